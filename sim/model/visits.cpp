#include <cuakhau/model/visits.hpp>

#include "model/detail/traffic.hpp"

namespace cuakhau::model {

std::map<VisitPlace, double> visits_per_truck(const Plan& plan, const Flow& flow) {
  const detail::RouteGraph graph = detail::route_graph(plan, flow, {});
  if (!detail::always_leaves(graph)) return {};
  const std::vector<double> passes = detail::passes_per_truck(graph);
  std::map<VisitPlace, double> visits;
  for (std::size_t node = 0; node < graph.nodes.size(); ++node) {
    const detail::RouteNode& place = graph.nodes[node];
    if (passes[node] == 0.0) continue;
    for (const std::string& stage : place.stages)
      visits[{stage, place.travel}] += passes[node] / static_cast<double>(place.stages.size());
  }
  return visits;
}

}  // namespace cuakhau::model
