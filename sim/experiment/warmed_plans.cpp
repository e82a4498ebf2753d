#include "experiment/detail/warmed_plans.hpp"

#include <utility>

#include <fmt/format.h>

#include "experiment/detail/pilot.hpp"

namespace cuakhau::experiment::detail {

WarmedPlans::WarmedPlans(std::span<const Contender> scenarios) {
  plans_.reserve(scenarios.size());
  for (const auto& scenario : scenarios) plans_.push_back(scenario.plan);
}

std::optional<RunFailure> WarmedPlans::find(const RunRequest& request, const RunHooks& hooks) {
  std::optional<WarmedPlan> longest;
  for (const auto& plan : plans_) {
    if (!plan.period.warm_up_is_automatic) continue;
    auto warmed = find_warm_up(plan, request, hooks);
    if (!warmed) return std::move(warmed).error();
    if (!longest || warmed->plan.period.warm_up > longest->plan.period.warm_up)
      longest = std::move(*warmed);
  }
  if (longest) apply(longest->plan.period.warm_up);
  if (longest) warning_ = longest->warning;
  return std::nullopt;
}

void WarmedPlans::apply(Duration warm_up) {
  for (auto& plan : plans_) {
    if (!plan.period.warm_up_is_automatic) continue;
    plan.period.warm_up_is_automatic = false;
    plan.period.warm_up = warm_up;
  }
}

bool are_alike(const model::RunWindow& one, const model::RunWindow& other) {
  return one.start == other.start && one.measured_from == other.measured_from &&
         one.horizon == other.horizon;
}

std::vector<std::string> period_warnings(std::span<const Contender> scenarios,
                                         std::span<const model::Network> networks) {
  std::vector<std::string> warnings;
  for (std::size_t i = 1; i < networks.size(); ++i)
    if (!are_alike(networks[i].window(), networks[0].window()))
      warnings.push_back(fmt::format(
          "{} is measured over another period than {}: what differs is not the scenario alone",
          scenarios[i].name, scenarios[0].name));
  return warnings;
}

}  // namespace cuakhau::experiment::detail
