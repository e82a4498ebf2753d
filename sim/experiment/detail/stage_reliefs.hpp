#pragma once

// Which stage limits a goal: each of the fullest is made ample in turn, and the same replications
// run again.

#include <vector>

#include <cuakhau/experiment/capacity.hpp>

namespace cuakhau::experiment::detail {

/// How many stages are tried, those of which most is in use, and with how many replications at
/// most.
inline constexpr std::size_t k_most_reliefs = 8;
inline constexpr std::uint32_t k_relief_replications = 10;

/// Those that surely help first, of these the one that helps most. Nothing where the plan has no
/// answer, or was stopped.
/// @param plan at the multiple in question
[[nodiscard]] std::vector<StageRelief> stage_reliefs(const model::Plan& plan,
                                                     const ServiceGoal& goal,
                                                     const CapacityRequest& request,
                                                     const RunHooks& hooks);

}  // namespace cuakhau::experiment::detail
