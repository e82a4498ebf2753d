#include <cuakhau/model/network.hpp>

#include <algorithm>

#include "model/detail/tables.hpp"
#include "support/catch.hpp"
#include "support/routes.hpp"
#include "support/small_plans.hpp"

using namespace cuakhau;
using namespace cuakhau::test;

namespace {

model::Plan line_of(std::initializer_list<const char*> stages) {
  model::Plan plan = plan_for(hours(10));
  for (const char* name : stages) {
    plan.stations[name] = station(constant(minutes(1)));
    plan.stations[name].queue = count(1);
  }
  plan.flows["trucks"].arrivals.at = at_minutes({0});
  plan.flows["trucks"].route = route(stages);
  return plan;
}

bool may_deadlock(const model::Plan& plan) {
  const model::Network network(plan);
  const auto& marked = network.tables().may_deadlock;
  return std::ranges::find(marked, true) != marked.end();
}

}  // namespace

TEST_CASE("only stages on a circle of finite stages can be part of a circular wait") {
  model::Plan plan = line_of({"a", "b", "c"});
  CHECK_FALSE(may_deadlock(plan));
  plan.flows["trucks"].route.push_back(jump_step("a"));
  CHECK(may_deadlock(plan));
  plan.stations["b"].queue = model::Count::unlimited();
  CHECK_FALSE(may_deadlock(plan));
}

TEST_CASE("two flows that meet in opposite orders make a circle") {
  model::Plan plan = line_of({"a", "b"});
  plan.flows["others"] = plan.flows["trucks"];
  plan.flows["others"].route = route({"b", "a"});
  CHECK(may_deadlock(plan));
}

TEST_CASE("names become ids in their own order, flows with the gate that they count for") {
  model::Plan plan = line_of({"b", "a"});
  plan.gates["north"];
  plan.gates["south"];
  plan.flows["a flow"] = plan.flows["trucks"];
  plan.flows["a flow"].gate = "south";
  plan.flows["a flow"].commodity.shares = {{"wood", {0.5}}, {"fruit", {0.5}}};
  const model::Network network(plan);
  CHECK(network.stages()[0].name == "a");
  CHECK(network.gates() == std::vector<std::string>{"north", "south"});
  CHECK(network.flows()[0].name == "a flow");
  CHECK(network.flows()[0].gate == "south");
  // A flow that names no commodity carries one of its own name.
  CHECK(network.commodities() == std::vector<std::string>{"fruit", "trucks", "wood"});
  CHECK(network.tables().flows[0].gate == model::GateId{1U});
  CHECK(network.tables().flows[1].gate.is_none());
}

TEST_CASE("a reversible lane counts as open in both directions") {
  model::Plan plan = line_of({"a"});
  plan.crossings["line"].lanes = {count(2), count(1), count(1)};
  const model::Network network(plan);
  const model::StageId line{1U};
  REQUIRE(network.stages()[1].name == "line");
  CHECK(network.open_levels(line, model::Direction::export_).front().servers == 3);
  CHECK(network.open_levels(line, model::Direction::import_).front().servers == 2);
  CHECK(network.open_levels(model::StageId{0U}, model::Direction::export_).front().servers == 1);
}
