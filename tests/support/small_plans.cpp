#include "support/small_plans.hpp"

#include <algorithm>
#include <tuple>

namespace cuakhau::test {

model::Plan plan_with_lane(Duration length, std::initializer_list<std::int64_t> times) {
  model::Plan plan = plan_for(length);
  plan.stations["lane"] = station(constant(minutes(10)));
  plan.flows["trucks"].arrivals.at = at_minutes(times);
  plan.flows["trucks"].route = route({"lane"});
  return plan;
}

model::Plan plan_over_line(Duration length) {
  model::Plan plan = plan_for(length);
  plan.gates["a"] = {};
  model::Crossing& line = plan.crossings["line"];
  line.gate = {{"a", {}}};
  line.lanes = {.export_ = count(1), .import_ = count(0), .reversible = count(0)};
  line.headway = constant(minutes(10));
  line.travel = constant(minutes(5));
  plan.flows["trucks"].arrivals.every = minutes(20);
  plan.flows["trucks"].route = route({"line"});
  return plan;
}

std::vector<model::Visit> Kept::at(const std::string& stage) const {
  std::vector<model::Visit> found;
  for (const model::Visit& visit : visits) {
    const model::StageInfo& info = stages[visit.stage.index()];
    if (info.name == stage || info.lane == stage) found.push_back(visit);
  }
  std::ranges::stable_sort(found, {}, [](const model::Visit& visit) {
    return std::tuple(visit.truck.flow, visit.truck.number);
  });
  return found;
}

Minutes Kept::starts(const std::string& stage) const {
  Minutes found;
  for (const model::Visit& visit : at(stage))
    found.push_back(visit.started == Instant::never() ? -1 : minute(visit.started));
  return found;
}

Kept run(const model::Plan& plan, model::ReplicationKey key) {
  const model::Network network(plan);
  Keeper keeper;
  model::RecordObserver* const observers[] = {&keeper};
  Kept kept;
  kept.run = model::run_replication(network, key, observers);
  kept.visits = std::move(keeper.visits);
  kept.journeys = std::move(keeper.journeys);
  kept.outages = std::move(keeper.outages);
  kept.firings = std::move(keeper.firings);
  kept.stages = network.stages();
  kept.start = network.window().start;
  return kept;
}

}  // namespace cuakhau::test
