#include <fmt/format.h>

#include <cuakhau/base/civil.hpp>

#include "model/detail/plan_check.hpp"

namespace cuakhau::model::detail {

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
  for (const auto& [name, calendar] : check.plan.calendars) {
    for (std::size_t i = 0; i < calendar.exceptions.size(); ++i) {
      const CalendarException& exception = calendar.exceptions[i];
      if (exception.from <= exception.through) continue;
      check.problems.expected(fmt::format("calendars.{}.exceptions[{}].through", name, i),
                              fmt::format("a date from {} on", to_iso(exception.from)),
                              to_iso(exception.through));
    }
  }
}

void check_gates(PlanCheck& check) {
  for (const auto& [name, gate] : check.plan.gates)
    check_hours(check, fmt::format("gates.{}.hours", name), gate.hours);
}

}  // namespace cuakhau::model::detail
