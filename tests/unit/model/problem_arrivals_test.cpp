#include <cmath>

#include "support/catch.hpp"
#include "support/small_plans.hpp"
#include "support/sound_plan.hpp"

using namespace cuakhau;
using namespace cuakhau::model;
using namespace cuakhau::test;

TEST_CASE("arrivals are of exactly one kind") {
  CHECK(problems_after([](Plan& plan) { plan.flows["trucks"].arrivals = {}; }) ==
        Texts{"error: flows.trucks.arrivals: expected one of poisson, every, renewal, saturated, "
              "at, per_day, daily, found none of them"});
  CHECK(problems_after([](Plan& plan) {
          plan.flows["trucks"].arrivals.per_day = 5.0;
          plan.flows["trucks"].arrivals.every = hours(1);
        }) == Texts{"error: flows.trucks.arrivals: expected one of poisson, every, renewal, "
                    "saturated, at, per_day, daily, found poisson and every and per_day"});
}

TEST_CASE("rates are from 0 to one truck a millisecond, and 0 brings nobody") {
  CHECK(problems_after([](Plan& plan) {
          plan.flows["trucks"].arrivals.poisson = PerHour{1e300};
        }) == Texts{"error: flows.trucks.arrivals.poisson: expected a rate from 0 to one truck a "
                    "millisecond, found 1e+300"});
  CHECK(problems_after([](Plan& plan) {
          plan.flows["trucks"].arrivals.poisson = PerHour{INFINITY};
        }) == Texts{"error: flows.trucks.arrivals.poisson: expected a rate from 0 to one truck a "
                    "millisecond, found inf"});
  CHECK(problems_after([](Plan& plan) { plan.flows["trucks"].arrivals.poisson = PerHour{NAN}; }) ==
        Texts{"error: flows.trucks.arrivals.poisson: expected a rate from 0 to one truck a "
              "millisecond, found nan"});
  CHECK(problems_after([](Plan& plan) { plan.flows["trucks"].arrivals.poisson = PerHour{0.0}; }) ==
        Texts{"warning: flows.trucks.arrivals.poisson: no trucks come"});
  CHECK(problems_after([](Plan& plan) {
          plan.flows["trucks"].arrivals.poisson = PerHour{0.0};
          plan.initial = {{"trucks", count(3), {}, {}}};
        }) == Texts{});
  CHECK(problems_after([](Plan& plan) {
          plan.flows["trucks"].arrivals = {};
          plan.flows["trucks"].arrivals.per_day = -1.0;
        }) == Texts{"error: flows.trucks.arrivals.per_day: expected a rate from 0 to one truck a "
                    "millisecond, found -1"});
}

TEST_CASE("gaps between arrivals take time") {
  CHECK(problems_after([](Plan& plan) {
          plan.flows["trucks"].arrivals = {};
          plan.flows["trucks"].arrivals.every = Duration{0};
        }) == Texts{"error: flows.trucks.arrivals.every: expected more than 0 s, found 0 s"});
  CHECK(
      problems_after([](Plan& plan) {
        plan.flows["trucks"].arrivals = {};
        plan.flows["trucks"].arrivals.renewal = constant(Duration{0});
      }) ==
      Texts{"error: flows.trucks.arrivals.renewal: expected a mean of at least 1 ms, found less"});
}

