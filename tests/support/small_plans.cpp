#include "support/small_plans.hpp"

#include <algorithm>
#include <tuple>

namespace cuakhau::test {

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
