#include "model/detail/flow_gates.hpp"

#include <cuakhau/base/civil.hpp>

#include "model/detail/tables.hpp"
#include "support/catch.hpp"
#include "support/small_plans.hpp"

using namespace cuakhau;
using namespace cuakhau::test;
using model::Plan;

namespace {

/// Two gates, each with a yard and a crossing, and a flow over the first.
Plan border_of_two() {
  Plan plan = plan_for(hours(10));
  plan.stations["booth"] = station(constant(minutes(1)));
  for (const char* gate : {"north", "south"}) {
    plan.gates[gate];
    plan.yards[std::string(gate) + "_yard"].gate = gate;
    model::Crossing line;
    line.gate = {{.gate = gate, .from = {}}};
    line.lanes.export_ = count(1);
    plan.crossings[std::string(gate) + "_line"] = line;
  }
  plan.flows["trucks"].route = route({"booth", "north_line"});
  return plan;
}

std::string gate_counted_for(const Plan& plan) {
  const model::Network network(plan);
  const auto& flow = network.tables().flows.front();
  CHECK(network.flows().front().gate == flow.info.gate);
  CHECK(flow.gate.is_none() == flow.info.gate.empty());
  return flow.info.gate;
}

model::Step one_of_two(model::Route one, model::Route other) {
  model::Step step;
  step.branch = {{.name = {}, .share = {1.0}, .route = std::move(one)},
                 {.name = {}, .share = {0.0}, .route = std::move(other)}};
  return step;
}

}  // namespace

TEST_CASE("a flow counts for the gate whose line it leads to, unless it names one") {
  Plan plan = border_of_two();
  CHECK(gate_counted_for(plan) == "north");
  plan.flows["trucks"].gate = "south";
  CHECK(gate_counted_for(plan) == "south");
}

TEST_CASE("what crosses counts, not where else its trucks call") {
  Plan plan = border_of_two();
  plan.flows["trucks"].route = route({"south_yard", "booth", "north_line"});
  CHECK(gate_counted_for(plan) == "north");
  plan.flows["trucks"].route = route({"south_yard", "booth"});
  CHECK(gate_counted_for(plan) == "south");
}

TEST_CASE("a flow that may come to two gates counts for none, even if nobody goes to one of them") {
  Plan plan = border_of_two();
  plan.flows["trucks"].route = {one_of_two(route({"north_line"}), route({"south_line"}))};
  CHECK(gate_counted_for(plan).empty());
  plan.flows["trucks"].route = {one_of_two(route({"north_yard"}), route({"south_yard"}))};
  CHECK(gate_counted_for(plan).empty());
}

TEST_CASE("a crossing that changes gates in the run leads to two, and before it to one") {
  Plan plan = border_of_two();
  auto& memberships = plan.crossings["north_line"].gate;
  const CivilDate start = civil(model::run_window(plan).start, UtcOffset{}).date;
  memberships = {{.gate = "north", .from = {}}, {.gate = "south", .from = start.plus_days(1)}};
  plan.period.length = 3 * k_day;
  CHECK(gate_counted_for(plan).empty());
  memberships[1].from = start.plus_days(-1);
  CHECK(gate_counted_for(plan) == "south");
  memberships[1].from = start.plus_days(5);
  CHECK(gate_counted_for(plan) == "north");
}

TEST_CASE("a flow that comes to no gate counts for none") {
  Plan plan = border_of_two();
  plan.flows["trucks"].route = route({"booth"});
  CHECK(gate_counted_for(plan).empty());
}
