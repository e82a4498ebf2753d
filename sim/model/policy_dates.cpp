#include <cuakhau/model/policy_dates.hpp>

#include "model/detail/in_force.hpp"

namespace cuakhau::model {

std::vector<PolicyDates> yearly_policy_dates(const Plan& plan) {
  std::vector<PolicyDates> all;
  for (const Policy& policy : plan.policies)
    if (policy.from && policy.from->yearly)
      all.push_back({policy.name, detail::windows_of(run_window(plan), policy)});
  return all;
}

}  // namespace cuakhau::model