TEST_CASE("instants stand in order, and outside the run they are not run") {
  CHECK(problems_after([](Plan& plan) {
          plan.flows["trucks"].arrivals = {};
          plan.flows["trucks"].arrivals.at = at_minutes({5, 7, 6});
        }) == Texts{"error: flows.trucks.arrivals.at[2]: expected an instant not before "
                    "2023-01-08T00:07:00+07:00, found 2023-01-08T00:06:00+07:00"});
  CHECK(problems_after([](Plan& plan) {
          plan.flows["trucks"].arrivals = {};
          plan.flows["trucks"].arrivals.at = at_minutes({5, 5, 17'280});
        }) == Texts{"warning: flows.trucks.arrivals.at[2]: 2023-01-20T00:00:00+07:00 lies outside "
                    "the run, from 2023-01-08T00:00:00+07:00 to 2023-01-20T00:00:00+07:00"});
}

TEST_CASE("daily totals have dates that ascend, and cover the run") {
  CHECK(problems_after([](Plan& plan) {
          plan.flows["trucks"].arrivals = {};
          for (unsigned day = 8; day < 20; ++day)
            plan.flows["trucks"].arrivals.daily.push_back({{2023, 1, day}, 90.5});
        }) == Texts{});
  CHECK(problems_after([](Plan& plan) {
          plan.flows["trucks"].arrivals = {};
          for (unsigned day = 8; day < 20; ++day)
            plan.flows["trucks"].arrivals.daily.push_back({{2023, 1, day}, 90.5});
          plan.flows["trucks"].arrivals.daily[3].date = {2023, 1, 9};
        }) == Texts{"error: flows.trucks.arrivals.daily[3].date: expected a date after 2023-01-10, "
                    "found 2023-01-09"});
  CHECK(problems_after([](Plan& plan) {
          plan.flows["trucks"].arrivals = {};
          plan.flows["trucks"].arrivals.daily = {{{2023, 1, 7}, 5.0}, {{2023, 1, 9}, 5.0}};
        }) == Texts{"warning: flows.trucks.arrivals.daily: 11 of the 12 days from 2023-01-08 to "
                    "2023-01-19 have no total: no trucks come"});
  CHECK(problems_after([](Plan& plan) {
          plan.flows["trucks"].arrivals = {};
          plan.flows["trucks"].arrivals.as = DailyAs::count;
          for (unsigned day = 8; day < 20; ++day)
            plan.flows["trucks"].arrivals.daily.push_back({{2023, 1, day}, day == 9 ? 0.5 : 7.0});
        }) == Texts{"error: flows.trucks.arrivals.daily[1].trucks: expected a whole number, since "
                    "totals are counts, found 0.5"});
  CHECK(
      problems_after([](Plan& plan) {
        plan.flows["trucks"].arrivals = {};
        for (unsigned day = 8; day < 20; ++day)
          plan.flows["trucks"].arrivals.daily.push_back({{2023, 1, day}, -1.0});
      }) ==
      Texts{
          "error: flows.trucks.arrivals.daily[0].trucks: expected a number of trucks, found -1",
          "error: flows.trucks.arrivals.daily[1].trucks: expected a number of trucks, found -1",
          "error: flows.trucks.arrivals.daily[2].trucks: expected a number of trucks, found -1",
          "error: flows.trucks.arrivals.daily[3].trucks: expected a number of trucks, found -1",
          "error: flows.trucks.arrivals.daily[4].trucks: expected a number of trucks, found -1",
          "error: flows.trucks.arrivals.daily[5].trucks: expected a number of trucks, found -1",
          "error: flows.trucks.arrivals.daily[6].trucks: expected a number of trucks, found -1",
          "error: flows.trucks.arrivals.daily[7].trucks: expected a number of trucks, found -1",
          "error: flows.trucks.arrivals.daily[8].trucks: expected a number of trucks, found -1",
          "error: flows.trucks.arrivals.daily[9].trucks: expected a number of trucks, found -1",
          "error: flows.trucks.arrivals.daily[10].trucks: expected a number of trucks, found -1",
          "error: flows.trucks.arrivals.daily[11].trucks: expected a number of trucks, found -1"});
}

TEST_CASE("hours are 24 weights that do not all vanish") {
  CHECK(problems_after([](Plan& plan) {
          plan.flows["trucks"].arrivals = {};
          plan.flows["trucks"].arrivals.per_day = 90.0;
          plan.flows["trucks"].arrivals.hours.assign(23, 1.0);
        }) == Texts{"error: flows.trucks.arrivals.hours: expected 24 weights, found 23"});
  CHECK(problems_after([](Plan& plan) {
          plan.flows["trucks"].arrivals = {};
          plan.flows["trucks"].arrivals.per_day = 90.0;
          plan.flows["trucks"].arrivals.hours.assign(24, 0.0);
        }) == Texts{"error: flows.trucks.arrivals.hours: expected a weight above 0, found none"});
  CHECK(problems_after([](Plan& plan) {
          plan.flows["trucks"].arrivals = {};
          plan.flows["trucks"].arrivals.per_day = 90.0;
          plan.flows["trucks"].arrivals.hours.assign(24, 1.0);
          plan.flows["trucks"].arrivals.hours[3] = -1.0;
        }) ==
        Texts{"error: flows.trucks.arrivals.hours[3]: expected a weight of at least 0, found -1"});
}

TEST_CASE("modifiers go with the kinds that they modify") {
  CHECK(problems_after([](Plan& plan) { plan.flows["trucks"].arrivals.hours.assign(24, 1.0); }) ==
        Texts{"error: flows.trucks.arrivals.hours: it does not go with `poisson`"});
  CHECK(problems_after([](Plan& plan) {
          plan.flows["trucks"].arrivals.weekdays.days[6].value = 0.5;
        }) == Texts{"error: flows.trucks.arrivals.weekdays: it does not go with `poisson`"});
  CHECK(problems_after([](Plan& plan) {
          plan.flows["trucks"].arrivals.dates.dates[CivilDate{2023, 1, 9}].value = 0.5;
        }) == Texts{"error: flows.trucks.arrivals.dates: it does not go with `poisson`"});
  CHECK(problems_after([](Plan& plan) { plan.flows["trucks"].arrivals.clock = Side::neighbour; }) ==
        Texts{"error: flows.trucks.arrivals.clock: it does not go with `poisson`"});
  CHECK(problems_after([](Plan& plan) { plan.flows["trucks"].arrivals.as = DailyAs::count; }) ==
        Texts{"error: flows.trucks.arrivals.as: it does not go with `poisson`"});
  CHECK(problems_after(
            [](Plan& plan) { plan.flows["trucks"].arrivals.day_effect = DayEffect{}; }) == Texts{});
  CHECK(problems_after([](Plan& plan) {
          plan.flows["trucks"].arrivals = {};
          plan.flows["trucks"].arrivals.every = minutes(15);
          plan.flows["trucks"].arrivals.day_effect = DayEffect{};
        }) == Texts{"error: flows.trucks.arrivals.day_effect: it does not go with `every`"});
  CHECK(problems_after([](Plan& plan) {
          plan.flows["trucks"].arrivals = {};
          plan.flows["trucks"].arrivals.per_day = 90.0;
          plan.flows["trucks"].arrivals.hours.assign(24, 1.0);
          plan.flows["trucks"].arrivals.weekdays.days[6].value = 0.5;
          plan.flows["trucks"].arrivals.clock = Side::neighbour;
          plan.flows["trucks"].arrivals.batch = CountLaw{{kernel::Constant{1.0}}};
        }) == Texts{});
}

TEST_CASE("batches are whole numbers from 1 on") {
  CHECK(problems_after([](Plan& plan) {
          plan.flows["trucks"].arrivals.batch =
              CountLaw{{kernel::Discrete{{1.0, 3.0}, {1.0, 1.0}}}};
        }) == Texts{});
  CHECK(problems_after([](Plan& plan) {
          plan.flows["trucks"].arrivals.batch = CountLaw{{kernel::Constant{0.0}}};
        }) == Texts{"error: flows.trucks.arrivals.batch: expected a law of whole numbers from 1 to "
                    "100000, found another"});
  CHECK(problems_after([](Plan& plan) {
          plan.flows["trucks"].arrivals.batch =
              CountLaw{{kernel::Discrete{{1.0, 2.5}, {1.0, 1.0}}}};
        }) == Texts{"error: flows.trucks.arrivals.batch: expected a law of whole numbers from 1 to "
                    "100000, found another"});
  CHECK(problems_after([](Plan& plan) {
          plan.flows["trucks"].arrivals.batch =
              CountLaw{{kernel::Discrete{{3.0, 1.0}, {1.0, 1.0}}}};
        }) == Texts{"error: flows.trucks.arrivals.batch: values do not ascend: 3 stands before 1"});
}

TEST_CASE("flows that share a day effect share its law") {
  CHECK(problems_after([](Plan& plan) {
          plan.flows["trucks"].arrivals.day_effect =
              DayEffect{.law = {}, .cv = {0.2}, .autocorrelation = {}, .shared = "season"};
          plan.flows["z"] = plan.flows["trucks"];
          plan.flows["z"].arrivals.day_effect->cv.value = 0.3;
        }) == Texts{"error: flows.z.arrivals.day_effect: it shares \"season\" with flow \"trucks\" "
                    "and describes another law"});
  CHECK(problems_after([](Plan& plan) {
          plan.flows["trucks"].arrivals.day_effect =
              DayEffect{.law = {}, .cv = {0.2}, .autocorrelation = {}, .shared = "season"};
          plan.flows["z"] = plan.flows["trucks"];
        }) == Texts{});
}

TEST_CASE("a day effect beyond all days is worth a warning") {
  const auto with_cv = [](double cv) {
    return problems_after([&](Plan& plan) {
      plan.flows["trucks"].arrivals.day_effect = DayEffect{};
      plan.flows["trucks"].arrivals.day_effect->cv.value = cv;
    });
  };
  CHECK(with_cv(3.0) == Texts{});
  CHECK(with_cv(1000.0) == Texts{"warning: flows.trucks.arrivals.day_effect.cv: with a cv of "
                                 "1e+05 % most of the trucks come on a few days"});
}

TEST_CASE("demand scales rates alone") {
  CHECK(problems_after([](Plan& plan) { plan.demand.value = 1.5; }) == Texts{});
  CHECK(problems_after([](Plan& plan) {
          plan.flows["trucks"].arrivals = {};
          plan.flows["trucks"].arrivals.every = minutes(15);
          plan.demand.value = 1.5;
        }) ==
        Texts{"error: demand: flow \"trucks\" arrives by `every`, which demand does not scale"});
  CHECK(problems_after([](Plan& plan) {
          plan.flows["trucks"].arrivals = {};
          plan.flows["trucks"].arrivals.as = DailyAs::count;
          plan.demand.value = 1.5;
          for (unsigned day = 8; day < 20; ++day)
            plan.flows["trucks"].arrivals.daily.push_back({{2023, 1, day}, 7.0});
        }) == Texts{"error: demand: flow \"trucks\" arrives by `daily` with `as: count`, which "
                    "demand does not scale"});
  CHECK(problems_after([](Plan& plan) { plan.demand.value = NAN; }) ==
        Texts{"error: demand: expected a factor of at least 0 %, found nan"});
}

TEST_CASE("a saturated flow waits for places at its first stage") {
  CHECK(problems_after([](Plan& plan) {
          plan.flows["trucks"].arrivals = {};
          plan.flows["trucks"].arrivals.saturated = true;
        }) == Texts{});
  CHECK(problems_after([](Plan& plan) {
          plan.flows["trucks"].arrivals = {};
          plan.flows["trucks"].arrivals.saturated = true;
          plan.flows["trucks"].when_full = WhenFull::leave;
        }) == Texts{"error: flows.trucks.when_full: expected wait, since the flow is saturated, "
                    "found leave"});
  CHECK(problems_after([](Plan& plan) {
          plan.flows["trucks"].arrivals = {};
          plan.flows["trucks"].arrivals.saturated = true;
          plan.flows["trucks"].patience = DurationLaw{{kernel::Constant{0.0}}};
        }) ==
        Texts{"error: flows.trucks.patience: expected a mean of at least 1 ms, since the next "
              "truck of a saturated flow comes as soon as one turns back, found less"});
  CHECK(problems_after([](Plan& plan) {
          plan.flows["trucks"].arrivals = {};
          plan.flows["trucks"].arrivals.saturated = true;
          plan.flows["trucks"].route.erase(plan.flows["trucks"].route.begin());
          plan.stations["customs"].queue = Count::unlimited();
        }) == Texts{"error: flows.trucks.arrivals.saturated: it must begin at one stage of limited "
                    "places, else its trucks never stop coming"});
}
