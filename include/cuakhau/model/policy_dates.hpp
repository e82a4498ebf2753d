#pragma once

// When policies that a day of each year begins are in force.

#include <string>
#include <vector>

#include <cuakhau/model/plan.hpp>

namespace cuakhau::model {

struct PolicyDates {
  std::string policy;
  OpenSpans spans;  // in order, none of them outside the run
};

/// Of a plan without errors: its policies by days of each year, in the order of the plan.
[[nodiscard]] std::vector<PolicyDates> yearly_policy_dates(const Plan& plan);

}  // namespace cuakhau::model
