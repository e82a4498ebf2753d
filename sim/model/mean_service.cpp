#include "model/detail/mean_service.hpp"

#include <algorithm>

#include "model/detail/law_range.hpp"
#include "model/detail/mark_shares.hpp"
#include "model/detail/marks.hpp"
#include "model/detail/traffic.hpp"

namespace cuakhau::model::detail {

namespace {

double mean_of(const ServiceLaw& service, const std::string& name) {
  const auto law = service.by_name.find(name);
  return mean_ms(law == service.by_name.end() ? service.otherwise : law->second);
}

/// Over what trucks carry about whom no check has found out what the service names.
double mean_by_commodity(const ServiceLaw& service, const std::string& flow_name,
                         const Flow& flow) {
  if (flow.commodity.shares.empty()) return mean_of(service, flow_name);
  double sum = 0.0;
  for (const auto& [commodity, share] : flow.commodity.shares)
    sum += share.value * mean_of(service, commodity);
  return sum;
}

/// Of those who pass the node, who visit the station.
double share_to(const RouteNode& node, const std::string& station) {
  const auto times = std::ranges::count(node.stages, station);
  return times == 0 ? 0.0 : static_cast<double>(times) / static_cast<double>(node.stages.size());
}

}  // namespace

double mean_service(const ServiceLaw& service, const std::string& flow_name, const Flow& flow,
                    const FoundShares& found) {
  double others = 1.0;
  double sum = 0.0;
  for (const auto& [outcome, share] : found) {
    others -= share;
    sum += share * mean_of(service, outcome);
  }
  return sum + others * mean_by_commodity(service, flow_name, flow);
}

FoundShares found_at(const Plan& plan, const Flow& flow, const std::string& station) {
  const ServiceLaw& service = plan.stations.at(station).service;
  FoundShares found;
  for (const auto& [name, law] : service.by_name)
    if (is_outcome(plan, name)) found[name] = 0.0;
  if (found.empty()) return {};
  const RouteGraph route = route_graph(plan, flow, {});
  if (!always_leaves(route)) return {};
  std::vector<double> visits = passes_per_truck(route);
  double all = 0.0;
  for (std::size_t node = 0; node < visits.size(); ++node)
    all += visits[node] *= share_to(route.nodes[node], station);
  if (all == 0.0) return {};
  for (auto& [outcome, share] : found) {
    const std::vector<double> shares = mark_shares(plan, route, outcome);
    for (std::size_t node = 0; node < visits.size(); ++node)
      share += visits[node] * shares[node] / all;
  }
  return found;
}

}  // namespace cuakhau::model::detail
