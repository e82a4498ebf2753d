#include <cuakhau/experiment/left_over.hpp>

#include <cstdlib>

#include <fmt/format.h>

#include <cuakhau/base/duration_text.hpp>

namespace cuakhau::experiment {
namespace {

// Of fewer batches nothing can be said of whether they are alike.
constexpr std::int64_t k_fewest = 3;
// Of the days that can be measured: less than one in so many is next to nothing.
constexpr std::int64_t k_bearable = 20;

/// Days of `all` that so many batches of whole days leave over.
std::int64_t left_over(std::int64_t all, std::int64_t count) { return all % count; }

bool is_bearable(std::int64_t all, std::int64_t count) {
  return left_over(all, count) * k_bearable <= all;
}

/// The number nearest to `count` that leaves next to nothing, of two the smaller: longer batches
/// are safer. There is one: as many batches as days leave nothing.
std::int64_t better_count(std::int64_t all, std::int64_t count) {
  std::int64_t best = all;
  for (std::int64_t other = k_fewest; other < all; ++other)
    if (is_bearable(all, other) && std::abs(other - count) < std::abs(best - count)) best = other;
  return best;
}

}  // namespace

std::string warning_of_left_over(const model::RunWindow& run, const RunBatches& batches) {
  const std::int64_t all = (run.horizon - run.measured_from) / k_day;
  if (is_bearable(all, batches.count)) return {};
  const auto better = better_count(all, batches.count);
  const auto rest = left_over(all, better);
  return fmt::format(
      "{} batches of {} leave {} of {} over, which prolong the warm-up and are not measured: "
      "--batches {} ({} each) {}",
      batches.count, format_duration(batches.each),
      format_duration(left_over(all, batches.count) * k_day), format_duration(all * k_day), better,
      format_duration(all / better * k_day),
      rest == 0 ? "leaves none" : "leaves " + format_duration(rest * k_day));
}

}  // namespace cuakhau::experiment
