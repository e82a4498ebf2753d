#include <cuakhau/model/expected_arrivals.hpp>

#include <algorithm>
#include <vector>

#include "model/detail/arrival_kind.hpp"
#include "model/detail/demand.hpp"
#include "model/detail/in_force.hpp"

namespace cuakhau::model {
namespace {

/// Whether the number of trucks within any span has a mean that is an integral of rates.
bool has_rates(const Arrivals& arrivals) {
  switch (detail::arrival_kinds(arrivals).front()) {
    case ArrivalKind::poisson:
    case ArrivalKind::per_day: return true;
    case ArrivalKind::daily: return arrivals.as == DailyAs::mean;
    case ArrivalKind::every:
    case ArrivalKind::renewal:
    case ArrivalKind::saturated:
    case ArrivalKind::at: return false;
  }
  return false;
}

bool brings_the_same(const Plan& a, const Plan& b, const std::string& flow) {
  const Flow& one = a.flows.at(flow);
  const Flow& other = b.flows.at(flow);
  return a.demand == b.demand && one.arrivals == other.arrivals && one.held == other.held;
}

bool is_known(const Network& network, const std::string& name, const Flow& flow) {
  const Plan& plan = network.plan();
  if (flow.held || !has_rates(flow.arrivals)) return false;
  const bool is_warmed_up = network.window().measured_from > network.window().start;
  return is_warmed_up || std::ranges::none_of(plan.initial, [&](const InitialQueue& queue) {
           return queue.flow == name;
         });
}

}  // namespace

std::map<std::string, double> expected_arrivals(const Network& network) {
  const Plan& plan = network.plan();
  const OpenSpan measured{network.window().measured_from, network.window().horizon};
  const std::vector<detail::PlanInForce> others = detail::plans_in_force(plan);
  std::map<std::string, double> found;
  for (const auto& [name, flow] : plan.flows) {
    const bool is_changed = !std::ranges::all_of(others, [&](const detail::PlanInForce& other) {
      return brings_the_same(plan, other.plan, name);
    });
    if (is_changed || !is_known(network, name, flow)) continue;
    found[name] = detail::mean_per_day(plan, flow, measured);
  }
  return found;
}

}  // namespace cuakhau::model
