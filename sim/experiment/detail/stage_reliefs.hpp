#pragma once

// Which stage limits a goal: each of the fullest is made ample in turn, and the same replications
// run again.

#include <vector>

#include <cuakhau/experiment/capacity.hpp>

namespace cuakhau::experiment::detail {

/// How many stages are tried, those of which most is in use, and with how many replications first.
/// Those that may help most have all replications of the request where these do not tell; each of
/// the two looks has half of the error.
inline constexpr std::size_t k_most_reliefs = 8;
inline constexpr std::uint32_t k_first_replications = 10;

/// The one that helps most by estimate first. Nothing where the plan has no answer, or was stopped.
/// @param plan at the multiple in question
[[nodiscard]] std::vector<StageRelief> stage_reliefs(const model::Plan& plan,
                                                     const ServiceGoal& goal,
                                                     const CapacityRequest& request,
                                                     const RunHooks& hooks);

}  // namespace cuakhau::experiment::detail
