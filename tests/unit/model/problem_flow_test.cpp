#include <cmath>

#include "support/catch.hpp"
#include "support/routes.hpp"
#include "support/small_plans.hpp"
#include "support/sound_plan.hpp"

using namespace cuakhau;
using namespace cuakhau::model;
using namespace cuakhau::test;

namespace {

Expectation expectation(std::string where) {
  Expectation one;
  one.measure = "cleared";
  one.where = std::move(where);
  one.at_least = MeasureBound{900.0, ""};
  return one;
}

/// A pool of drivers that go round between two stations.
void close_flow(Plan& plan) {
  plan.flows["trucks"].arrivals.poisson = PerHour{0.0};
  plan.initial = {{"trucks", count(12), {}, {}}};
  plan.flows["trucks"].route = {visit("customs"), visit("shed"), jump_step("customs")};
}

}  // namespace

TEST_CASE("a plan has flows") {
  CHECK(problems_after([](Plan& plan) { plan.flows.clear(); }) ==
        Texts{"error: flows: expected at least one flow, found none"});
}

TEST_CASE("the shares of commodities add up to 100 %") {
  CHECK(problems_after([](Plan& plan) {
          plan.flows["trucks"].commodity.shares["fruit"].value = 0.5;
        }) == Texts{"error: flows.trucks.commodity: expected shares that add up to 100 %, found 75 "
                    "%"});
}

TEST_CASE("trucks that jump back for ever are an error unless their flow is closed") {
  const std::string endless =
      "error: flows.trucks.route[2].go_to: no truck that jumps back here ever leaves";
  CHECK(problems_after(close_flow) == Texts{});
  CHECK(problems_after([](Plan& plan) {
          close_flow(plan);
          plan.flows["trucks"].arrivals.poisson = PerHour{1.0};
        }) == Texts{endless});
  CHECK(problems_after([](Plan& plan) {
          close_flow(plan);
          plan.initial.clear();
        }) == Texts{"warning: flows.trucks.arrivals.poisson: no trucks come", endless});
}

TEST_CASE("a loop that some trucks enter and none leaves is found behind a branch") {
  CHECK(problems_after([](Plan& plan) {
          Step split;
          split.branch = {Arm{"", {0.01}, {visit("shed"), jump_step("shed")}}, Arm{"", {0.99}, {}}};
          plan.flows["trucks"].route.insert(plan.flows["trucks"].route.begin() + 1, split);
        }) == Texts{"error: flows.trucks.route[1].branch[0].route[1].go_to: no truck that jumps "
                    "back here ever leaves"});
}

TEST_CASE("trucks that wait at the start carry a commodity of their flow") {
  const auto carrying = [](const std::string& commodity) {
    return problems_after(
        [&](Plan& plan) { plan.initial = {{"trucks", count(3), {}, {}, commodity}}; });
  };
  CHECK(carrying("fruit") == Texts{});
  CHECK(carrying("fruits") ==
        Texts{"error: initial[0].commodity: expected the name of a commodity that its flow "
              "carries, found \"fruits\""});
}

TEST_CASE("a loop that nobody enters does not matter") {
  CHECK(problems_after([](Plan& plan) {
          Step split;
          split.branch = {Arm{"", {0.0}, {visit("shed"), jump_step("shed")}}, Arm{"", {1.0}, {}}};
          plan.flows["trucks"].route.insert(plan.flows["trucks"].route.begin() + 1, split);
        }) == Texts{});
}

TEST_CASE("a closed round takes time") {
  CHECK(problems_after([](Plan& plan) {
          close_flow(plan);
          plan.stations["customs"].service.otherwise = constant(Duration{0});
          plan.stations["shed"].service.otherwise = constant(Duration{0});
        }) == Texts{"warning: stations.customs.service: its services take no time",
                    "warning: stations.shed.service: its services take no time",
                    "error: flows.trucks.route[2].go_to: its trucks go round for ever in no time"});
}

TEST_CASE("a flow that always has a truck ready holds none back") {
  CHECK(problems_after([](Plan& plan) {
          plan.flows["trucks"].arrivals = {};
          plan.flows["trucks"].arrivals.saturated = true;
          plan.flows["trucks"].held = true;
        }) == Texts{"error: flows.trucks.held: a flow that always has a truck ready holds none "
                    "back"});
}

