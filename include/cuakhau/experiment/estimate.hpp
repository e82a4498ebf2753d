#pragma once

// Estimates: the readings of all replications as one number with its interval, for each entry of a
// network's catalogue.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <cuakhau/base/time.hpp>
#include <cuakhau/experiment/interval.hpp>
#include <cuakhau/model/measure.hpp>

namespace cuakhau::experiment {

/// Of results throughout, unless a caller asks for another.
inline constexpr double k_confidence = 0.95;

/// A mean of which more than this share is censored is a lower bound.
inline constexpr double k_censored_bearable = 0.01;

struct Estimate {
  model::MeasureKey key;
  std::optional<double> value;  // in key.unit; none when no replication had anything to measure
  std::optional<Interval> interval;  // none with one replication
  std::optional<double> sd;          // the standard error is sd / sqrt(n)
  double confidence = k_confidence;
  std::uint32_t n = 0;    // replications that it rests on
  double censored = 0.0;  // share of trucks whose value was not known when the run ended
  bool is_lower_bound = false;
  /// Of the value, over that which as many independent replications without controls would have;
  /// none where neither pairs nor controls were asked for, or nothing varies.
  std::optional<double> variance_ratio{};
};

/// Mean over replications at from, from + step, …; low and high are the interval of each mean,
/// empty with one replication.
struct SeriesEstimate {
  std::string measure;
  std::string where;
  std::string direction;
  Instant from;
  Duration step{0};
  std::vector<double> values;
  std::vector<double> low;
  std::vector<double> high;
};

/// What each replication measured, in index order.
using Measured = std::span<const model::ReplicationMeasures* const>;

/// One number from its reading in each replication. Ratios are pooled over replications;
/// percentiles and other readings that are no ratios are averaged over those replications that have
/// them.
[[nodiscard]] Estimate estimate(const model::CatalogueEntry& entry,
                                std::span<const model::Reading> readings, double confidence);

/// One entry of the catalogue.
[[nodiscard]] Estimate estimate(const model::Catalogue& catalogue, std::size_t entry,
                                Measured measured, double confidence = k_confidence);

/// @param unit replications that make one independent observation: whole units
[[nodiscard]] std::vector<SeriesEstimate> series_estimates(const model::Catalogue& catalogue,
                                                           Measured measured, std::size_t unit = 1);

}  // namespace cuakhau::experiment
