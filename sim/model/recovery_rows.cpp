#include "model/detail/recovery_rows.hpp"

#include <algorithm>
#include <optional>
#include <span>
#include <vector>

#include "model/detail/readings.hpp"

namespace cuakhau::model::detail {

namespace {

bool has_recovery(const Row& row) { return row.is_whole() && row.direction == k_any; }

/// Trucks that wait at each daily count, at the row's gate or in the province.
std::vector<std::uint32_t> counts_of(const MeasureRecorder& recorder, const Row& row) {
  std::vector<std::uint32_t> counts(recorder.snapshot_grid().size());
  for (std::size_t gate = 0; gate <= recorder.layout().gates.size(); ++gate) {
    if (row.kind == Row::Kind::gate && row.index != gate) continue;
    for (const SampleCounts& direction : recorder.gate_days(gate).waiting_at) {
      const std::vector<std::uint32_t> values = direction.values();
      for (std::size_t day = 0; day < counts.size(); ++day) counts[day] += values[day];
    }
  }
  return counts;
}

/// One time in force: from, and until before it began again, or the run ended.
struct Disturbance {
  Instant from;
  Instant end;
  Instant until;
};

std::vector<Disturbance> disturbances_of(const MeasureRecorder& recorder, std::uint32_t policy) {
  const Instant horizon = recorder.layout().window.horizon;
  std::vector<Disturbance> all;
  for (const PolicyFiring& firing : recorder.firings()) {
    if (firing.policy != policy) continue;
    if (firing.kind == FiringKind::begins) {
      if (!all.empty()) all.back().until = firing.at;
      all.push_back({.from = firing.at, .end = Instant::never(), .until = horizon});
    } else if (firing.kind == FiringKind::ends) {
      all.back().end = firing.at;
    }
  }
  return all;
}

// A single count may be odd: the median of so many of them is not.
constexpr std::size_t k_counts = 3;

/// The middle one; of two the larger.
std::uint32_t median(std::span<const std::uint32_t> counts) {
  std::vector<std::uint32_t> sorted(counts.begin(), counts.end());
  std::ranges::sort(sorted);
  return sorted[sorted.size() / 2];
}

// Of these days before, so that what is usual on some day of the week is usual.
constexpr std::size_t k_days_before = 14;

/// The highest running median of the counts, or of fewer counts their median.
std::uint32_t highest_median(std::span<const std::uint32_t> counts) {
  if (counts.size() < k_counts) return median(counts);
  std::uint32_t highest = 0;
  for (std::size_t first = 0; first + k_counts <= counts.size(); ++first)
    highest = std::max(highest, median(counts.subspan(first, k_counts)));
  return highest;
}

/// When the running median of the counts (of the day before, the day and the day after) is first
/// no higher than it was on some day before it began.
/// @param begun  counts until then
std::optional<Instant> recovered(const Disturbance& one, const SampleGrid& days,
                                 std::span<const std::uint32_t> counts, std::size_t begun) {
  const std::size_t known = std::min(begun, k_days_before);
  const std::uint32_t before = highest_median(counts.subspan(begun - known, known));
  for (std::size_t day = begun; day + 1 < days.size() && days.at(day + 1) <= one.until; ++day)
    if (days.at(day) >= one.end && median(counts.subspan(day - 1, k_counts)) <= before)
      return days.at(day);
  return std::nullopt;
}

/// What one time in force adds; nothing when it did not end, or no count of the window lies before.
void add(const Disturbance& one, const SampleGrid& days, std::span<const std::uint32_t> counts,
         Reading& sum) {
  std::size_t begun = 0;
  while (begun < days.size() && days.at(begun) <= one.from) ++begun;
  if (begun == 0 || one.end >= one.until) return;
  const std::optional<Instant> again = recovered(one, days, counts, begun);
  const Duration time = again.value_or(one.until) - one.end;
  sum.numerator += static_cast<double>(time.count()) / k_ms_per_hour;
  sum.denominator += 1.0;
  sum.censored += again ? 0.0 : 1.0;
}

}  // namespace

void add_recovery_entries(const MeasureLayout& layout, const Row& row,
                          std::vector<CatalogueEntry>& entries) {
  if (!has_recovery(row)) return;
  for (const std::string& policy : layout.policies)
    if (!policy.empty())
      entries.push_back(
          {.key = {.measure = "recovery_time",
                   .unit = "h",
                   .where = row.kind == Row::Kind::gate ? layout.gates[row.index] : "province",
                   .direction = direction_text(row),
                   .flow = flow_text(layout, row),
                   .outcome = policy,
                   .statistic = "mean"},
           .pooling = Pooling::ratio});
}

void add_recovery_readings(const MeasureRecorder& recorder, const Row& row,
                           std::vector<Reading>& readings) {
  const std::vector<std::string>& policies = recorder.layout().policies;
  if (!has_recovery(row) || policies.empty()) return;
  const std::vector<std::uint32_t> counts = counts_of(recorder, row);
  for (std::uint32_t policy = 0; policy < policies.size(); ++policy) {
    if (policies[policy].empty()) continue;
    Reading sum;
    for (const Disturbance& one : disturbances_of(recorder, policy))
      add(one, recorder.snapshot_grid(), counts, sum);
    if (sum.denominator > 0.0) sum.censored /= sum.denominator;
    readings.push_back(sum);
  }
}

}  // namespace cuakhau::model::detail
