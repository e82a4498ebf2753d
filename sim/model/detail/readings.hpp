#pragma once

// How sums become readings in the units of results.

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include <cuakhau/base/civil.hpp>
#include <cuakhau/model/measure.hpp>
#include <cuakhau/model/quantile.hpp>

#include "model/detail/measure_layout.hpp"
#include "model/detail/row.hpp"
#include "model/detail/units.hpp"
#include "model/detail/visit_sums.hpp"

namespace cuakhau::model::detail {

/// The percentiles of one sample, in the order of `k_shares`.
using Percentiles = std::array<Reading, k_shares.size()>;

// The columns of the tables of measures.
inline constexpr Pooling k_ratio = Pooling::ratio;
inline constexpr Pooling k_mean = Pooling::mean;
template <auto percentiles, std::size_t index, class Totals>
Reading percentile(const Totals& totals) {
  return (totals.*percentiles)[index];
}

[[nodiscard]] inline Reading share_of(std::uint64_t part, std::uint64_t whole) {
  return {.numerator = 100.0 * static_cast<double>(part),
          .denominator = static_cast<double>(whole)};
}
/// Mean minutes of trucks; a lower bound of it as far as some are censored.
[[nodiscard]] inline Reading mean_minutes(const TimeSum& sum) {
  const auto trucks = static_cast<double>(sum.trucks);
  return {.numerator = static_cast<double>(sum.time_ms) / k_ms_per_minute,
          .denominator = trucks,
          .censored = sum.trucks > 0 ? static_cast<double>(sum.censored) / trucks : 0.0};
}
[[nodiscard]] inline double days_of(const RunWindow& window) {
  return static_cast<double>((window.horizon - window.measured_from).count()) /
         static_cast<double>(k_day.count());
}
[[nodiscard]] inline Reading per_day(std::uint64_t trucks, const RunWindow& window) {
  return {.numerator = static_cast<double>(trucks), .denominator = days_of(window)};
}
/// Trucks on the average of the window, from the time they spent in it.
[[nodiscard]] inline Reading time_average(std::int64_t time_ms, const RunWindow& window) {
  return {.numerator = static_cast<double>(time_ms) / static_cast<double>(k_day.count()),
          .denominator = days_of(window)};
}
/// A number as it is.
[[nodiscard]] inline Reading single(double value) {
  return {.numerator = value, .denominator = 1.0};
}

[[nodiscard]] inline Reading hours_of(Duration time) {
  return single(static_cast<double>(time.count()) / k_ms_per_hour);
}

/// From `clear_from` to the first instant without trucks; a lower bound if there was none.
[[nodiscard]] inline Reading time_to_clear(const MeasureLayout& layout, Instant empty_from) {
  if (layout.clear_from >= layout.window.horizon) return {};
  const bool is_reached = empty_from < layout.window.horizon;
  const Instant until = is_reached ? empty_from : layout.window.horizon;
  return {.numerator = static_cast<double>((until - layout.clear_from).count()) / k_ms_per_hour,
          .denominator = 1.0,
          .censored = is_reached ? 0.0 : 1.0,
          .is_lower_bound = !is_reached};
}

/// Percentiles in minutes of a sample of which `sum` has the count; none if it is empty.
[[nodiscard]] std::array<Reading, k_shares.size()> percentile_minutes(const DurationSample& sample,
                                                                      const TimeSum& sum);

/// Whether the row is about this flow too.
[[nodiscard]] bool has_flow(const MeasureLayout& layout, const Row& row, std::size_t flow);

class MeasureRecorder;
/// The time that trucks of the row waited in the window before they were cleared.
/// @param per_ms  what a ms of it counts for, by FlowId
[[nodiscard]] double weighed_waiting(const MeasureRecorder& recorder, const Row& row,
                                     const std::vector<double>& per_ms);

/// "*" for any.
[[nodiscard]] std::string direction_text(const Row& row);
[[nodiscard]] std::string flow_text(const MeasureLayout& layout, const Row& row);

}  // namespace cuakhau::model::detail
