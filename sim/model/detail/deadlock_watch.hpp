#pragma once

// Finds circular waits. A stage is live when it could take a truck sooner or later: work is under
// way in it, or it is closed and may open, or a truck that is done there waits for a live stage. A
// truck that waits for a stage that is not live, waits for ever. So with the members of a pool: it
// is live when one is on its way back, or held by a truck that waits for a live stage. A bay of an
// exchange is live when all of its trucks wait for live stages, since only the last of them frees
// it; a side that is short of trucks of the other one waits for them to come, and is live, unless
// turns match and those that have no partner fill the places of those that would be one.
//
// What a truck does can only make a stage live that is held. So trucks are asked until all stages
// are live, and those first that showed it last time: a few of many.

#include <vector>

#include "model/detail/parts.hpp"
#include "model/detail/world.hpp"

namespace cuakhau::model::detail {

class DeadlockWatch {
 public:
  DeadlockWatch(World& world, const Parts& parts);

  /// This truck has just become blocked; it is looked at when the present event has settled.
  void on_blocked(const Truck& truck);
  /// Ends the run when a truck that became blocked in the present event closes a circle, or when
  /// something has opened in it that trucks in a circle waited for.
  void check() {
    if (!suspects_.empty() || world_.may_have_locked) check_suspects();
  }
  /// Looks at all trucks, as when a run has drained.
  /// @return whether there is a circle; it is then in World::deadlock
  bool find();

 private:
  /// Who waits at a node, and for which.
  struct Waiter {
    TruckId truck;
    std::size_t wants = 0;
  };
  /// What trucks do that hold something there.
  struct Holders {
    TruckId under_way{};            // one that does not wait, or not for ever
    std::vector<Waiter> waiting{};  // the others
    [[nodiscard]] bool is_empty() const { return under_way.is_none() && waiting.empty(); }
  };
  // A stage; of a crossing its lanes of one direction; of a station its places or its servers.
  [[nodiscard]] std::size_t node_of(OpId visit) const;
  // What a truck waits for that waits for a place, a member or, in a queue, for a server.
  [[nodiscard]] bool may_give_up(const Truck& truck) const;
  [[nodiscard]] std::size_t wanted_by(const Truck& truck) const;
  // The same of one that waits for members of several pools: each of them.
  template <class Each>
  void for_each_wanted(const Truck& truck, Each each) const;
  [[nodiscard]] bool has_live_want(const Truck& truck) const;
  [[nodiscard]] bool takes_sooner_or_later(std::size_t node) const;
  [[nodiscard]] bool serves_sooner_or_later(StageId station) const;
  [[nodiscard]] bool lacks_staff(StageId station) const;
  [[nodiscard]] bool has_room(StageId exchange, Direction side) const;
  // Whether no turn of the exchange can become full, whoever comes to the places that are free.
  [[nodiscard]] bool is_clogged(StageId stage) const;
  // Whether one bay of the exchange will be free, by what is known so far.
  [[nodiscard]] bool has_live_bay(StageId stage) const;
  // Whether somebody will give up a place of a clogged exchange.
  [[nodiscard]] bool will_be_unclogged(std::size_t node) const;
  // A truck that waits for its turn there.
  [[nodiscard]] Waiter clogging(std::size_t node) const;
  [[nodiscard]] Waiter dead_waiter(std::size_t node) const;
  void check_suspects();
  [[nodiscard]] bool is_live_at_once(std::size_t node) const;
  // Whether a truck that holds something there makes it live; that one is its witness.
  [[nodiscard]] bool becomes_live(std::size_t node);
  // Makes live what becomes so by what is known of the holders.
  void revive();
  void forget();
  void note(const Truck& truck);
  void note_place(const Truck& truck);
  void note_hold(std::size_t node, const Truck& truck);
  // A lane that is used in both directions in turn, which a truck keeps from both.
  [[nodiscard]] bool stands_on_reversible_lane(const Truck& truck) const;
  void note_members(const Truck& truck);
  void note_staff(const Truck& truck);
  void note_wait(std::size_t node, const Truck& truck, std::size_t wants);
  void name_cycle(std::size_t node);

  World& world_;
  const Crossings& crossings_;
  const Pools& pools_;
  const Choices& choices_;
  const Limits& limits_;
  std::vector<TruckId> suspects_;
  std::vector<std::size_t> nodes_;  // those that a truck may hold something of; the others live
  std::vector<std::size_t> dead_;   // those that are not live, by what is known so far
  // By node.
  std::vector<bool> live_;
  std::vector<Holders> holders_;
  std::vector<TruckId> witnesses_;  // who made it live last
};

}  // namespace cuakhau::model::detail
