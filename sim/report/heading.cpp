#include "report/detail/heading.hpp"

#include <fmt/format.h>

#include <cuakhau/base/civil.hpp>
#include <cuakhau/base/duration_text.hpp>

#include "report/detail/grid.hpp"

namespace cuakhau::report::detail {
namespace {

/// "2023-01-08" at midnight, else with the time of day.
std::string point_text(Instant instant, UtcOffset clock) {
  const auto local = civil(instant, clock);
  auto date = to_iso(local.date);
  if (local.time_of_day == Duration{0}) return date;
  return fmt::format("{} {}", date, time_text(local.time_of_day));
}

}  // namespace

std::string time_text(Duration time_of_day) {
  const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(time_of_day).count();
  return fmt::format("{:02}:{:02}", minutes / 60, minutes % 60);
}

std::string heading(const std::string& name, const model::RunWindow& window, UtcOffset clock,
                    Palette palette) {
  auto period = fmt::format(
      "measured from {} until {} ({})", point_text(window.measured_from, clock),
      point_text(window.horizon, clock), format_duration(window.horizon - window.measured_from));
  if (window.measured_from > window.start)
    period +=
        fmt::format(", after {} of warm-up", format_duration(window.measured_from - window.start));
  return inked(wrapped(name, 0), Ink::bold, palette) + wrapped(period, 0);
}

}  // namespace cuakhau::report::detail
