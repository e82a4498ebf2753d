#pragma once

// Which stages a setting bears on: the one whose field it is, those that depend on the gate, pool,
// calendar or check whose field it is, and those to which it sends more trucks.

#include <cstdint>
#include <map>
#include <string>

#include <cuakhau/model/plan.hpp>

#include "model/detail/route_graph.hpp"

namespace cuakhau::model::detail {

enum class Bearing : std::uint8_t {
  traffic,  // it may bring more trucks there, or keep them there longer
  work,     // it changes how the stage itself works, or when
};

struct Touch {
  Bearing how = Bearing::traffic;
  std::string path;  // of the setting that bears on it
};
/// By name of a stage, pool or check.
using Reach = std::map<std::string, Touch>;

/// Of all that the policy sets; of several settings that bear on one stage, the one that bears
/// most.
/// @param routes  of the plan, by flow
[[nodiscard]] Reach reach_of(const Plan& plan, const RouteGraphs& routes, const Policy& policy);

}  // namespace cuakhau::model::detail
