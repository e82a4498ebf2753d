#pragma once

// The routes that a flow's trucks may take where drivers choose by what they see: one for each way
// of each such choice. What all of them have in common must be done whatever is chosen; what can be
// done at all is the best mix of them.

#include <string>
#include <vector>

#include "model/detail/route_graph.hpp"

namespace cuakhau::model::detail {

struct RouteVariant {
  std::string name;          // empty where there is nothing to choose
  RouteGraph graph;          // each choice has one way, or what its shares say
  bool is_diverted = false;  // all its trucks go elsewhere
};

/// Of more than 256 variants, one with equal shares.
[[nodiscard]] std::vector<RouteVariant> variants_of(const RouteGraph& graph);

}  // namespace cuakhau::model::detail
