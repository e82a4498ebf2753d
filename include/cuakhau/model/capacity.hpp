#pragma once

// The capacity bound: the most trucks a day that could be cleared if every stage worked at its mean
// rate whenever it is open, as a maximum flow through the network of stages, and the stages of the
// minimum cut that limit it.

#include <optional>
#include <string>
#include <vector>

#include <cuakhau/model/plan.hpp>

namespace cuakhau::model {

struct StageCapacity {
  std::string stage;
  std::string direction;  // of a crossing's lanes; "*" where both share it
  double trucks_per_day = 0.0;
  double demand_per_day = 0.0;  // trucks that the plan's demand brings to it
};

struct CapacityBound {
  double demand_per_day = 0.0;
  double trucks_per_day = 0.0;  // what can flow; equal to the demand when nothing limits it
  std::vector<StageCapacity>
      bottleneck;  // the cut, when trucks_per_day < demand_per_day; else the fullest stage
  std::vector<StageCapacity> stages;  // all, by utilisation, the fullest first
};

/// Mean over the measured period of a plan that has no errors.
[[nodiscard]] CapacityBound capacity_bound(const Plan& plan);

}  // namespace cuakhau::model
