#pragma once

// Which policies can be in force together, as far as the plan alone tells: those with a condition
// or at random may be in force whenever their dates allow it.

#include <cstddef>
#include <vector>

#include <cuakhau/model/plan.hpp>

namespace cuakhau::model::detail {

/// Of a policy that has windows: these, in order; those of each year as far as they touch the run.
[[nodiscard]] OpenSpans windows_of(const RunWindow& window, const Policy& policy);

/// When a policy can be in force: spans in order, none of them empty but for one of a policy that
/// ends before it begins.
[[nodiscard]] OpenSpans spans_in_force(const RunWindow& window, const Policy& policy);

/// Whether the policy, once in force, stays so to the end of the run whatever happens.
[[nodiscard]] bool never_ends(const RunWindow& window, const Policy& policy);

/// The plan at some time of its run, and that time.
struct PlanInForce {
  Plan plan;
  OpenSpan span;
};

/// The plan without its policies, and at each onset of a policy all together that can then be in
/// force; each set of policies once. Policies must be sound.
[[nodiscard]] std::vector<PlanInForce> plans_in_force(const Plan& plan);

}  // namespace cuakhau::model::detail
