#include <cuakhau/model/capacity.hpp>

#include <algorithm>
#include <cmath>
#include <iterator>

#include "model/detail/flow_network.hpp"
#include "model/detail/load.hpp"

namespace cuakhau::model {

namespace {

using detail::FlowNetwork;
using detail::Load;
using detail::Resource;

using PerVariant = std::map<std::string, double>;

/// A resource that cannot do all the work of the demand.
struct Limit {
  const Resource* resource = nullptr;
  double most_trucks = 0.0;  // a day, of all variants that bring work to it
  std::size_t flows = 0;
};

/// Saturated flows bring as many trucks as the tightest of their stages can serve.
void fill_saturated(const Plan& plan, Load& load) {
  for (const auto& [name, flow] : plan.flows) {
    if (!flow.arrivals.saturated) continue;
    double most = INFINITY;
    for (const Resource& resource : load.resources) {
      const double work = load.least_work_ms(resource, name);
      if (work > 0.0) most = std::min(most, resource.open_ms_per_day / work);
    }
    load.demand_per_day[name] = std::isfinite(most) ? most : 0.0;
  }
}

/// The most trucks that a resource can serve: those first that need the least of it.
[[nodiscard]] double most_trucks(const Resource& resource, const PerVariant& demand_per_day) {
  std::vector<std::pair<double, double>> by_work;  // of a truck, trucks a day
  by_work.reserve(resource.work_ms.size());
  for (const auto& [flow, work] : resource.work_ms)
    by_work.emplace_back(work, demand_per_day.at(flow));
  std::ranges::sort(by_work);
  double left = resource.open_ms_per_day;
  double trucks = 0.0;
  for (const auto& [work, demand] : by_work) {
    const double served = work > 0.0 ? std::min(demand, left / work) : demand;
    trucks += served;
    left -= served * work;
  }
  return trucks;
}

/// Those that few flows use come first: a flow then meets the stages it shares after its own, and
/// what the shared ones take is not what its own have cut.
[[nodiscard]] std::vector<Limit> limits_of(const Load& load) {
  const PerVariant demand = load.most_per_day();
  std::vector<Limit> limits;
  for (const Resource& resource : load.resources)
    if (work_per_day(resource, demand) > resource.open_ms_per_day)
      limits.push_back({&resource, most_trucks(resource, demand), resource.work_ms.size()});
  std::ranges::stable_sort(limits, {}, &Limit::flows);
  return limits;
}

[[nodiscard]] bool uses(const Limit& limit, const std::string& variant) {
  const auto work = limit.resource->work_ms.find(variant);
  return work != limit.resource->work_ms.end() && work->second > 0.0;
}

/// What a stage could serve of the mix of trucks that the demand brings to it.
[[nodiscard]] StageCapacity row_of(const Resource& resource, const std::string& stage,
                                   const PerVariant& demand_per_day) {
  double visits = 0.0;
  double work = 0.0;
  for (const auto& [flow, per_truck] : resource.visits) {
    visits += demand_per_day.at(flow) * per_truck;
    work += demand_per_day.at(flow) * resource.work_ms.at(flow);
  }
  if (work == 0.0) {  // no demand: one truck of each flow
    for (const auto& [flow, per_truck] : resource.visits) {
      visits += per_truck;
      work += resource.work_ms.at(flow);
    }
    return {stage, resource.direction, resource.open_ms_per_day * visits / work, 0.0};
  }
  return {stage, resource.direction, resource.open_ms_per_day * visits / work, visits};
}

/// Of flows that choose nothing: what others bring to a stage is up to their drivers.
[[nodiscard]] PerVariant must_per_day(const Load& load) {
  PerVariant must = load.most_per_day();
  for (auto& [name, demand] : must)
    if (load.variants.at(name).flow != name) demand = 0.0;
  return must;
}

[[nodiscard]] double utilisation(const StageCapacity& stage) {
  if (stage.demand_per_day == 0.0) return 0.0;
  return stage.demand_per_day / stage.trucks_per_day;  // infinite where it never opens
}

/// Appends a row for the resource: under each name where trucks choose among several.
void append_rows(std::vector<StageCapacity>& rows, const Resource& resource,
                 const PerVariant& demand_per_day) {
  for (const std::string& stage : resource.stages)
    rows.push_back(row_of(resource, stage, demand_per_day));
}

/// Cuts the demand at its limits.
void find_bottleneck(CapacityBound& bound, const Load& load) {
  const std::vector<Limit> limits = limits_of(load);
  if (limits.empty()) return;
  FlowNetwork network;
  std::vector<FlowNetwork::Gate> gates;
  gates.reserve(limits.size());
  for (const Limit& limit : limits) gates.push_back(network.add_gate(limit.most_trucks));
  std::map<std::string, FlowNetwork::Node> supplies;
  for (const auto& [flow, demand] : load.demand_per_day)
    supplies.emplace(flow, network.add_supply(demand));
  for (const auto& [name, variant] : load.variants) {
    if (variant.is_diverted) continue;
    FlowNetwork::Node end = supplies.at(variant.flow);
    for (std::size_t i = 0; i < limits.size(); ++i)
      if (uses(limits[i], name)) end = network.pass(end, gates[i]);
    network.drain(end);
  }
  const FlowNetwork::Cut cut = network.minimum_cut();
  bound.trucks_per_day = std::min(cut.value, bound.demand_per_day);
  for (const std::size_t gate : cut.gates)
    append_rows(bound.bottleneck, *limits[gate].resource, load.most_per_day());
}

}  // namespace

std::vector<StageCapacity> CapacityBound::too_small() const {
  std::vector<StageCapacity> small;
  std::ranges::copy_if(stages, std::back_inserter(small), [](const StageCapacity& stage) {
    return stage.demand_per_day > stage.trucks_per_day;
  });
  return small;
}

CapacityBound capacity_bound(const Plan& plan) {
  Load load = detail::load_of(plan);
  fill_saturated(plan, load);
  CapacityBound bound;
  for (const auto& [flow, demand] : load.demand_per_day) bound.demand_per_day += demand;
  bound.trucks_per_day = bound.demand_per_day;
  const PerVariant must = must_per_day(load);
  for (const Resource& resource : load.resources) append_rows(bound.stages, resource, must);
  std::ranges::stable_sort(bound.stages, std::ranges::greater{}, utilisation);
  find_bottleneck(bound, load);
  const bool is_up_to_drivers = load.variants.size() > load.demand_per_day.size();
  const bool has_fullest =
      !bound.stages.empty() && (bound.stages.front().demand_per_day > 0.0 || !is_up_to_drivers);
  if (bound.bottleneck.empty() && has_fullest) bound.bottleneck.push_back(bound.stages.front());
  return bound;
}

}  // namespace cuakhau::model
