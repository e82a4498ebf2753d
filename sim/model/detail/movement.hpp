#pragma once

// The one protocol that moves every truck. A stage that is done with a truck offers it to the next
// one; that one takes it when it has a place and is open, else the truck stays where it is and
// holds what it holds (blocking after service). When a place becomes free, the stage takes the
// truck that its discipline prefers.

#include "model/detail/world.hpp"

namespace cuakhau::model::detail {

class Stations;
class Crossings;
class DeadlockWatch;

class Movement {
 public:
  Movement(World& world, Stations& stations, Crossings& crossings, DeadlockWatch& deadlocks)
      : world_(world),
        stations_(stations),
        crossings_(crossings),
        deadlocks_(deadlocks),
        round_robin_(world.tables.ops.size(), 0) {}

  /// A truck that holds what it holds goes on at this step of its route.
  void go_on(TruckId id, OpId at);
  /// Asks, at every stage where something became free, who waits there.
  void settle_all();
  /// The stage of `visit` has a place for this truck: it leaves what it held, and its next visit
  /// begins.
  void take_in(TruckId id, OpId visit);
  /// Its first service begins, or its first tokens set out: it stays.
  void commit(Truck& truck);
  /// Its patience is over.
  void give_up(TruckId id);
  /// The work on it is done; it keeps its server until the next stage takes it.
  void work_done(TruckId id);
  /// Writes the records of everything still inside at the end of the run.
  void close_books();

 private:
  [[nodiscard]] OpId branch(OpId id, const Truck& truck);
  [[nodiscard]] OpId choose(OpId id, const Truck& truck);
  [[nodiscard]] OpId shortest(OpId id, const Truck& truck);
  [[nodiscard]] std::uint32_t trucks_at(const Op& op) const;
  void offer(TruckId id, OpId visit);
  [[nodiscard]] bool is_taken(TruckId id, OpId visit);
  [[nodiscard]] bool yard_takes(StageId yard) const;
  void leave_yard(StageId yard);
  void enter_yard(TruckId id);
  void wait_for(TruckId id, OpId visit);
  [[nodiscard]] WaitReason reason_at(OpId visit) const;
  void show_next(Truck& truck);
  static void clear_visit(Truck& truck);
  void discard(TruckId id, JourneyOutcome outcome);
  void settle(StageId stage);
  void settle_yard(StageId stage);
  void fork(TruckId id, OpId fork);
  void join(TruckId id);
  void leave(TruckId id);
  void mark_cleared(Truck& truck);
  void release(TruckId id);
  void let_go(TruckId id);
  void cancel_patience(Truck& truck);
  void record_visit(const Truck& truck, OpId visit, VisitOutcome outcome);
  void record_journey(const Truck& truck, JourneyOutcome outcome);

  World& world_;
  Stations& stations_;
  Crossings& crossings_;
  DeadlockWatch& deadlocks_;
  std::vector<OpId> shortest_;              // of a choice in progress
  std::vector<std::uint32_t> round_robin_;  // by OpId
};

}  // namespace cuakhau::model::detail
