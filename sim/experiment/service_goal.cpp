#include <cuakhau/experiment/service_goal.hpp>

#include <algorithm>
#include <utility>

namespace cuakhau::experiment {

GoalStanding standing(const ServiceGoal& goal, Estimate estimate) {
  GoalStanding found{std::move(estimate)};
  const auto& value = found.estimate.value;
  const auto& interval = found.estimate.interval;
  if (!value) return found;
  const bool may_be_larger = found.estimate.is_lower_bound;
  const bool can_hold = !may_be_larger || goal.at_least.has_value();
  const bool can_fail = !may_be_larger || goal.at_most.has_value();
  found.holds = can_hold && goal.slack(*value) >= 0.0;
  if (!interval) return found;
  const double low = goal.slack(interval->low);
  const double high = goal.slack(interval->high);
  found.surely_holds = can_hold && std::min(low, high) >= 0.0;
  found.surely_fails = can_fail && std::max(low, high) < 0.0;
  return found;
}

}  // namespace cuakhau::experiment
