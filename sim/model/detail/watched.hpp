#pragma once

// What the condition of a policy looks at: one stage, pool or check, or all stages of a gate or of
// the province.

#include <set>
#include <string>
#include <string_view>

#include <cuakhau/model/plan.hpp>

namespace cuakhau::model::detail {

/// Everything, as the place of a number.
inline constexpr std::string_view k_province = "province";

/// Whether the condition is on a sum over stages.
[[nodiscard]] bool looks_at_many(const Plan& plan, const Trigger& trigger);

/// The stages, pools and checks by name; of a gate also crossings that belong to it for a time.
[[nodiscard]] std::set<std::string> watched_names(const Plan& plan, const Trigger& trigger);

}  // namespace cuakhau::model::detail
