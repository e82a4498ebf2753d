#include "model/detail/in_force.hpp"

#include <algorithm>

#include <cuakhau/model/setting.hpp>

namespace cuakhau::model::detail {

OpenSpan span_in_force(const RunWindow& window, const Policy& policy) {
  const Instant from = policy.from ? policy.from->resolve(window.start) : window.start;
  Instant until = policy.until ? policy.until->resolve(window.start) : window.horizon;
  const bool is_dated = !policy.every && !policy.when;
  const auto* const length =
      policy.lasting ? std::get_if<kernel::Constant>(&policy.lasting->law.law) : nullptr;
  if (is_dated && length != nullptr) until = std::min(until, from + ticks_from(length->value));
  return {from, until};
}

std::vector<PlanInForce> plans_in_force(const Plan& plan) {
  const RunWindow window = run_window(plan);
  std::vector<OpenSpan> spans;
  for (const Policy& policy : plan.policies) spans.push_back(span_in_force(window, policy));
  std::vector<PlanInForce> plans{{plan, {window.start, window.horizon}}};
  for (const OpenSpan& onset : spans) {
    PlanInForce& now =
        plans.emplace_back(PlanInForce{{}, {std::max(onset.from, window.start), window.horizon}});
    std::vector<std::size_t> active;
    for (std::size_t policy = 0; policy < spans.size(); ++policy) {
      if (now.span.from < spans[policy].from || spans[policy].until <= now.span.from) continue;
      active.push_back(policy);
      now.span.until = std::min(now.span.until, spans[policy].until);
    }
    if (active.empty() || now.span.until <= now.span.from) {
      plans.pop_back();  // never in force in this run
    } else {
      now.plan = under_policies(plan, active);
    }
  }
  return plans;
}

}  // namespace cuakhau::model::detail
