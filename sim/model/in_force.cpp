#include "model/detail/in_force.hpp"

#include <algorithm>
#include <set>

#include <cuakhau/model/setting.hpp>

namespace cuakhau::model::detail {

OpenSpans spans_in_force(const RunWindow& window, const Policy& policy) {
  if (!policy.windows.empty()) {
    OpenSpans spans;
    for (const PolicyWindow& one : policy.windows)
      spans.push_back({one.from.resolve(window.start), one.until.resolve(window.start)});
    return spans;
  }
  const Instant from = policy.from ? policy.from->resolve(window.start) : window.start;
  Instant until = policy.until ? policy.until->resolve(window.start) : window.horizon;
  const bool is_dated = !policy.every && !policy.when;
  const auto* const length =
      policy.lasting ? std::get_if<kernel::Constant>(&policy.lasting->law.law) : nullptr;
  if (is_dated && length != nullptr) until = std::min(until, from + ticks_from(length->value));
  return {{from, until}};
}

bool never_ends(const RunWindow& window, const Policy& policy) {
  if (!policy.windows.empty() || policy.every || policy.lasting) return false;
  if (policy.until && policy.until->resolve(window.start) < window.horizon) return false;
  // A number of trucks is below anything but 0 some day.
  return !policy.when || !policy.when->check.empty() ||
         policy.when->below.value_or(Count{1, false}).limit() == 0;
}

std::vector<PlanInForce> plans_in_force(const Plan& plan) {
  const RunWindow window = run_window(plan);
  std::vector<OpenSpans> spans;
  for (const Policy& policy : plan.policies) spans.push_back(spans_in_force(window, policy));
  std::vector<PlanInForce> plans{{plan, {window.start, window.horizon}}};
  std::set<std::vector<std::size_t>> seen;
  for (const OpenSpans& onsets : spans) {
    for (const OpenSpan& onset : onsets) {
      OpenSpan now{std::max(onset.from, window.start), window.horizon};
      std::vector<std::size_t> active;
      for (std::size_t policy = 0; policy < spans.size(); ++policy) {
        const auto span = std::ranges::find_if(spans[policy], [&](const OpenSpan& one) {
          return one.from <= now.from && now.from < one.until;
        });
        if (span == spans[policy].end()) continue;
        active.push_back(policy);
        now.until = std::min(now.until, span->until);
      }
      // Else never in force in this run, or known.
      const bool is_in_run = !active.empty() && now.from < now.until;
      if (is_in_run && seen.insert(active).second)
        plans.push_back({under_policies(plan, active), now});
    }
  }
  return plans;
}

}  // namespace cuakhau::model::detail
