#pragma once

// The traffic equations of a route: how often a truck passes each node of its graph on average
// (Jackson 1957, eq. 1; here per arriving truck). Jumps make them a linear system in the flows into
// the jumps' targets; all else follows in one pass along the way.

#include <vector>

#include "model/detail/route_graph.hpp"

namespace cuakhau::model::detail {

/// By node. Every node that is reached must be able to leave.
[[nodiscard]] std::vector<double> passes_per_truck(const RouteGraph& graph);

/// Whether a truck that begins the route always leaves in the end.
[[nodiscard]] bool always_leaves(const RouteGraph& graph);

}  // namespace cuakhau::model::detail
