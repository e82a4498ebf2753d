#include "report/detail/figure.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "report/detail/grid.hpp"

namespace cuakhau::report::detail {
namespace {

constexpr TimeUnit k_seconds{"s", 1.0 / 60.0};
constexpr TimeUnit k_minutes{"min", 1.0};
constexpr TimeUnit k_hours{"h", 60.0};
constexpr TimeUnit k_days{"d", 1'440.0};
constexpr int k_most_decimals = 2;

/// Decimals that show so many digits of the number, at most k_most_decimals.
int decimals_for(double number, int digits) {
  if (number == 0.0) return 0;
  const int before_point = static_cast<int>(std::floor(std::log10(std::abs(number)))) + 1;
  return std::clamp(digits - before_point, 0, k_most_decimals);
}

}  // namespace

TimeUnit time_unit_for(std::span<const Estimate* const> estimates) {
  double largest = 0.0;
  for (const auto* estimate : estimates)
    if (estimate != nullptr) largest = std::max(largest, estimate->value.value_or(0.0));
  if (largest > 0.0 && largest < 3.0 * k_minutes.minutes) return k_seconds;
  if (largest < 3.0 * k_hours.minutes) return k_minutes;
  return largest < 4.0 * k_days.minutes ? k_hours : k_days;
}

std::string figure(const Estimate* estimate, double size) {
  if (estimate == nullptr || !estimate->value) return k_absent;
  const double value = *estimate->value / size;
  if (estimate->is_lower_bound) return fmt::format("> {:.{}f}", value, decimals_for(value, 3));
  if (!estimate->interval) return fmt::format("{:.{}f}", value, decimals_for(value, 3));
  const double half = estimate->interval->half_width() / size;
  const int known = half > 0.0 ? decimals_for(half, 2) : k_most_decimals;
  const int decimals = std::min(known, decimals_for(std::max(std::abs(value), half), 3));
  return fmt::format("{:.{}f} ±{:.{}f}", value, decimals, half, decimals);
}

const Estimate* Figures::find(std::string_view measure, std::string_view where,
                              std::string_view statistic, std::string_view direction) const {
  const auto found = std::ranges::find_if(result_.measures, [&](const Estimate& estimate) {
    const auto& key = estimate.key;
    return key.where == where && key.measure == measure && key.statistic == statistic &&
           key.direction == direction && key.flow == "*" && key.outcome == "*";
  });
  return found == result_.measures.end() ? nullptr : &*found;
}

std::vector<std::string> Figures::places() const {
  std::vector<std::string> places;
  for (const auto& estimate : result_.measures)
    if (std::ranges::find(places, estimate.key.where) == places.end())
      places.push_back(estimate.key.where);
  return places;
}

}  // namespace cuakhau::report::detail
