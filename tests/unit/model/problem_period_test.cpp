#include "support/catch.hpp"
#include "support/small_plans.hpp"
#include "support/sound_plan.hpp"

using namespace cuakhau;
using namespace cuakhau::model;
using namespace cuakhau::test;

TEST_CASE("a period has one end") {
  CHECK(problems_after([](Plan& plan) { plan.period.until = Moment::after(k_day); }) ==
        Texts{"error: period: expected either `until` or `for`, found both"});
  CHECK(problems_after([](Plan& plan) { plan.period.length.reset(); }) ==
        Texts{"error: period: expected either `until` or `for`, found neither of them"});
}

TEST_CASE("a period ends after it starts") {
  CHECK(problems_after([](Plan& plan) { plan.period.length = Duration{0}; }) ==
        Texts{"error: period.for: expected an end after the start, 2023-01-08T00:00:00+07:00, "
              "found 0 s"});
  CHECK(problems_after([](Plan& plan) {
          plan.period.length.reset();
          plan.period.until = Moment::at(at({2023, 1, 7}, Duration{0}, UtcOffset{}));
        }) == Texts{"error: period.until: expected an end after the start, "
                    "2023-01-08T00:00:00+07:00, found 2023-01-07T07:00:00+07:00"});
}

TEST_CASE("a run of more than 200 years is refused") {
  CHECK(problems_after([](Plan& plan) { plan.period.length = 73'001 * k_day; }) ==
        Texts{"error: period.for: expected a run of at most 200 years, found 73001 d"});
}

TEST_CASE("a period starts on a date") {
  CHECK(problems_after([](Plan& plan) { plan.period.from = Moment::after(hours(1)); }) ==
        Texts{"error: period.from: expected a date, found a span after the start"});
}

TEST_CASE("the warm-up is whole days, shorter than the run, given or found") {
  CHECK(problems_after([](Plan& plan) { plan.period.warm_up = hours(36); }) ==
        Texts{"error: period.warm_up: expected whole days, found 36 h"});
  CHECK(problems_after([](Plan& plan) { plan.period.warm_up = 12 * k_day; }) ==
        Texts{"error: period.warm_up: expected less than the run, which is 12 d long, found 12 d"});
  CHECK(problems_after([](Plan& plan) { plan.period.warm_up_is_automatic = true; }) ==
        Texts{"error: period.warm_up: it is found by `warm_up_auto`, and given as well"});
  CHECK(problems_after([](Plan& plan) {
          plan.period.warm_up_is_automatic = true;
          plan.period.warm_up = Duration{0};
        }) == Texts{});
}

TEST_CASE("two sides have two names and two clocks") {
  CHECK(problems_after([](Plan& plan) { plan.sides.neighbour.name = plan.sides.home.name; }) ==
        Texts{"error: sides.neighbour.name: both sides are called \"vietnam\""});
  CHECK(problems_after([](Plan& plan) { plan.sides.neighbour.clock = plan.sides.home.clock; }) ==
        Texts{"error: sides.neighbour.clock: both clocks are called \"VN\""});
}

TEST_CASE("a series has at most 10 000 points") {
  CHECK(problems_after([](Plan& plan) { plan.measures.series_step = minutes(1); }) ==
        Texts{"error: measures.series_step: expected a step of at most 10000 points, found 1 min"});
  CHECK(problems_after([](Plan& plan) { plan.measures.series_step = minutes(2); }) == Texts{});
  CHECK(problems_after([](Plan& plan) { plan.measures.series_step = Duration{-1}; }) ==
        Texts{"error: measures.series_step: expected 0 s or more, found -1 ms"});
}

TEST_CASE("a snapshot has a time of day, and clearing begins within the run") {
  CHECK(problems_after([](Plan& plan) { plan.measures.snapshot_at = hours(24); }) ==
        Texts{"error: measures.snapshot_at: expected a time of day, less than 24 h, found 1 d"});
  CHECK(problems_after([](Plan& plan) { plan.measures.clear_from = Moment::after(12 * k_day); }) ==
        Texts{"error: measures.clear_from: expected an instant of the run, from "
              "2023-01-08T00:00:00+07:00 to 2023-01-20T00:00:00+07:00, found "
              "2023-01-20T00:00:00+07:00"});
}

TEST_CASE("a run has an event at least") {
  CHECK(problems_after([](Plan& plan) { plan.measures.event_limit = count(0); }) ==
        Texts{"error: measures.event_limit: expected at least 1 event, found 0"});
  CHECK(problems_after([](Plan& plan) { plan.measures.event_limit = Count::unlimited(); }) ==
        Texts{});
}
