#pragma once

// Finds circular waits. A stage is live when it could take a truck sooner or later: work is under
// way in it, or it is closed and may open, or a truck that is done there waits for a live stage. A
// truck that waits for a stage that is not live, waits for ever. A bay of an exchange is live when
// all of its trucks wait for live stages, since only the last of them frees it; a side that is
// short of trucks of the other one waits for them to come, and is live.

#include <vector>

#include "model/detail/world.hpp"

namespace cuakhau::model::detail {

class Crossings;

class DeadlockWatch {
 public:
  DeadlockWatch(World& world, const Crossings& crossings);

  /// This truck has just become blocked; it is looked at when the present event has settled.
  void on_blocked(const Truck& truck);
  /// Ends the run when a truck that became blocked in the present event closes a circle.
  void check() {
    if (!suspects_.empty()) check_suspects();
  }
  /// Looks at all trucks, as when a run has drained.
  /// @return whether there is a circle; it is then in World::deadlock
  bool find();

 private:
  void check_suspects();
  // A stage, and of a crossing its lanes of one direction.
  [[nodiscard]] std::size_t node_of(OpId visit) const;
  [[nodiscard]] bool takes_sooner_or_later(std::size_t node) const;
  [[nodiscard]] bool has_room(StageId exchange, Direction side) const;
  // Whether one bay of the exchange will be free, by what is known so far.
  [[nodiscard]] bool has_live_bay(StageId stage) const;
  [[nodiscard]] const Truck& dead_waiter(std::size_t node) const;
  void survey();
  void name_cycle(std::size_t node);

  World& world_;
  const Crossings& crossings_;
  std::vector<TruckId> suspects_;
  std::vector<bool> live_;
  std::vector<TruckId> waiter_;  // by node: a truck that holds a place there and waits
  std::vector<std::vector<std::size_t>> wanted_;  // by node: where trucks wait that are done there
  std::vector<std::uint32_t> under_way_;          // by node
};

}  // namespace cuakhau::model::detail
