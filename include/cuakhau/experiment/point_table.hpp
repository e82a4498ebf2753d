#pragma once

// Points of `width` coordinates each, as the rows of one table: a design, what was found at its
// points, the controls of a regression.

#include <cstddef>
#include <span>
#include <vector>

#include <cuakhau/experiment/interval.hpp>

namespace cuakhau::experiment {

class PointTable {
 public:
  /// @param width at least 1
  explicit PointTable(std::size_t width);
  /// @param values row after row, whole rows
  PointTable(std::size_t width, std::vector<double> values);

  /// @param point of this width, and no row of this table
  void add(std::span<const double> point);

  [[nodiscard]] std::size_t width() const { return width_; }
  [[nodiscard]] std::size_t size() const { return values_.size() / width_; }
  [[nodiscard]] std::span<const double> operator[](std::size_t row) const {
    return std::span{values_}.subspan(row * width_, width_);
  }
  [[nodiscard]] std::span<const double> values() const { return values_; }

 private:
  std::size_t width_;
  std::vector<double> values_;
};

/// The mean of each row.
[[nodiscard]] std::vector<double> row_means(const PointTable& table);

/// Of two points of one width.
[[nodiscard]] double squared_distance(std::span<const double> a, std::span<const double> b);

/// From the least to the greatest in one column of a table that has a row.
[[nodiscard]] Interval range_of(const PointTable& table, std::size_t column);

}  // namespace cuakhau::experiment
