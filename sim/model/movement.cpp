#include "model/detail/movement.hpp"

#include <algorithm>

#include <cuakhau/base/contract.hpp>

#include "model/detail/crossings.hpp"
#include "model/detail/deadlock_watch.hpp"
#include "model/detail/stations.hpp"

namespace cuakhau::model::detail {

void Movement::go_on(TruckId id, OpId at) {
  Truck& truck = world_.trucks[id];
  for (;;) {
    const Op& op = world_.op(at);
    switch (op.kind) {
      case OpKind::visit: return offer(id, at);
      case OpKind::leave: return leave(id);
      case OpKind::fork: return fork(id, at);
      case OpKind::join: return join(id);
      case OpKind::branch: at = branch(at, truck); continue;
      case OpKind::choose: at = choose(at, truck); continue;
      case OpKind::cleared: mark_cleared(truck); break;
      case OpKind::jump: truck.round += op.backward ? 1 : 0; break;
    }
    at = op.next;
  }
}

OpId Movement::branch(OpId id, const Truck& truck) {
  const Op& op = world_.op(id);
  const double u = world_.draws.uniform(id, truck);
  const auto found = std::ranges::upper_bound(op.cumulative, u);
  const auto arm = static_cast<std::size_t>(found - op.cumulative.begin());
  return op.targets[std::min(arm, op.targets.size() - 1)];
}

OpId Movement::choose(OpId id, const Truck& truck) {
  const Op& op = world_.op(id);
  const std::size_t count = op.targets.size();
  switch (op.rule) {
    case ChooseRule::shortest: return shortest(id, truck);
    case ChooseRule::round_robin: return op.targets[round_robin_[id]++ % count];
    case ChooseRule::random: break;
  }
  const double u = world_.draws.uniform(id, truck);
  return op.targets[std::min(static_cast<std::size_t>(u * static_cast<double>(count)), count - 1)];
}

OpId Movement::shortest(OpId id, const Truck& truck) {
  const Op& op = world_.op(id);
  shortest_.clear();
  std::uint32_t fewest = 0;
  for (const OpId target : op.targets) {
    const std::uint32_t trucks = trucks_at(world_.op(target));
    if (shortest_.empty() || trucks < fewest) {
      fewest = trucks;
      shortest_.clear();
    }
    if (trucks == fewest) shortest_.push_back(target);
  }
  if (op.ties == Ties::first || shortest_.size() == 1) return shortest_.front();
  const double u = world_.draws.uniform(id, truck);
  const auto count = static_cast<double>(shortest_.size());
  return shortest_[std::min(static_cast<std::size_t>(u * count), shortest_.size() - 1)];
}

// Of a station with a queue a server, those at all of them.
std::uint32_t Movement::trucks_at(const Op& op) const {
  std::uint32_t sum = 0;
  for (const OpId queue : op.targets) sum += trucks_at(world_.op(queue));
  if (op.kind != OpKind::visit) return sum;
  const StageState& state = world_.state(op.stage);
  return state.inside + state.queue.size() + state.busy +
         static_cast<std::uint32_t>(state.paused.size()) + state.offers[0].size();
}

void Movement::offer(TruckId id, OpId visit) {
  Truck& truck = world_.trucks[id];
  truck.wants = visit;
  if (truck.at == k_none) {
    truck.state = TruckState::outside;
    truck.arrived = truck.is_new ? truck.arrived_at_border : world_.now();
    truck.reason = WaitReason::none;
    clear_visit(truck);
  }
  if (!is_taken(id, visit)) wait_for(id, visit);
}

// A truck never passes those that already wait for a place: what became free goes by the
// discipline, in settle().
bool Movement::is_taken(TruckId id, OpId visit) {
  const StageId stage = world_.stage_of(visit);
  if (!world_.offers_of(visit).empty()) {
    world_.settle_later(stage);
    return false;
  }
  switch (world_.table(stage).info.kind) {
    case StageKind::station: return stations_.take(id, visit);
    case StageKind::crossing: return crossings_.take(id, visit);
    case StageKind::yard: break;
  }
  if (!yard_takes(stage)) return false;
  enter_yard(id);
  return true;
}

bool Movement::yard_takes(StageId yard) const {
  const StageState& state = world_.state(yard);
  return state.is_calling && state.inside < world_.table(yard).places.limit();
}

void Movement::enter_yard(TruckId id) {
  Truck& truck = world_.trucks[id];
  take_in(id, truck.wants);
  const StageId yard = world_.stage_of(truck.at);
  StageState& state = world_.state(yard);
  const StageTable& table = world_.table(yard);
  ++state.inside;
  if (table.call_up_below != k_none && state.inside >= table.places.limit())
    state.is_calling = false;
  truck.state = TruckState::parked;
  go_on(id, world_.op(truck.at).next);
}

void Movement::leave_yard(StageId yard) {
  StageState& state = world_.state(yard);
  --state.inside;
  if (state.inside < world_.table(yard).call_up_below) state.is_calling = true;
  world_.settle_later(yard);
}

void Movement::wait_for(TruckId id, OpId visit) {
  Truck& truck = world_.trucks[id];
  const bool is_outside = truck.state == TruckState::outside;
  const Flow& flow = *world_.tables.flows[truck.flow.index()].flow;
  const bool is_arriving = is_outside && truck.is_new && !truck.is_initial;
  if (is_arriving && flow.when_full == WhenFull::leave) return discard(id, JourneyOutcome::refused);
  const bool waits_from_now = is_outside || truck.state == TruckState::parked;
  if (waits_from_now && truck.reason == WaitReason::none) truck.reason = reason_at(visit);
  world_.offers_of(visit).push(world_.trucks, id, world_.level_of(world_.stage_of(visit), truck));
  if (!is_outside) deadlocks_.on_blocked(id);
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
    case StageKind::crossing: break;
  }
  return crossings_.reason_at(visit);
}

