#include "experiment/detail/policy_log.hpp"

#include <iterator>
#include <vector>

#include <fmt/format.h>

namespace cuakhau::experiment::detail {

namespace {

// Flows are numbered in the order of their names.
std::string truck_text(const model::Plan& plan, const model::PolicyFiring& firing) {
  if (!firing.truck) return {};
  const auto flow = std::next(plan.flows.begin(), firing.truck->flow.value());
  return fmt::format("{}#{}", flow->first, firing.truck->number);
}

}  // namespace

void add_policies(const model::Plan& plan, std::span<const Replication> runs, Result& result) {
  if (plan.policies.empty() || runs.empty()) return;
  const Instant horizon = model::run_window(plan).horizon;
  std::vector<std::int64_t> times(plan.policies.size());
  std::vector<Duration> in_force(plan.policies.size());
  for (const Replication& run : runs) {
    for (const model::PolicyFiring& firing : run.run.firings) {
      const bool begins = firing.kind == model::FiringKind::begins;
      result.policy_log.push_back({run.index, plan.policies[firing.policy].name, firing.kind,
                                   firing.at, truck_text(plan, firing)});
      if (firing.kind == model::FiringKind::prolonged) continue;
      times[firing.policy] += begins ? 1 : 0;
      // What has not ended by the end of the run is in force until then.
      in_force[firing.policy] += begins ? horizon - firing.at : firing.at - horizon;
    }
  }
  const auto count = static_cast<std::int64_t>(runs.size());
  for (std::size_t i = 0; i < plan.policies.size(); ++i)
    result.policies.push_back({plan.policies[i].name,
                               static_cast<double>(times[i]) / static_cast<double>(count),
                               in_force[i] / count});
}

}  // namespace cuakhau::experiment::detail
