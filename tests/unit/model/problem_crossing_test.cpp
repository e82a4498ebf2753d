#include "support/catch.hpp"
#include "support/small_plans.hpp"
#include "support/sound_plan.hpp"

using namespace cuakhau;
using namespace cuakhau::model;
using namespace cuakhau::test;

TEST_CASE("a crossing belongs to gates that exist, from dates that ascend") {
  CHECK(problems_after([](Plan& plan) { plan.crossings["line"].gate = {{"south", {}}}; }) ==
        Texts{"error: crossings.line.gate: expected the name of a gate, found \"south\""});
  CHECK(problems_after([](Plan& plan) {
          plan.crossings["line"].gate = {{"north", {}}, {"north", {}}};
        }) == Texts{"error: crossings.line.gate[1]: expected a date from which on it counts for "
                    "this gate, found none"});
  CHECK(problems_after([](Plan& plan) {
          plan.crossings["line"].gate = {{"north", CivilDate{2023, 1, 9}},
                                         {"north", CivilDate{2023, 1, 9}}};
        }) == Texts{"error: crossings.line.gate[1].from: expected a date after 2023-01-09, found "
                    "2023-01-09"});
  CHECK(problems_after([](Plan& plan) {
          plan.crossings["line"].gate = {{"north", {}}, {"north", CivilDate{2023, 1, 9}}};
        }) == Texts{});
}

TEST_CASE("lanes are a number") {
  CHECK(problems_after(
            [](Plan& plan) { plan.crossings["line"].lanes.import_ = Count::unlimited(); }) ==
        Texts{"error: crossings.line.lanes.import: expected a number of lanes, found unlimited"});
  CHECK(problems_after([](Plan& plan) { plan.crossings["line"].lanes.import_ = count(70'000); }) ==
        Texts{"error: crossings.line.lanes: expected at most 65535 lanes, found 70001"});
}

TEST_CASE("only reversible lanes turn, and polling ones take time to") {
  CHECK(problems_after([](Plan& plan) { plan.crossings["line"].turn = constant(minutes(1)); }) ==
        Texts{"error: crossings.line.turn: no lane turns"});
  CHECK(problems_after([](Plan& plan) { plan.crossings["line"].turning = Turning::polling; }) ==
        Texts{"error: crossings.line.turning: no lane turns"});
  CHECK(problems_after([](Plan& plan) {
          plan.crossings["line"].lanes.reversible = count(1);
          plan.crossings["line"].turning = Turning::polling;
        }) == Texts{"error: crossings.line.turn: expected a mean of at least 1 ms, found less"});
  CHECK(problems_after([](Plan& plan) {
          plan.crossings["line"].lanes.reversible = count(1);
          plan.crossings["line"].turn = constant(minutes(1));
        }) == Texts{});
}

TEST_CASE("laws, hours and discipline of a crossing are checked") {
  CHECK(problems_after([](Plan& plan) {
          plan.crossings["line"].headway.law = {kernel::Exponential{0.0}};
        }) == Texts{"error: crossings.line.headway: mean 0 is not a positive number"});
  CHECK(problems_after([](Plan& plan) {
          plan.crossings["line"].travel.law = {kernel::Uniform{-1.0, 2.0}};
        }) == Texts{"error: crossings.line.travel: expected a law of durations, which are not "
                    "negative, found one that goes below 0"});
  CHECK(
      problems_after([](Plan& plan) {
        plan.crossings["line"].hours.home = {
            .kind = HoursKind::named, .clock = {}, .daily = {}, .calendar = "night"};
      }) ==
      Texts{
          "error: crossings.line.hours.vietnam: expected the name of a calendar, found \"night\""});
  CHECK(problems_after([](Plan& plan) { plan.crossings["line"].discipline.priority = {"meat"}; }) ==
        Texts{"error: crossings.line.discipline: expected the name of a commodity that some flow "
              "carries, found \"meat\""});
}
