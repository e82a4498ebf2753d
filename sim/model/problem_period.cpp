#include <fmt/format.h>

#include <cuakhau/base/civil.hpp>
#include <cuakhau/base/duration_text.hpp>
#include <cuakhau/base/text.hpp>

#include "model/detail/plan_check.hpp"
#include "model/detail/sample_grid.hpp"

namespace cuakhau::model::detail {

namespace {

constexpr Duration k_longest_run = 200 * 365 * k_day;

[[nodiscard]] bool has_one_end(PlanCheck& check) {
  const Period& period = check.plan.period;
  if (period.until.has_value() != period.length.has_value()) return true;
  if (period.until)
    check.problems.expected("period", "either `until` or `for`", "both",
                            {"leave one out; what a file has said is taken away by `~`, such as "
                             "--set period.until=~"});
  else
    check.problems.expected("period", "either `until` or `for`", "neither of them");
  return false;
}

/// Where the end of the run is said.
[[nodiscard]] std::string end_path(const Period& period) {
  return period.until ? "period.until" : "period.for";
}

[[nodiscard]] bool ends_in_time(PlanCheck& check) {
  const RunWindow window = run_window(check.plan);
  const Period& period = check.plan.period;
  if (window.horizon <= window.start) {
    check.problems.expected(
        end_path(period), fmt::format("an end after the start, {}", check.clock_text(window.start)),
        period.until ? check.clock_text(window.horizon) : format_duration(*period.length));
    return false;
  }
  if (window.horizon - window.start > k_longest_run) {
    check.problems.expected(end_path(period), "a run of at most 200 years",
                            format_duration(window.horizon - window.start));
    return false;
  }
  return true;
}

void check_warm_up(PlanCheck& check) {
  const Period& period = check.plan.period;
  if (period.warm_up < Duration{0} || period.warm_up % k_day != Duration{0})
    check.problems.expected("period.warm_up", "whole days", format_duration(period.warm_up));
  if (period.warm_up > Duration{0} && period.warm_up_is_automatic)
    check.problems.error("period.warm_up", "it is found by `warm_up_auto`, and given as well",
                         {"keep one of the two"});
  const Duration length = check.window.horizon - check.window.start;
  if (check.has_window && period.warm_up >= length)
    check.problems.expected(
        "period.warm_up",
        fmt::format("less than the run, which is {} long", format_duration(length)),
        format_duration(period.warm_up));
}

}  // namespace

void check_sides(PlanCheck& check) {
  const Sides& sides = check.plan.sides;
  if (sides.home.name == sides.neighbour.name)
    check.problems.error("sides.neighbour.name",
                         fmt::format("both sides are called {}", quote(sides.home.name)));
  if (sides.home.clock == sides.neighbour.clock)
    check.problems.error("sides.neighbour.clock",
                         fmt::format("both clocks are called {}", quote(sides.home.clock)));
}

void check_period(PlanCheck& check) {
  const Period& period = check.plan.period;
  if (period.from && period.from->is_after_start)
    check.problems.expected("period.from", "a date", "a span after the start");
  if (has_one_end(check) && ends_in_time(check)) {
    check.has_window = true;
    check.window = run_window(check.plan);
  }
  check_warm_up(check);
}

void check_measures(PlanCheck& check) {
  const Measurement& measures = check.plan.measures;
  if (measures.snapshot_at < Duration{0} || measures.snapshot_at >= k_day)
    check.problems.expected("measures.snapshot_at", "a time of day, less than 24 h",
                            format_duration(measures.snapshot_at));
  if (measures.event_limit.limit() < 1)
    check.problems.expected("measures.event_limit", "at least 1 event", "0");
  if (measures.series_step < Duration{0})
    check.problems.expected("measures.series_step", "0 s or more",
                            format_duration(measures.series_step));
  if (!check.has_window) return;
  const Duration measured = check.window.horizon - check.window.measured_from;
  if (measures.series_step > Duration{0} && measured / measures.series_step >= k_most_points)
    check.problems.expected(
        "measures.series_step", fmt::format("a step of at most {} points", k_most_points),
        format_duration(measures.series_step),
        {fmt::format("the measured {} need more than {}", format_duration(measured),
                     format_duration_short(measured / k_most_points))});
  if (!measures.clear_from) return;
  const Instant clear_from = measures.clear_from->resolve(check.window.start);
  if (clear_from < check.window.start || clear_from >= check.window.horizon)
    check.problems.expected(
        "measures.clear_from",
        fmt::format("an instant of the run, from {} to {}", check.clock_text(check.window.start),
                    check.clock_text(check.window.horizon)),
        check.clock_text(clear_from));
}

}  // namespace cuakhau::model::detail
