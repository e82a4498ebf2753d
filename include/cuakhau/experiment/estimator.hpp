#pragma once

// Estimates from replications that are more than independent repetitions: antithetic pairs, of
// which the mean of the two is what is independent, and control variates, which take out of each
// replication what is known of its luck.

#include <cstddef>
#include <cstdint>
#include <vector>

#include <cuakhau/experiment/estimate.hpp>
#include <cuakhau/experiment/point_table.hpp>
#include <cuakhau/experiment/replicate.hpp>

namespace cuakhau::experiment {

/// The luck of a replication: by direction, how many trucks a day arrived, less their mean. Only
/// flows count whose mean is known before the run (model::expected_arrivals).
class ArrivalControls {
 public:
  ArrivalControls(const model::Network& network, const model::Catalogue& catalogue);

  [[nodiscard]] bool is_empty() const { return controls_.empty(); }
  [[nodiscard]] std::size_t size() const { return controls_.size(); }
  /// A row a replication, a column a direction. Must not be empty.
  [[nodiscard]] PointTable deviations(Measured measured) const;

 private:
  struct Term {
    std::size_t entry = 0;  // of the catalogue: `arrived`
    double expected = 0.0;  // in its unit
  };
  std::vector<std::vector<Term>> controls_;
};

/// Gives each reading's estimate, with Estimate::variance_ratio where something was done to its
/// variance. @param catalogue, controls must outlive it; controls null or empty: none
class Estimator {
 public:
  explicit Estimator(const model::Catalogue& catalogue, Draw draw = Draw::independent,
                     const ArrivalControls* controls = nullptr);

  /// Replications that make one independent observation.
  [[nodiscard]] std::uint32_t unit() const { return draw_ == Draw::antithetic ? 2 : 1; }
  /// @param measured replications 0, 1, 2 …, whole units. With too few of them for the controls
  /// these are left out.
  [[nodiscard]] Estimate estimate(std::size_t entry, Measured measured,
                                  double confidence = k_confidence) const;
  /// All entries, in the order of the catalogue.
  [[nodiscard]] std::vector<Estimate> estimates(Measured measured) const;
  [[nodiscard]] std::vector<SeriesEstimate> series(Measured measured) const;

 private:
  [[nodiscard]] PointTable luck(Measured measured) const;
  [[nodiscard]] Estimate estimate(std::size_t entry, Measured measured, const PointTable& luck,
                                  double confidence) const;

  const model::Catalogue& catalogue_;
  Draw draw_;
  const ArrivalControls* controls_;
};

}  // namespace cuakhau::experiment