void Movement::take_in(TruckId id, OpId visit) {
  Truck& truck = world_.trucks[id];
  const bool held = truck.at != k_none;
  if (held) let_go(id);
  show_next(truck);
  if (held) {
    truck.arrived = world_.now();
    truck.reason = WaitReason::none;
  }
  truck.is_new = false;
  truck.at = visit;
  truck.wants = k_none;
  clear_visit(truck);
  truck.entered = world_.now();
}

// Nothing of the last visit stays with the next one.
void Movement::clear_visit(Truck& truck) {
  truck.entered = truck.started = truck.ended = Instant::never();
  truck.paused = truck.occupied = Duration{0};
  truck.server = 0;
}

// A saturated flow has its next truck ready as soon as this one is in, or gone.
void Movement::show_next(Truck& truck) {
  if (!truck.is_followed) return;
  truck.is_followed = false;
  world_.schedule(world_.now(), kernel::Phase::arrival,
                  event(EventKind::resupply, truck.flow.value()));
}

// The truck leaves the place that it holds; the visit there is over.
void Movement::let_go(TruckId id) {
  Truck& truck = world_.trucks[id];
  if (truck.state == TruckState::parked) truck.started = truck.ended = world_.now();
  record_visit(truck, truck.at, VisitOutcome::passed);
  release(id);
}

void Movement::release(TruckId id) {
  Truck& truck = world_.trucks[id];
  const StageId stage = world_.stage_of(truck.at);
  switch (world_.table(stage).info.kind) {
    case StageKind::yard: leave_yard(stage); break;
    case StageKind::station: stations_.leave_server(truck, id); break;
    case StageKind::crossing: crossings_.leave_lane(truck); break;
  }
  truck.at = k_none;
}

void Movement::work_done(TruckId id) {
  Truck& truck = world_.trucks[id];
  const StageId stage = world_.stage_of(truck.at);
  truck.ended = world_.now();
  truck.served += truck.ended - truck.started;
  truck.state = TruckState::blocked;
  if (world_.table(stage).info.kind == StageKind::crossing) {
    crossings_.travelled(truck);
    if (world_.op(truck.at).laden) truck.gate = crossings_.gate_of(stage);
  } else {
    truck.occupied = truck.ended - truck.started - truck.paused;
    ++world_.state(stage).blocked;
  }
  go_on(id, world_.op(truck.at).next);
}

void Movement::mark_cleared(Truck& truck) {
  if (truck.is_cleared) return;
  truck.is_cleared = true;
  truck.cleared_at = world_.now();
  truck.served_until_cleared = truck.served;
}

void Movement::fork(TruckId id, OpId fork) {
  Truck& truck = world_.trucks[id];
  // It keeps its place in a yard, where its arms are worked on, but not a server.
  if (truck.state != TruckState::parked && truck.at != k_none) let_go(id);
  commit(truck);
  truck.is_new = false;
  truck.state = TruckState::forked;
  truck.wants = world_.op(fork).next;
  truck.tokens_left = static_cast<std::uint32_t>(world_.op(fork).targets.size());
  truck.longest_token = Duration{0};
  for (const OpId target : world_.op(fork).targets) {
    const TruckId token_id = world_.trucks.take();
    Truck& token = world_.trucks[token_id];
    token.number = truck.number;
    token.arrived_at_border = truck.arrived_at_border;
    token.flow = truck.flow;
    token.commodity = truck.commodity;
    token.round = truck.round;
    token.parent = id;
    token.has_started = true;
    token.is_new = false;
    go_on(token_id, target);
  }
}

void Movement::join(TruckId id) {
  Truck& token = world_.trucks[id];
  if (token.at != k_none) let_go(id);
  const TruckId parent_id = token.parent;
  Truck& parent = world_.trucks[parent_id];
  parent.longest_token = std::max(parent.longest_token, token.served);
  parent.round = std::max(parent.round, token.round);
  world_.trucks.give_back(id);
  if (--parent.tokens_left > 0) return;
  parent.served += parent.longest_token;
  if (parent.at != k_none) parent.state = TruckState::parked;
  const OpId next = parent.wants;
  parent.wants = k_none;
  go_on(parent_id, next);
}

