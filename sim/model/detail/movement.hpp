#pragma once

// The one protocol that moves every truck. A stage that is done with a truck offers it to the next
// one; that one takes it when it has a place and is open, else the truck stays where it is and
// holds what it holds (blocking after service). When a place becomes free, the stage takes the
// truck that its discipline prefers.

#include "model/detail/branches.hpp"
#include "model/detail/checks.hpp"
#include "model/detail/choices.hpp"
#include "model/detail/crossings.hpp"
#include "model/detail/exchanges.hpp"
#include "model/detail/limits.hpp"
#include "model/detail/parts.hpp"
#include "model/detail/pools.hpp"
#include "model/detail/roads.hpp"
#include "model/detail/stations.hpp"
#include "model/detail/world.hpp"

namespace cuakhau::model::detail {

class DeadlockWatch;

class Movement {
 public:
  Movement(World& world, const Parts& parts, DeadlockWatch& deadlocks)
      : world_(world),
        stations_(parts.stations),
        crossings_(parts.crossings),
        pools_(parts.pools),
        exchanges_(parts.exchanges),
        checks_(parts.checks),
        roads_(parts.roads),
        choices_(parts.choices),
        limits_(parts.limits),
        deadlocks_(deadlocks),
        branches_(world) {}

  /// A truck that holds what it holds goes on at this step of its route.
  void go_on(Truck& truck, OpId at);
  /// Asks, at every stage where something became free, who waits there.
  void settle_all() {
    while (world_.first_unsettled != nullptr) settle(world_.next_to_settle());
  }
  /// The stage of `visit` has a place for this truck: it leaves what it held, and its next visit
  /// begins.
  void take_in(Truck& truck, OpId visit) {
    const bool held = truck.at != k_none;
    if (held) let_go(truck);
    show_next(truck);
    if (held) begin_visit(truck);
    truck.is_new = false;
    truck.at = visit;
    truck.wants = k_none;
    truck.marks_on_entry = truck.marks;
    truck.visit.entered = world_.now();
  }
  /// The truck holds a member of a pool, or a check has begun: it is no longer one that has just
  /// come.
  void is_in(Truck& truck) {
    show_next(truck);
    truck.is_new = false;
  }
  /// It waits for others that may never come.
  void may_be_stuck(const Truck& truck);
  /// It finds no place and does not wait for one.
  void refuse(Truck& truck) { discard(truck, JourneyOutcome::refused); }
  /// Its patience is over.
  void give_up(Truck& truck);
  /// It may leave the line that it waits in for another way.
  void choose_again(Truck& truck);
  /// It has waited or stayed as long as this limit lets it.
  void be_late(Truck& truck, const Op& limit);
  /// The work on it is done; it keeps its server until the next stage takes it.
  void work_done(Truck& truck);
  // Nothing of the last visit stays with the next one.
  void begin_visit(Truck& truck) {
    PresentVisit& visit = truck.visit;
    visit.arrived = world_.now();
    visit.entered = visit.started = visit.ended = Instant::never();
    visit.paused = visit.occupied = Duration{0};
    visit.server = 0;
    visit.reason = WaitReason::none;
  }
  /// Writes the records of everything still inside at the end of the run.
  void close_books();

 private:
  void walk(Truck& truck, OpId at);
  [[nodiscard]] OpId pass(Truck& truck, OpId at, const Op& op);
  void offer(Truck& truck, OpId visit, const Op& op);
  [[nodiscard]] bool is_taken(Truck& truck, OpId visit, const Op& op);
  [[nodiscard]] bool is_taken_elsewhere(Truck& truck, OpId visit, const StageState& state);
  [[nodiscard]] bool yard_takes(StageId yard) const;
  void leave_yard(StageId yard);
  void enter_yard(Truck& truck);
  void wait_for(Truck& truck, OpId visit);
  [[nodiscard]] WaitReason reason_at(OpId visit) const;
  // A saturated flow has its next truck ready as soon as this one is in, or gone.
  void show_next(Truck& truck) {
    if (!truck.is_followed) return;
    truck.is_followed = false;
    world_.schedule(world_.now(), kernel::Phase::arrival,
                    event(EventKind::resupply, truck.flow().value()));
  }
  void discard(Truck& truck, JourneyOutcome outcome);
  void end_journey(Truck& truck, JourneyOutcome outcome);
  // Most of the time nobody waits.
  void settle(StageState& state) {
    if (state.kind == StageKind::station) {
      if (Stations::may_go_on(state)) stations_.settle(state);
    } else if (state.kind != StageKind::yard || !state.offers[0].empty()) {
      settle_elsewhere(state);
    }
  }
  void settle_elsewhere(const StageState& state);
  void settle_yard(StageId stage);
  void fork(Truck& truck, OpId fork);
  void join(Truck& token);
  void leave(Truck& truck);
  void leave_line(Truck& truck);
  void withdraw(Truck& truck);
  void go_elsewhere(Truck& truck, OpId way);
  [[nodiscard]] OpId drive(Truck& truck, OpId step);
  void divert(Truck& truck);
  void mark_cleared(Truck& truck);
  void set_gate(Truck& truck, GateId gate) const;
  void release(Truck& truck);
  void release_elsewhere(Truck& truck, const StageState& state);
  void let_go(Truck& truck);
  void end_visit(Truck& truck);
  void record_visit(const Truck& truck, OpId visit, VisitOutcome outcome);
  void record_turned_back(const Truck& truck, OpId visit);
  void record_journey(const Truck& truck, JourneyOutcome outcome);

  World& world_;
  Stations& stations_;
  Crossings& crossings_;
  Pools& pools_;
  Exchanges& exchanges_;
  Checks& checks_;
  Roads& roads_;
  Choices& choices_;
  Limits& limits_;
  DeadlockWatch& deadlocks_;
  Branches branches_;
};

inline bool Stations::take(Truck& truck, OpId visit, StageState& state) {
  if (state.queue.empty() && can_start(state, truck, visit)) {
    movement_->take_in(truck, visit);
    start_service(truck, state);
    return true;
  }
  if (!has_room(state)) return false;
  movement_->take_in(truck, visit);
  truck.state = TruckState::queued;
  // A server that is idle and not to be had is about to close.
  const bool is_closed = state.open == 0 || (state.busy < state.open && !state.has_paused());
  if (truck.visit.reason == WaitReason::none)
    truck.visit.reason = is_closed ? WaitReason::closed : WaitReason::busy;
  state.queue.push(truck, state.level_of(truck));
  return true;
}

}  // namespace cuakhau::model::detail
