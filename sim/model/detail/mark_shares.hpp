#pragma once

// What trucks carry of the outcomes of checks where they come: from the odds of the checks on their
// way, by the traffic equations of a route that has each node once for each set of outcomes.

#include <string>
#include <vector>

#include <cuakhau/model/plan.hpp>

#include "model/detail/route_graph.hpp"

namespace cuakhau::model::detail {

/// By node of the route: of the trucks that pass it, the share whom the last check that can find
/// this outcome found so; 0 where none passes. Who begins the route must always leave.
[[nodiscard]] std::vector<double> mark_shares(const Plan& plan, const RouteGraph& route,
                                              const std::string& outcome);

/// By node of the route: whether a truck may come there that carries all of these outcomes, of
/// which there are few, whatever the shares are.
[[nodiscard]] std::vector<bool> may_carry(const Plan& plan, const RouteGraph& route,
                                          const std::vector<std::string>& outcomes);

}  // namespace cuakhau::model::detail