void Movement::leave(TruckId id) {
  Truck& truck = world_.trucks[id];
  if (truck.at != k_none) let_go(id);
  discard(id, truck.is_cleared ? JourneyOutcome::cleared : JourneyOutcome::left_uncleared);
}

// The truck is gone; it holds nothing and waits for nothing any more.
void Movement::discard(TruckId id, JourneyOutcome outcome) {
  Truck& truck = world_.trucks[id];
  record_journey(truck, outcome);
  show_next(truck);
  cancel_patience(truck);
  world_.trucks.give_back(id);
}

void Movement::commit(Truck& truck) {
  if (truck.has_started) return;
  truck.has_started = true;
  cancel_patience(truck);
}

void Movement::cancel_patience(Truck& truck) {
  if (truck.patience.is_null()) return;
  world_.simulator.cancel(truck.patience);
  truck.patience = {};
}

void Movement::give_up(TruckId id) {
  Truck& truck = world_.trucks[id];
  truck.patience = {};
  if (truck.state == TruckState::queued) {
    record_visit(truck, truck.at, VisitOutcome::turned_back);
    stations_.leave_queue(truck, id);
    world_.settle_later(world_.stage_of(truck.at));
  } else {
    const StageId wanted = world_.stage_of(truck.wants);
    world_.offers_of(truck.wants).remove(world_.trucks, id, world_.level_of(wanted, truck));
    world_.settle_later(wanted);
    const bool is_parked = truck.state == TruckState::parked;
    record_visit(truck, is_parked ? truck.at : truck.wants, VisitOutcome::turned_back);
    if (is_parked) leave_yard(world_.stage_of(truck.at));
  }
  discard(id, JourneyOutcome::turned_back);
}

void Movement::settle_all() {
  for (std::size_t next = 0; next < world_.unsettled.size(); ++next) {
    const StageId stage{world_.unsettled[next]};
    world_.state(stage).must_settle = false;
    settle(stage);
  }
  world_.unsettled.clear();
}

void Movement::settle(StageId stage) {
  switch (world_.table(stage).info.kind) {
    case StageKind::yard: return settle_yard(stage);
    case StageKind::station: return stations_.settle(stage);
    case StageKind::crossing: return crossings_.settle(stage);
  }
}

void Movement::settle_yard(StageId stage) {
  WaitingLine& offers = world_.state(stage).offers[0];
  while (!offers.empty() && yard_takes(stage)) {
    const TruckId id = offers.front();
    offers.remove(world_.trucks, id, world_.level_of(stage, world_.trucks[id]));
    enter_yard(id);
  }
}

void Movement::record_visit(const Truck& truck, OpId visit, VisitOutcome outcome) {
  const Op& op = world_.op(visit);
  world_.recorder.next_visit() = Visit{
      .truck = {truck.flow, truck.commodity, truck.number},
      .stage = op.stage,
      .step = op.step,
      .round = truck.round,
      .server = truck.server,
      .direction = static_cast<std::uint8_t>(op.travel),
      .reason = truck.reason,
      .outcome = outcome,
      .arrived = truck.arrived,
      .entered = truck.entered,
      .started = truck.started,
      .ended = truck.ended,
      .left = outcome == VisitOutcome::censored ? Instant::never() : world_.now(),
      .paused = truck.paused,
      .occupied = truck.occupied,
  };
}

void Movement::record_journey(const Truck& truck, JourneyOutcome outcome) {
  const bool is_inside = outcome == JourneyOutcome::inside;
  const Instant until = truck.is_cleared ? truck.cleared_at : world_.now();
  const Duration served = truck.is_cleared ? truck.served_until_cleared : truck.served;
  const GateId flow_gate = world_.tables.flows[truck.flow.index()].gate;
  world_.recorder.next_journey() = Journey{
      .truck = {truck.flow, truck.commodity, truck.number},
      .outcome = truck.is_cleared ? JourneyOutcome::cleared : outcome,
      .gate = truck.gate.is_none() ? flow_gate : truck.gate,
      .arrived = truck.arrived_at_border,
      .cleared = truck.is_cleared ? truck.cleared_at : Instant::never(),
      .left = is_inside ? Instant::never() : world_.now(),
      .waited = until - truck.arrived_at_border - served,
  };
}

void Movement::close_books() {
  for (std::size_t slot = 0; slot < world_.trucks.slots(); ++slot) {
    Truck& truck = world_.trucks[TruckId{slot}];
    if (truck.state == TruckState::free) continue;
    if (truck.state == TruckState::outside) {
      record_visit(truck, truck.wants, VisitOutcome::censored);
    } else if (truck.at != k_none) {
      if (truck.state == TruckState::paused) truck.paused += world_.now() - truck.work_since;
      if (truck.state == TruckState::serving || truck.state == TruckState::paused)
        truck.served += world_.now() - truck.started;
      record_visit(truck, truck.at, VisitOutcome::censored);
    }
    if (truck.parent.is_none()) record_journey(truck, JourneyOutcome::inside);
  }
}

}  // namespace cuakhau::model::detail
