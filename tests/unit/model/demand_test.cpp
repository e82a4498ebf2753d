#include "model/detail/demand.hpp"

#include "support/catch.hpp"
#include "support/clocks.hpp"
#include "support/small_plans.hpp"
#include "support/sound_plan.hpp"

using namespace cuakhau;
using namespace cuakhau::model;
using namespace cuakhau::test;

namespace {

/// Sunday 8 to Sunday 15 January 2023 on the home side's clock.
OpenSpan one_week() {
  return {at({2023, 1, 8}, Duration{0}, k_vietnam), at({2023, 1, 15}, Duration{0}, k_vietnam)};
}

double mean_of(const Arrivals& arrivals, OpenSpan within = one_week(), double demand = 1.0) {
  Plan plan = sound_plan();
  plan.demand.value = demand;
  Flow flow = plan.flows.at("trucks");
  flow.arrivals = arrivals;
  return detail::mean_per_day(plan, flow, within);
}

Arrivals per_day(double trucks) {
  Arrivals arrivals;
  arrivals.per_day = trucks;
  return arrivals;
}

}  // namespace

TEST_CASE("rates, gaps and instants give trucks a day") {
  Arrivals arrivals;
  arrivals.poisson = PerHour{4.0};
  CHECK(mean_of(arrivals) == Approx(96.0));
  CHECK(mean_of(arrivals, one_week(), 1.5) == Approx(144.0));
  arrivals = {};
  arrivals.every = minutes(15);
  CHECK(mean_of(arrivals) == Approx(96.0));
  arrivals = {};
  arrivals.renewal = DurationLaw{{kernel::Uniform{0.0, 2.0 * 900'000.0}}};
  CHECK(mean_of(arrivals) == Approx(96.0));
  arrivals = {};
  arrivals.at = at_minutes({0, 60, 7 * 1440 - 1, 7 * 1440});
  CHECK(mean_of(arrivals) == Approx(3.0 / 7.0));
  arrivals = {};
  arrivals.saturated = true;
  CHECK(mean_of(arrivals) == 0.0);
}

TEST_CASE("a batch multiplies") {
  Arrivals arrivals;
  arrivals.poisson = PerHour{2.0};
  arrivals.batch = CountLaw{{kernel::Discrete{{1.0, 3.0, 8.0}, {0.5, 0.3, 0.2}}}};
  CHECK(mean_of(arrivals) == Approx(48.0 * 3.0));
}

TEST_CASE("trucks a day are trucks, in batches or not") {
  Arrivals arrivals = per_day(70.0);
  arrivals.batch = CountLaw{{kernel::Constant{5.0}}};
  CHECK(mean_of(arrivals) == Approx(70.0));
}

TEST_CASE("weekdays and dates scale their days, and demand all of them") {
  Arrivals arrivals = per_day(70.0);
  CHECK(mean_of(arrivals) == Approx(70.0));
  arrivals.weekdays.days[6].value = 0.0;  // Sunday
  CHECK(mean_of(arrivals) == Approx(60.0));
  arrivals.dates.dates[CivilDate{2023, 1, 9}].value = 0.5;
  CHECK(mean_of(arrivals) == Approx(55.0));
  CHECK(mean_of(arrivals, one_week(), 2.0) == Approx(110.0));
}

TEST_CASE("hours matter when the span does not consist of whole days") {
  Arrivals arrivals = per_day(100.0);
  arrivals.hours.assign(24, 0.0);
  arrivals.hours[6] = 1.0;
  arrivals.hours[18] = 3.0;
  const OpenSpan half_day{one_week().from, one_week().from + hours(12)};
  CHECK(mean_of(arrivals, half_day) == Approx(50.0));  // 25 trucks in half a day
  const OpenSpan quarter{one_week().from + minutes(18 * 60 + 30), one_week().from + hours(24)};
  CHECK(mean_of(arrivals, quarter) == Approx(37.5 / (5.5 / 24.0)));
  CHECK(mean_of(arrivals) == Approx(100.0));
}

TEST_CASE("hours are read on the clock that they name") {
  Arrivals arrivals = per_day(100.0);
  arrivals.hours.assign(24, 0.0);
  arrivals.hours[0] = 1.0;
  arrivals.clock = Side::neighbour;  // 00:00-01:00 there is 23:00-24:00 here
  const OpenSpan last_hour{one_week().until - hours(1), one_week().until};
  CHECK(mean_of(arrivals, last_hour) == Approx(2400.0));
}

TEST_CASE("daily totals count on their dates, and no others bring trucks") {
  Arrivals arrivals;
  arrivals.daily = {{{2023, 1, 9}, 30.0}, {{2023, 1, 11}, 40.0}, {{2023, 1, 15}, 500.0}};
  CHECK(mean_of(arrivals) == Approx(10.0));
  arrivals.as = DailyAs::count;
  CHECK(mean_of(arrivals) == Approx(10.0));
}

TEST_CASE("a flow has trucks unless its rate is zero, it is held, or the demand is nought") {
  Plan plan = sound_plan();
  Flow& flow = plan.flows["trucks"];
  const auto has_trucks = [&] { return detail::has_trucks(plan, "trucks"); };
  CHECK(has_trucks());
  flow.held = true;
  CHECK_FALSE(has_trucks());
  plan.initial = {{.flow = "trucks", .trucks = count(1), .stage = {}, .age = {}}};
  CHECK(has_trucks());
  plan.initial.clear();
  flow.held = false;
  plan.demand.value = 0.0;
  CHECK_FALSE(has_trucks());
  plan.demand.value = 1.0;
  flow.arrivals = per_day(0.0);
  CHECK_FALSE(has_trucks());
  flow.arrivals = {};
  flow.arrivals.every = hours(1);
  CHECK(has_trucks());
}
