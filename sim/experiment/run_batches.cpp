#include <cuakhau/experiment/run_batches.hpp>

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include <cuakhau/base/duration_text.hpp>
#include <cuakhau/base/text.hpp>
#include <cuakhau/experiment/measure_lookup.hpp>
#include <cuakhau/experiment/multiplicity.hpp>
#include <cuakhau/experiment/paired.hpp>

namespace cuakhau::experiment {
namespace {

constexpr std::size_t k_iso_date = 10;  // letters of 2023-01-08

}  // namespace

Expected<RunBatches, std::string> cut_into_batches(const model::RunWindow& run,
                                                   std::uint32_t count) {
  const Duration measured = run.horizon - run.measured_from;
  const std::int64_t days = measured / k_day / count;
  if (days == 0)
    return Unexpected{
        fmt::format("{} batches of {} would be shorter than a day: name fewer, or "
                    "a longer period",
                    count, format_duration(measured))};
  const Duration each = days * k_day;
  return RunBatches{count, run.horizon - count * each, each};
}

bool is_of_whole_run(const model::MeasureKey& key) {
  constexpr std::array<std::string_view, 3> k_measures{"time_to_clear", "recovery_time",
                                                       "closure_hours"};
  const bool is_of_date = key.period.size() == k_iso_date;
  return is_of_date || key.statistic == "max" || key.statistic == "min" ||
         std::ranges::find(k_measures, key.measure) != k_measures.end();
}

std::optional<BatchLikeness> likeness_of(const model::CatalogueEntry& entry,
                                         std::span<const model::Reading> readings) {
  const auto parts = contributions(std::array{Sample{readings}}, entry.pooling);
  if (!parts) return std::nullopt;
  return BatchLikeness{entry.key, serial_test(parts->front().errors)};
}

std::string warning_of_likeness(const BatchedRun& run, double significance) {
  std::vector<double> values;
  for (const auto& one : run.likeness) values.push_back(one.serial.p);
  const auto adjusted = holm(values);
  std::vector<std::string> alike;
  for (std::size_t k = 0; k < run.likeness.size(); ++k) {
    const auto& [key, serial] = run.likeness[k];
    if (adjusted[k].p <= significance)
      alike.push_back(fmt::format("{} (correlation {:.2f})", measure_text(key), serial.lag_one));
  }
  if (alike.empty()) return {};
  return fmt::format(
      "batches of {} are too short: neighbours are alike in {}, so that intervals are too narrow, "
      "and percentiles, which are means over batches, hang on how long these are; name fewer "
      "batches, or a longer period",
      format_duration(run.batches.each), join(alike, ", "));
}

}  // namespace cuakhau::experiment
