#include <fmt/format.h>

#include <cuakhau/base/civil.hpp>

#include "model/detail/plan_check.hpp"

namespace cuakhau::model::detail {

namespace {

void check_exception(PlanCheck& check, const std::string& path,
                     const CalendarException& exception) {
  const auto* from = std::get_if<CivilDate>(&exception.from.day);
  const auto* through = std::get_if<CivilDate>(&exception.through.day);
  if ((from == nullptr) != (through == nullptr)) {
    // Of the whole exception, so that an end that could not be read excuses it.
    check.problems.error(path, "expected two dates of one year or two that come back each year");
  } else if (from != nullptr && *through < *from) {
    check.problems.expected(path + ".through", fmt::format("a date from {} on", to_iso(*from)),
                            to_iso(*through));
  }
  check_feast(check, path + ".from", exception.from);
  check_feast(check, path + ".through", exception.through);
}

}  // namespace

void check_feast(PlanCheck& check, const std::string& path, const CalendarDate& date) {
  const auto* feast = std::get_if<FeastDay>(&date.day);
  if (feast == nullptr || !check.has_window) return;
  // No feast is before 20 January or after 8 October.
  const UtcOffset clock = check.plan.sides.home.utc_offset;
  const CivilDate last_unknown_before{k_first_feast_year - 1, 10, 8};
  const CivilDate first_unknown_after{k_last_feast_year + 1, 1, 20};
  const CivilDate start = civil(check.window.start, clock).date;
  const CivilDate end = civil(check.window.horizon, clock).date;
  if (last_unknown_before.plus_days(feast->days_after) < start &&
      end <= first_unknown_after.plus_days(feast->days_after))
    return;
  check.problems.error(
      path, fmt::format("feasts are known for the years {} to {}; the period runs "
                        "from {} until {}",
                        k_first_feast_year, k_last_feast_year, to_iso(start), to_iso(end)));
}

void check_hours(PlanCheck& check, const std::string& path, const Hours& hours) {
  if (hours.kind == HoursKind::named)
    check.problems.must_name(path, check.calendars, hours.calendar);
}

void check_hours(PlanCheck& check, const std::string& path, const PerSideHours& hours) {
  const Sides& sides = check.plan.sides;
  check_hours(check, fmt::format("{}.{}", path, sides.home.name), hours.home);
  check_hours(check, fmt::format("{}.{}", path, sides.neighbour.name), hours.neighbour);
}

void check_gate_name(PlanCheck& check, const std::string& path, const std::string& gate) {
  if (!gate.empty()) check.problems.must_name(path, check.gates, gate);
}

void check_calendars(PlanCheck& check) {
  for (const auto& [name, calendar] : check.plan.calendars)
    for (std::size_t i = 0; i < calendar.exceptions.size(); ++i)
      check_exception(check, fmt::format("calendars.{}.exceptions[{}]", name, i),
                      calendar.exceptions[i]);
}

void check_gates(PlanCheck& check) {
  for (const auto& [name, gate] : check.plan.gates)
    check_hours(check, fmt::format("gates.{}.hours", name), gate.hours);
}

}  // namespace cuakhau::model::detail
