#include <functional>

#include "support/catch.hpp"
#include "support/routes.hpp"
#include "support/small_plans.hpp"
#include "support/sound_plan.hpp"

using namespace cuakhau;
using namespace cuakhau::model;
using namespace cuakhau::test;

namespace {

// The sound plan with a pool, and these steps in front of its route.
Texts problems_of_steps(const std::vector<Step>& steps, std::uint32_t members = 3) {
  return problems_after([&](Plan& plan) {
    plan.pools["drivers"].members = {{.count = count(members), .hours = {}}};
    Route& route = plan.flows["trucks"].route;
    route.insert(route.begin(), steps.begin(), steps.end());
  });
}

// What is wrong with a pool of two that somebody uses.
Texts problems_of(const std::function<void(Pool&)>& change) {
  return problems_after([&](Plan& plan) {
    Pool& pool = plan.pools["drivers"];
    pool.members = {{.count = count(2), .hours = {}}};
    change(pool);
    Route& route = plan.flows["trucks"].route;
    route.insert(route.begin(), {seize_step("drivers"), release_step("drivers")});
  });
}

Texts problems_of(const Break& one) {
  return problems_of([&](Pool& pool) { pool.breaks = {one}; });
}

}  // namespace

TEST_CASE("a break has one rule and a length") {
  Break one;
  one.lasting = constant(minutes(30));
  CHECK(problems_of(one) == Texts{"error: pools.drivers.breaks[0]: expected one of `after`, "
                                  "`after_duties` and `every`, found none"});
  one.after = hours(4);
  CHECK(problems_of(one) == Texts{});
  one.after_duties = count(9);
  CHECK(problems_of(one) == Texts{"error: pools.drivers.breaks[0]: expected one of `after`, "
                                  "`after_duties` and `every`, found several"});
  one.after = std::nullopt;
  one.after_duties = Count::unlimited();
  one.lasting = constant(Duration{0});
  CHECK(problems_of(one) ==
        Texts{"error: pools.drivers.breaks[0].after_duties: expected a number, found unlimited",
              "error: pools.drivers.breaks[0].for: expected a law of lengths above 0, found 0 s"});
}

TEST_CASE("breaks by the calendar are shorter than the time between them") {
  Break one;
  one.every = hours(1);
  one.lasting = exponential(minutes(90));
  CHECK(problems_of(one) ==
        Texts{"error: pools.drivers.breaks[0].for: expected a length below 1 h, at which the next "
              "one is due, found 90 min"});
  one.every = Duration{0};
  CHECK(problems_of(one) == Texts{"error: pools.drivers.breaks[0].every: expected a duration "
                                  "above 0, found 0 s"});
}

TEST_CASE("the least that are needed can be there") {
  CHECK(problems_of([](Pool& pool) { pool.least = count(3); }) ==
        Texts{"error: pools.drivers.least: more than it ever has at once: 2"});
  CHECK(problems_of([](Pool& pool) { pool.least = count(2); }) == Texts{});
  CHECK(problems_of([](Pool& pool) { pool.least = Count::unlimited(); }) ==
        Texts{"error: pools.drivers.least: expected a number, found unlimited"});
}

TEST_CASE("overtime is beyond hours") {
  const auto tired = [](Pool& pool) { pool.overtime = hours(2); };
  CHECK(problems_of(tired) ==
        Texts{"error: pools.drivers.overtime: its members are always on shift"});
  CHECK(problems_of([&](Pool& pool) {
          tired(pool);
          pool.members.front().hours = daily({{0, 600}});
        }) == Texts{});
}

TEST_CASE("what is seized is released") {
  CHECK(problems_of_steps({seize_step("drivers"), release_step("drivers")}) == Texts{});
  CHECK(problems_of_steps({seize_step("drivers")}) ==
        Texts{"error: flows.trucks.route: its route ends while the truck holds a member of "
              "drivers"});
  CHECK(problems_of_steps({release_step("drivers")}) ==
        Texts{"error: flows.trucks.route[0].release: the truck holds no member of drivers"});
  CHECK(
      problems_of_steps({seize_step("drivers"), seize_step("drivers"), release_step("drivers")}) ==
      Texts{"error: flows.trucks.route[1].seize: the truck already holds a member of drivers"});
  CHECK(problems_of_steps({seize_step("guides")}) ==
        Texts{"error: flows.trucks.route[0].seize: expected the name of a pool, found \"guides\""});
}

TEST_CASE("all ways out of a branch agree on what is held") {
  Step branch;
  branch.branch.resize(2);
  for (Arm& arm : branch.branch) arm.share = {0.5};
  branch.branch[0].route = {seize_step("drivers")};
  CHECK(problems_of_steps({branch, release_step("drivers")}) ==
        Texts{"error: flows.trucks.route[0].branch[1]: after it the truck holds no member of a "
              "pool, after another way out of this branch a member of drivers"});
  branch.branch[1].route = {seize_step("drivers")};
  CHECK(problems_of_steps({branch, release_step("drivers")}) == Texts{});
  branch.branch[1].route = {seize_step("drivers"), visit("leave")};
  CHECK(problems_of_steps({branch, release_step("drivers")}) ==
        Texts{"error: flows.trucks.route[0].branch[1].route[1]: its way ends while the truck holds "
              "a member of drivers"});
}

TEST_CASE("a pool has members, as many as are needed at once") {
  CHECK(problems_of_steps({seize_step("drivers"), release_step("drivers")}, 0) ==
        Texts{"error: pools.drivers.members: it has no member at any time of the run"});
  CHECK(problems_after([](Plan& plan) {
          plan.pools["drivers"].members = {{.count = count(2), .hours = {}}};
          plan.stations["customs"].staffed_by = "drivers";
          plan.stations["customs"].staff = count(3);
        }) == Texts{"error: stations.customs.staff: more than pool \"drivers\" ever has at once: "
                    "2"});
  CHECK(problems_after([](Plan& plan) { plan.stations["customs"].staffed_by = "guides"; }) ==
        Texts{"error: stations.customs.staffed_by: expected the name of a pool, found "
              "\"guides\""});
  CHECK(problems_after([](Plan& plan) { plan.stations["customs"].staff = count(3); }) ==
        Texts{"error: stations.customs.staff: no pool staffs it"});
  CHECK(problems_after([](Plan& plan) {
          plan.pools["drivers"].members = {{.count = Count::unlimited(), .hours = {}}};
        }) == Texts{"error: pools.drivers.members: expected a number, found unlimited"});
}
