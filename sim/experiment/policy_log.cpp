#include "experiment/detail/policy_log.hpp"

#include <iterator>
#include <optional>
#include <vector>

#include <fmt/format.h>

#include <cuakhau/base/civil.hpp>

namespace cuakhau::experiment::detail {

namespace {

// Flows are numbered in the order of their names.
std::string truck_text(const model::Plan& plan, const model::PolicyFiring& firing) {
  if (!firing.truck) return {};
  const auto flow = std::next(plan.flows.begin(), firing.truck->flow.value());
  return fmt::format("{}#{}", flow->first, firing.truck->number);
}

/// @param onset the share of replications in which it came into force
std::optional<model::Money> cost_of(const model::Policy& policy, double onset, Duration in_force) {
  if (!policy.cost) return std::nullopt;
  const model::Money once = policy.cost->once.value_or(model::Money{});
  const model::Money per_day = policy.cost->per_day.value_or(model::Money{});
  const double days = static_cast<double>(in_force.count()) / static_cast<double>(k_day.count());
  return model::Money{onset * once.amount + days * per_day.amount,
                      once.currency.empty() ? per_day.currency : once.currency};
}

}  // namespace

void add_policies(const model::Plan& plan, std::span<const Replication> runs, Result& result) {
  if (plan.policies.empty() || runs.empty()) return;
  const Instant horizon = model::run_window(plan).horizon;
  std::vector<std::int64_t> times(plan.policies.size());
  std::vector<Duration> in_force(plan.policies.size());
  std::vector<std::int64_t> onsets(plan.policies.size());  // replications with any
  for (const Replication& run : runs) {
    std::vector<bool> is_known(plan.policies.size());
    for (const model::PolicyFiring& firing : run.run.firings) {
      const bool begins = firing.kind == model::FiringKind::begins;
      result.policy_log.push_back({run.index, plan.policies[firing.policy].name, firing.kind,
                                   firing.at, truck_text(plan, firing)});
      if (!begins && firing.kind != model::FiringKind::ends) continue;
      times[firing.policy] += begins ? 1 : 0;
      onsets[firing.policy] += is_known[firing.policy] ? 0 : 1;
      is_known[firing.policy] = true;
      // What has not ended by the end of the run is in force until then.
      in_force[firing.policy] += begins ? horizon - firing.at : firing.at - horizon;
    }
  }
  const auto count = static_cast<double>(runs.size());
  for (std::size_t i = 0; i < plan.policies.size(); ++i) {
    const Duration mean = in_force[i] / static_cast<std::int64_t>(runs.size());
    result.policies.push_back(
        {plan.policies[i].name, static_cast<double>(times[i]) / count, mean,
         cost_of(plan.policies[i], static_cast<double>(onsets[i]) / count, mean)});
  }
}

}  // namespace cuakhau::experiment::detail
