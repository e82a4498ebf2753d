#pragma once

// Where points lie for a metamodel: a coordinate from 0 to 1 for each factor that varies.
//
// A range has one, by its logarithm where the factor says so; a list of two values, or a policy, is
// 0 and 1; a list of more has a coordinate for each value, 1 where it is that value, so that none
// is between two others.

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include <cuakhau/experiment/factor.hpp>
#include <cuakhau/experiment/interval.hpp>
#include <cuakhau/experiment/point_table.hpp>

namespace cuakhau::experiment {

class FactorSpace {
 public:
  /// @param points of values, which need not vary in each factor
  FactorSpace(std::vector<Factor> factors, const PointTable& points);

  [[nodiscard]] const std::vector<Factor>& factors() const { return factors_; }
  [[nodiscard]] bool varies(std::size_t factor) const { return width_of_[factor] > 0; }
  /// What a factor is that does not vary; of all, where the first point is.
  [[nodiscard]] double value_at_start(std::size_t factor) const { return start_[factor]; }
  /// Coordinates; 0 where no factor varies.
  [[nodiscard]] std::size_t width() const { return names_.size(); }
  /// "demand", "yards.north.discipline = fifo".
  [[nodiscard]] const std::string& name(std::size_t coordinate) const { return names_[coordinate]; }
  /// @param point values, by factor
  [[nodiscard]] std::vector<double> coordinates(std::span<const double> point) const;
  /// The factors in which a point lies beyond the points that there are: by more than 0.05, what a
  /// Latin hypercube of 20 points leaves at its ends, or at a choice that none of them has.
  [[nodiscard]] std::vector<std::size_t> beyond(std::span<const double> point) const;

 private:
  std::vector<Factor> factors_;
  std::vector<double> start_;
  std::vector<std::size_t> width_of_;            // coordinates of each factor
  std::vector<std::string> names_;               // of the coordinates
  std::vector<Interval> seen_;                   // of each factor, in its coordinate
  std::vector<std::vector<bool>> seen_choices_;  // of each list
};

/// Those of so many points that lie farthest apart: the first, then always the one that is farthest
/// from all before it (Gonzalez 1985). All where there are no more; in ascending order.
/// @param points of coordinates
[[nodiscard]] std::vector<std::size_t> spread_points(const PointTable& points, std::size_t most);

}  // namespace cuakhau::experiment
