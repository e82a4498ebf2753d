#include "model/detail/movement.hpp"

#include <algorithm>

#include <cuakhau/base/contract.hpp>

#include "model/detail/deadlock_watch.hpp"

namespace cuakhau::model::detail {

// Members that only this file calls are inline: with one caller each, they cost no call. What every
// truck comes by is always inline: walk() and all that it does at a station. Steps that few routes
// have, and stages of other kinds, never are, so that they cost the others no saved registers (see
// decision 0003).

[[gnu::always_inline]] inline void Movement::walk(Truck& truck, OpId at) {
  for (;;) {
    const Op& op = world_.op(at);
    if (op.kind == OpKind::visit) return offer(truck, at, op);
    if (op.kind == OpKind::leave) return leave(truck);
    if (op.kind == OpKind::cleared) {
      mark_cleared(truck);
      at = op.next;
    } else {
      at = pass(truck, at, op);
      if (at == k_none) return;
    }
  }
}

void Movement::go_on(Truck& truck, OpId at) { walk(truck, at); }

// A step between visits.
// @return where the truck goes on; none when something else takes it on
OpId Movement::pass(Truck& truck, OpId at, const Op& op) {
  switch (op.kind) {
    case OpKind::visit:
    case OpKind::leave:
    case OpKind::cleared: break;  // not between visits
    case OpKind::fork: fork(truck, at); return k_none;
    case OpKind::join: join(truck); return k_none;
    case OpKind::branch: return branches_.branch(at, truck);
    case OpKind::choose: return branches_.choose(at, truck);
    case OpKind::excuse: return checks_.excuse(truck, at);
    case OpKind::check: return checks_.examine(truck, at);
    case OpKind::choose_way: return choices_.choose(truck, at);
    case OpKind::drive: return drive(truck, at);
    case OpKind::divert: divert(truck); return k_none;
    case OpKind::seize: return pools_.seize(truck, at) ? op.next : k_none;
    case OpKind::hire: return pools_.hire(truck, at) ? op.next : k_none;
    case OpKind::by_load: return op.targets[truck.commodity().index()];
    case OpKind::release: pools_.release(truck, at); break;
    case OpKind::limit: limits_.begin(truck, at); break;
    case OpKind::jump: truck.visit.round += op.backward ? 1 : 0; break;
  }
  return op.next;
}

[[gnu::always_inline]] inline void Movement::offer(Truck& truck, OpId visit, const Op& op) {
  truck.wants = visit;
  if (truck.at == k_none) {
    truck.state = TruckState::outside;
    if (!truck.is_new) begin_visit(truck);
  }
  if (!is_taken(truck, visit, op)) wait_for(truck, visit);
}

[[gnu::noinline]] void Movement::may_be_stuck(const Truck& truck) { deadlocks_.on_blocked(truck); }

// A truck never passes those that already wait for a place: what became free goes by the
// discipline, in settle().
[[gnu::always_inline]] inline bool Movement::is_taken(Truck& truck, OpId visit, const Op& op) {
  StageState& state = world_.state_at(visit);
  const bool is_station = state.kind == StageKind::station;
  if (!(is_station ? state.offers[0] : World::offers_of(op, state)).empty()) [[unlikely]] {
    world_.settle_later(state);
    return false;
  }
  if (!is_station) return is_taken_elsewhere(truck, visit, state);
  if (!stations_.take(truck, visit, state)) return false;
  // Who holds a member while it waits for a server may close a circle.
  if (truck.holding != k_none && truck.state == TruckState::queued) deadlocks_.on_blocked(truck);
  return true;
}

bool Movement::is_taken_elsewhere(Truck& truck, OpId visit, const StageState& state) {
  switch (state.kind) {
    case StageKind::crossing: return crossings_.take(truck, visit);
    case StageKind::exchange: return exchanges_.take(truck, visit);
    case StageKind::station:
    case StageKind::yard:
    case StageKind::pool:
    case StageKind::check:
    case StageKind::road:
    case StageKind::choice: break;  // no route visits them as a place
  }
  if (!yard_takes(state.id)) return false;
  enter_yard(truck);
  return true;
}

bool Movement::yard_takes(StageId yard) const {
  const StageState& state = world_.state(yard);
  return state.is_calling && state.inside < world_.table(yard).places.limit();
}

void Movement::enter_yard(Truck& truck) {
  take_in(truck, truck.wants);
  const StageId yard = world_.stage_of(truck.at);
  StageState& state = world_.state(yard);
  const StageTable& table = world_.table(yard);
  ++state.inside;
  if (table.call_up_below != k_none && state.inside >= table.places.limit())
    state.is_calling = false;
  truck.state = TruckState::parked;
  go_on(truck, world_.op(truck.at).next);
}

void Movement::leave_yard(StageId yard) {
  StageState& state = world_.state(yard);
  --state.inside;
  if (state.inside < world_.table(yard).call_up_below) state.is_calling = true;
  world_.settle_later(yard);
}

[[gnu::noinline]] void Movement::wait_for(Truck& truck, OpId visit) {
  const bool is_outside = truck.state == TruckState::outside;
  if (is_outside) truck.marks_on_entry = truck.marks;
  const Flow& flow = *world_.tables->flows[truck.flow().index()].flow;
  const bool is_arriving = is_outside && truck.is_new && !truck.is_initial;
  if (is_arriving && flow.when_full == WhenFull::leave)
    return discard(truck, JourneyOutcome::refused);
  const bool waits_from_now = is_outside || truck.state == TruckState::parked;
  if (waits_from_now && truck.visit.reason == WaitReason::none)
    truck.visit.reason = reason_at(visit);
  world_.offers_of(visit).push(truck, world_.state_at(visit).level_of(truck));
  if (!is_outside || truck.holding != k_none) deadlocks_.on_blocked(truck);
}

WaitReason Movement::reason_at(OpId visit) const {
  const StageId stage = world_.stage_of(visit);
  const StageTable& table = world_.table(stage);
  const StageState& state = world_.state(stage);
  switch (table.info.kind) {
    case StageKind::yard: return state.is_calling ? WaitReason::full : WaitReason::call_up;
    case StageKind::station:
      if (state.open == 0) return WaitReason::closed;
      return table.queue.limit() == 0 ? WaitReason::busy : WaitReason::full;
    case StageKind::exchange: return exchanges_.reason_at(stage);
    case StageKind::crossing:
    case StageKind::pool:
    case StageKind::check:
    case StageKind::road:
    case StageKind::choice: break;  // they say it themselves
  }
  return crossings_.reason_at(visit);
}

// The truck leaves the place that it holds; the visit there is over.
void Movement::let_go(Truck& truck) { end_visit(truck); }

[[gnu::always_inline]] inline void Movement::end_visit(Truck& truck) {
  VisitOutcome outcome = VisitOutcome::passed;
  if (truck.state == TruckState::parked) {
    truck.visit.started = truck.visit.ended = world_.now();
    if (truck.is_overdue) outcome = VisitOutcome::turned_back;
    truck.is_overdue = false;
  }
  record_visit(truck, truck.at, outcome);
  release(truck);
}

[[gnu::always_inline]] inline void Movement::release(Truck& truck) {
  StageState& state = world_.state_at(truck.at);
  if (state.kind == StageKind::station)
    stations_.leave_server(truck, state);
  else
    release_elsewhere(truck, state);
  truck.at = k_none;
}

void Movement::release_elsewhere(Truck& truck, const StageState& state) {
  switch (state.kind) {
    case StageKind::yard: return leave_yard(state.id);
    case StageKind::crossing: return crossings_.leave_lane(truck);
    case StageKind::exchange: return exchanges_.leave_bay(truck);
    case StageKind::station:
    case StageKind::pool:
    case StageKind::check:
    case StageKind::road:
    case StageKind::choice: return;  // no truck has its place there
  }
}

void Movement::work_done(Truck& truck) {
  const Op& op = world_.op(truck.at);
  StageState& state = world_.state_at(truck.at);
  PresentVisit& visit = truck.visit;
  visit.ended = world_.now();
  if (!truck.is_cleared) truck.served += visit.ended - visit.started;
  truck.state = TruckState::blocked;
  if (state.kind == StageKind::crossing) {
    crossings_.travelled(truck);
    if (op.laden && !truck.is_cleared) set_gate(truck, crossings_.gate_of(op.stage));
  } else {
    if (state.kind == StageKind::station)
      visit.occupied = visit.ended - visit.started - visit.paused;
    ++state.blocked;
    if (state.staff > 0) pools_.end_duty(truck);
  }
  walk(truck, op.next);
}

// A crossing that belongs to no gate counts for that of the flow.
void Movement::set_gate(Truck& truck, GateId gate) const {
  truck.gate = gate.is_none() ? world_.tables->flows[truck.flow().index()].gate : gate;
}

inline void Movement::mark_cleared(Truck& truck) {
  if (truck.is_cleared) return;
  truck.is_cleared = true;
  truck.cleared_at = world_.now();
}

[[gnu::noinline]] void Movement::fork(Truck& truck, OpId fork) {
  // It keeps its place in a yard, where its arms are worked on, but not a server.
  if (truck.state != TruckState::parked && truck.at != k_none) let_go(truck);
  world_.commit(truck);
  truck.is_new = false;
  truck.state = TruckState::forked;
  truck.wants = world_.op(fork).next;
  truck.tokens_left = static_cast<std::uint32_t>(world_.op(fork).targets.size());
  truck.work = Duration{0};
  for (const OpId target : world_.op(fork).targets) {
    Truck& token = world_.trucks.take();
    token.visit.truck = truck.visit.truck;
    token.visit.round = truck.visit.round;
    token.marks = truck.marks;
    token.arrived_at_border = truck.arrived_at_border;
    token.parent = &truck;
    token.has_started = true;
    token.is_cleared = truck.is_cleared;
    token.is_new = false;
    go_on(token, target);
  }
}

[[gnu::noinline]] void Movement::join(Truck& token) {
  if (token.at != k_none) let_go(token);
  Truck& parent = *token.parent;
  parent.work = std::max(parent.work, token.served);
  parent.visit.round = std::max(parent.visit.round, token.visit.round);
  world_.trucks.give_back(token);
  if (--parent.tokens_left > 0) return;
  if (!parent.is_cleared) parent.served += parent.work;
  if (parent.at != k_none) parent.state = TruckState::parked;
  const OpId next = parent.wants;
  parent.wants = k_none;
  go_on(parent, next);
}

[[gnu::always_inline]] inline void Movement::leave(Truck& truck) {
  CUAKHAU_CHECK(truck.holding == k_none, "truck {} leaves with a member of a pool", truck.number());
  if (truck.at != k_none) end_visit(truck);
  end_journey(truck, JourneyOutcome::turned_back);
}

// It leaves where it is.
[[gnu::noinline]] OpId Movement::drive(Truck& truck, OpId step) {
  if (truck.at != k_none) let_go(truck);
  return roads_.set_out(truck, step);
}

[[gnu::noinline]] void Movement::divert(Truck& truck) {
  CUAKHAU_CHECK(truck.holding == k_none, "truck {} leaves with a member of a pool", truck.number());
  if (truck.at != k_none) let_go(truck);
  discard(truck, JourneyOutcome::diverted);
}

// The truck is gone; it holds nothing and waits for nothing any more.
void Movement::discard(Truck& truck, JourneyOutcome outcome) { end_journey(truck, outcome); }

[[gnu::always_inline]] inline void Movement::end_journey(Truck& truck, JourneyOutcome outcome) {
  record_journey(truck, outcome);
  show_next(truck);
  world_.cancel_patience(truck);
  world_.trucks.give_back(truck);
}

void Movement::settle_elsewhere(const StageState& state) {
  switch (state.kind) {
    case StageKind::yard: return settle_yard(state.id);
    case StageKind::crossing: return crossings_.settle(state.id);
    case StageKind::pool: return pools_.settle(state.id);
    case StageKind::exchange: return exchanges_.settle(state.id);
    case StageKind::station:
    case StageKind::check:
    case StageKind::road:
    case StageKind::choice: return;  // nobody queues for it
  }
}

void Movement::settle_yard(StageId stage) {
  WaitingLine& offers = world_.state(stage).offers[0];
  while (!offers.empty() && yard_takes(stage)) {
    Truck& truck = offers.front();
    offers.remove(truck, world_.state(stage).level_of(truck));
    enter_yard(truck);
  }
}

void Movement::record_turned_back(const Truck& truck, OpId visit) {
  record_visit(truck, visit, VisitOutcome::turned_back);
}

[[gnu::always_inline]] inline void Movement::record_visit(const Truck& truck, OpId visit,
                                                          VisitOutcome outcome) {
  const Op& op = world_.op(visit);
  Visit& record = world_.recorder.next_visit();
  const PresentVisit& present = truck.visit;
  record = Visit{.truck = present.truck,
                 .stage = op.stage,
                 .step = op.step,
                 .round = present.round,
                 .server = present.server,
                 .direction = static_cast<std::uint8_t>(op.travel),
                 .reason = present.reason,
                 .outcome = outcome,
                 .marks = truck.marks_on_entry,
                 .arrived = present.arrived,
                 .entered = present.entered,
                 .started = present.started,
                 .ended = present.ended,
                 .left = outcome == VisitOutcome::censored ? Instant::never() : world_.now(),
                 .paused = present.paused,
                 .occupied = present.occupied};
}

[[gnu::always_inline]] inline void Movement::record_journey(const Truck& truck,
                                                            JourneyOutcome outcome) {
  Journey& journey = world_.recorder.next_journey();
  journey.truck = truck.visit.truck;
  journey.gate = truck.gate;
  journey.arrived = truck.arrived_at_border;
  journey.left = outcome == JourneyOutcome::inside ? Instant::never() : world_.now();
  journey.outcome = outcome;
  journey.cleared = Instant::never();
  Instant until = world_.now();
  if (truck.is_cleared) {
    journey.outcome = JourneyOutcome::cleared;
    journey.cleared = until = truck.cleared_at;
  }
  journey.waited = until - truck.arrived_at_border - truck.served;
  journey.marks = truck.marks;
  journey.age = world_.draws.age(truck);
}

void Movement::close_books() {
  for (std::size_t slot = 0; slot < world_.trucks.slots(); ++slot) {
    Truck& truck = world_.trucks[TruckId{slot}];
    if (truck.state == TruckState::free) continue;
    if (truck.state == TruckState::outside) {
      if (world_.op(truck.wants).kind == OpKind::visit)
        record_visit(truck, truck.wants, VisitOutcome::censored);
    } else if (truck.at != k_none) {
      if (truck.state == TruckState::paused) truck.visit.paused += world_.now() - truck.work_since;
      const bool is_worked_on =
          truck.state == TruckState::serving || truck.state == TruckState::paused;
      if (is_worked_on && !truck.is_cleared) truck.served += world_.now() - truck.visit.started;
      record_visit(truck, truck.at, VisitOutcome::censored);
    }
    if (truck.parent == nullptr) record_journey(truck, JourneyOutcome::inside);
  }
}

}  // namespace cuakhau::model::detail