TEST_CASE("trucks at the start are no more than a run may hold") {
  const auto with_trucks = [](std::uint32_t first, std::uint32_t second) {
    return problems_after([&](Plan& plan) {
      plan.measures.backlog_limit = 100;
      plan.initial = {{"trucks", count(first), {}, {}}, {"trucks", count(second), {}, {}}};
    });
  };
  CHECK(with_trucks(60, 40) == Texts{});
  CHECK(with_trucks(60, 41) == Texts{"error: initial[1].trucks: 101 trucks at the start are more "
                                     "than the backlog limit of 100"});
  CHECK(with_trucks(4'000'000'000, 4'000'000'000) ==
        Texts{"error: initial[0].trucks: 4000000000 trucks at the start are more than the backlog "
              "limit of 100"});
}

TEST_CASE("initial trucks are a number, of a flow, at a stage of its route") {
  CHECK(problems_after([](Plan& plan) { plan.initial = {{"truks", count(1), {}, {}}}; }) ==
        Texts{"error: initial[0].flow: expected the name of a flow, found \"truks\""});
  CHECK(problems_after([](Plan& plan) {
          plan.initial = {{"trucks", Count::unlimited(), "shed", {}}};
        }) == Texts{"error: initial[0].trucks: expected a number of trucks, found unlimited"});
  CHECK(problems_after([](Plan& plan) { plan.initial = {{"trucks", count(1), "shde", {}}}; }) ==
        Texts{"error: initial[0].stage: expected the name of a yard, station, exchange or "
              "crossing, found "
              "\"shde\""});
  CHECK(problems_after([](Plan& plan) {
          plan.yards["other"].places = count(5);
          plan.initial = {{"trucks", count(1), "other", {}}};
        }) == Texts{"error: initial[0].stage: the route of \"trucks\" does not visit \"other\""});
  CHECK(problems_after([](Plan& plan) {
          plan.initial = {{"trucks", count(1), "line", {{kernel::Exponential{-1.0}}}}};
        }) == Texts{"error: initial[0].age: mean -1 is not a positive number"});
}

TEST_CASE("an expectation names a place and a bound that can hold") {
  CHECK(problems_after([](Plan& plan) { plan.expect = {expectation("province")}; }) == Texts{});
  CHECK(problems_after([](Plan& plan) {
          plan.expect = {expectation("nort")};
          plan.expect[0].direction = "out";
          plan.expect[0].flow = "trcks";
        }) == Texts{"error: expect[0].where: expected the name of a gate, crossing, yard, "
                    "station, exchange, check, road or choice, or \"province\", found \"nort\"",
                    "error: expect[0].flow: expected the name of a flow, found \"trcks\"",
                    "error: expect[0].direction: expected export, import or *, found \"out\""});
  CHECK(problems_after([](Plan& plan) {
          plan.expect = {expectation("north")};
          plan.expect[0].between = {{1.0, ""}, {2.0, ""}};
        }) == Texts{"error: expect[0].between: it does not go with at_least and at_most"});
  CHECK(problems_after([](Plan& plan) {
          plan.expect = {expectation("north")};
          plan.expect[0].at_least.reset();
        }) == Texts{"error: expect[0]: expected between, at_least, at_most or "
                    "no_worse_than_baseline_by, found none of them"});
  CHECK(problems_after([](Plan& plan) {
          plan.expect = {expectation("north"), expectation("line")};
          for (Expectation& one : plan.expect) one.at_least.reset();
          plan.expect[0].between = {{2.0, ""}, {1.0, ""}};
          plan.expect[1].between = {{2.0, ""}};
        }) == Texts{"error: expect[0].between: expected the lowest value first, found 2 before 1",
                    "error: expect[1].between: expected the lowest and the highest value, found 1 "
                    "values"});
}

TEST_CASE("what is held against a baseline has no bound, no known miss, and some size") {
  const auto held = [](auto change) {
    return problems_after([&](Plan& plan) {
      plan.expect = {expectation("north")};
      plan.expect[0].at_least.reset();
      plan.expect[0].no_worse_than_baseline_by = MeasureBound{5.0, "%"};
      change(plan.expect[0]);
    });
  };
  CHECK(held([](Expectation&) {}).empty());
  CHECK(held([](Expectation& one) { one.at_most = MeasureBound{1.0, ""}; }) ==
        Texts{"error: expect[0].no_worse_than_baseline_by: it does not go with between, at_least "
              "and at_most"});
  CHECK(held([](Expectation& one) { one.expected_miss = "known"; }) ==
        Texts{"error: expect[0].expected_miss: it does not go with no_worse_than_baseline_by"});
  CHECK(held([](Expectation& one) { one.on = ExpectationOn::bound; }) ==
        Texts{"error: expect[0].on: it does not go with no_worse_than_baseline_by"});
  CHECK(held([](Expectation& one) { one.no_worse_than_baseline_by->value = 0.0; }) ==
        Texts{"error: expect[0].no_worse_than_baseline_by: expected more than 0, found 0"});
}
