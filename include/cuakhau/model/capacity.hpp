#pragma once

// The capacity bound: the most trucks a day that could be cleared if every stage worked at its mean
// rate whenever it is open, as a maximum flow through the network of stages, and the stages of the
// minimum cut that limit it.
//
// Never too low under that premise: blocking, finite yards, turning lanes and patience only take
// away from it. (Work that `finish` lets run past a closing comes on top, at most one service for
// each server and closing.) A stage that several flows share counts those trucks first that need
// the least of it, and stages stand in the order of how many flows share them, whatever their order
// on the way. So the bound is exact, of the mean rates, where flows that share a stage need equally
// much of it, and of each two stages that limit, one is shared by all flows of the other or by
// none; else it may be too high.
//
// Where drivers choose their way by cost or in order, trucks are split over the ways as suits best.
// What comes to a stage is then what could come; stages that limit nothing count the demand of
// those alone who have no choice.
//
// It is a bound on the steady round trip. Trucks count as cleared before they have come back empty,
// so that a short run may clear more than the bound while empties pile up beyond the line.

#include <optional>
#include <string>
#include <vector>

#include <cuakhau/model/plan.hpp>

namespace cuakhau::model {

struct StageCapacity {
  std::string stage;  // trucks that choose the shortest of several: each of these, counted together
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

  /// Those that the demand asks more of than they can do: each must grow for all trucks to pass.
  [[nodiscard]] std::vector<StageCapacity> too_small() const;
};

/// Mean over the measured period of a plan that has no errors.
[[nodiscard]] CapacityBound capacity_bound(const Plan& plan);

}  // namespace cuakhau::model
