#include "model/detail/crossings.hpp"

#include <algorithm>
#include <optional>

#include <cuakhau/kernel/distribution.hpp>

#include "model/detail/movement.hpp"

namespace cuakhau::model::detail {

Crossings::Crossings(World& world) : world_(world) {
  for (const StageTable& table : world.tables->stages)
    turn_keys_.push_back(world.draws.root().with("turn").with(table.name));
}

void Crossings::start() {
  for (std::size_t i = 0; i < world_.stages.size(); ++i) {
    const StageId stage{i};
    const StageTable& table = world_.table(stage);
    if (table.info.kind != StageKind::crossing) continue;
    set_lanes(stage);
    // Open from the start, for the trucks that wait there then.
    if (!table.open.empty() && table.open.front().from <= world_.now()) ++world_.state(stage).span;
    schedule_calendar(stage);
  }
}

// A lane that is taken away is shut; whoever travels on it comes to its end.
void Crossings::set_lanes(StageId stage) {
  const Lanes& counts = world_.table(stage).crossing->lanes;
  std::vector<Lane>& lanes = world_.state(stage).lanes;
  set_lanes(lanes, Lane{.direction = Direction::export_}, counts.export_.value);
  set_lanes(lanes, Lane{.direction = Direction::import_}, counts.import_.value);
  set_lanes(lanes, Lane{.use = LaneUse::reversible}, counts.reversible.value);
}

void Crossings::set_lanes(std::vector<Lane>& lanes, const Lane& kind, std::uint32_t count) {
  for (Lane& lane : lanes) {
    const bool is_one_of_them = lane.use == kind.use && (kind.use == LaneUse::reversible ||
                                                         lane.direction == kind.direction);
    if (!is_one_of_them) continue;
    lane.is_shut = count == 0;
    if (count > 0) --count;
  }
  lanes.insert(lanes.end(), count, kind);
}

// The hours and lanes are those of the plan now in force.
void Crossings::follow() {
  for (std::size_t i = 0; i < world_.stages.size(); ++i) {
    const StageId stage{i};
    StageState& state = world_.state(stage);
    if (state.kind != StageKind::crossing) continue;
    const OpenSpans& open = world_.table(stage).open;
    const auto next = std::ranges::upper_bound(open, world_.now(), {}, &OpenSpan::from);
    state.span = static_cast<std::size_t>(next - open.begin());
    world_.simulator.cancel(state.next_hours);
    schedule_calendar(stage);
    set_lanes(stage);
  }
}

// Only openings are events: that a crossing has closed is seen by whoever asks.
void Crossings::schedule_calendar(StageId stage) {
  const StageTable& table = world_.table(stage);
  StageState& state = world_.state(stage);
  state.next_hours = {};
  if (state.span < table.open.size() && table.open[state.span].from < world_.tables->window.horizon)
    state.next_hours = world_.schedule(table.open[state.span].from, kernel::Phase::calendar,
                                       event(EventKind::calendar, stage.value()));
}

void Crossings::on_calendar(StageId stage) {
  StageState& state = world_.state(stage);
  ++state.span;  // the present span is the one before
  schedule_calendar(stage);
  world_.settle_later(stage);
}

bool Crossings::is_open(StageId stage) const {
  const std::size_t span = world_.state(stage).span;
  return span > 0 && world_.now() < world_.table(stage).open[span - 1].until;
}

GateId Crossings::gate_of(StageId stage) const {
  GateId gate;
  for (const OpenLevel& level : world_.table(stage).gate_from)
    if (level.from <= world_.now()) gate = GateId{level.servers};
  return gate;
}

bool Crossings::take(Truck& truck, OpId visit) {
  const StageId stage = world_.stage_of(visit);
  const std::optional<std::uint16_t> lane = free_lane(stage, visit, truck);
  if (lane) {
    enter(truck, visit, *lane);
  } else {
    // Whoever waits from now on may be what makes a reversible lane turn.
    world_.settle_later(stage);
  }
  return lane.has_value();
}

// One-way lanes first, so that reversible ones stay ready for the other direction.
std::optional<std::uint16_t> Crossings::free_lane(StageId stage, OpId visit, const Truck& truck) {
  if (!is_open(stage)) return std::nullopt;
  const Direction travel = world_.op(visit).travel;
  std::vector<Lane>& lanes = world_.state(stage).lanes;
  for (std::size_t i = 0; i < lanes.size(); ++i) {
    const Lane& lane = lanes[i];
    const bool is_free = lane.direction == travel && !lane.is_shut && !lane.is_turning &&
                         lane.blocked == 0 && lane.next_entry <= world_.now();
    if (is_free && can_clear(stage, visit, truck, lane)) return static_cast<std::uint16_t>(i);
  }
  return std::nullopt;
}

// A lane that a truck could enter now, but did not, is about to close.
WaitReason Crossings::reason_at(OpId visit) const {
  const StageId stage = world_.stage_of(visit);
  if (!is_open(stage)) return WaitReason::closed;
  WaitReason reason = WaitReason::busy;
  for (const Lane& lane : world_.state(stage).lanes) {
    const bool is_of_use = lane.direction == world_.op(visit).travel && !lane.is_shut;
    if (!is_of_use || lane.is_turning || lane.blocked > 0) continue;
    if (lane.next_entry <= world_.now()) return WaitReason::closed;
    reason = WaitReason::headway;
  }
  return reason;
}

bool Crossings::can_clear(StageId stage, OpId visit, const Truck& truck, const Lane& lane) {
  const StageTable& table = world_.table(stage);
  if (table.crossing->closing == CrossingClosing::finish) return true;
  return exit_time(visit, truck, lane) <= table.open[world_.state(stage).span - 1].until;
}

Instant Crossings::exit_time(OpId visit, const Truck& truck, const Lane& lane) {
  const Duration travel = world_.paced(world_.state_at(visit), world_.draws.travel(visit, truck));
  return std::max(lane.last_exit, world_.now() + travel);
}

void Crossings::enter(Truck& truck, OpId visit, std::uint16_t index) {
  const StageId stage = world_.stage_of(visit);
  movement_->take_in(truck, visit);
  Lane& lane = world_.state(stage).lanes[index];
  world_.commit(truck);
  truck.state = TruckState::serving;
  truck.visit.started = world_.now();
  truck.visit.server = static_cast<std::uint16_t>(index + 1);
  truck.visit.occupied = world_.paced(world_.state(stage), world_.draws.headway(visit, truck));
  lane.next_entry = world_.now() + truck.visit.occupied;
  lane.last_exit = exit_time(visit, truck, lane);
  ++lane.travelling;
  truck.timer = world_.schedule(lane.last_exit, kernel::Phase::departure,
                                event(EventKind::service_end, truck.id.value()));
  if (lane.use == LaneUse::reversible) wake(stage, index);
}

// At the end of the headway, if nothing has set the alarm yet.
void Crossings::wake(StageId stage, std::uint16_t index) {
  Lane& lane = world_.state(stage).lanes[index];
  if (world_.simulator.is_pending(lane.alarm)) return;
  lane.alarm = world_.schedule(std::max(world_.now(), lane.next_entry), kernel::Phase::departure,
                               event(EventKind::lane_ready, stage.value(), index));
}

void Crossings::settle(StageId stage) {
  StageState& state = world_.state(stage);
  const bool is_waited_for = !state.offers[0].empty() || !state.offers[1].empty();
  if (!is_waited_for &&
      std::ranges::find(state.lanes, LaneUse::reversible, &Lane::use) == state.lanes.end())
    return;
  for (WaitingLine& offers : state.offers) {
    while (!offers.empty()) {
      Truck& truck = offers.front();
      const OpId visit = truck.wants;
      const std::optional<std::uint16_t> lane = free_lane(stage, visit, truck);
      if (!lane) break;
      offers.remove(truck, state.level_of(truck));
      enter(truck, visit, *lane);
    }
  }
  for (std::size_t i = 0; i < state.lanes.size(); ++i) {
    const auto index = static_cast<std::uint16_t>(i);
    const Lane& lane = state.lanes[i];
    if (lane.is_shut) continue;
    const bool has_waiters = !state.offers[static_cast<std::size_t>(lane.direction)].empty();
    const bool is_reversible = lane.use == LaneUse::reversible;
    // At the end of the headway the next one enters, or a reversible lane may turn.
    if ((has_waiters || is_reversible) && lane.next_entry > world_.now() && is_open(stage))
      wake(stage, index);
    if (is_reversible) consider_turning(stage, index);
  }
}

void Crossings::consider_turning(StageId stage, std::uint16_t index) {
  StageState& state = world_.state(stage);
  Lane& lane = state.lanes[index];
  const Crossing& crossing = *world_.table(stage).crossing;
  const bool is_clear = lane.travelling == 0 && lane.blocked == 0 && !lane.is_turning &&
                        lane.next_entry <= world_.now();
  if (!is_clear || !is_open(stage)) return;
  if (!state.offers[static_cast<std::size_t>(lane.direction)].empty()) return;
  const bool is_wanted = !state.offers[static_cast<std::size_t>(other(lane.direction))].empty();
  if (!is_wanted && crossing.turning != Turning::polling) return;
  kernel::UniformSource source(turn_keys_[stage.index()].with(index), lane.turns++);
  const Duration length = ticks_from(kernel::sample(crossing.turn.law, source));
  lane.is_turning = true;
  lane.turning_since = world_.now();
  world_.schedule(world_.now() + length, kernel::Phase::departure,
                  event(EventKind::lane_turned, stage.value(), index));
}

void Crossings::on_lane_ready(StageId stage) { world_.settle_later(stage); }

void Crossings::on_lane_turned(StageId stage, std::uint16_t index) {
  Lane& lane = world_.state(stage).lanes[index];
  note_turn(stage, index);
  lane.is_turning = false;
  lane.direction = other(lane.direction);
  world_.settle_later(stage);
}

void Crossings::note_turn(StageId stage, std::uint16_t index) {
  const Lane& lane = world_.state(stage).lanes[index];
  if (!lane.is_turning || lane.turning_since == world_.now()) return;
  world_.recorder.add(Outage{.stage = stage,
                             .server = static_cast<std::uint16_t>(index + 1),
                             .from = lane.turning_since,
                             .until = world_.now()});
}

void Crossings::close_books() {
  for (std::size_t i = 0; i < world_.stages.size(); ++i)
    for (std::size_t lane = 0; lane < world_.stages[i].lanes.size(); ++lane)
      note_turn(StageId{i}, static_cast<std::uint16_t>(lane));
}

void Crossings::travelled(const Truck& truck) {
  Lane& lane = lane_of(truck);
  --lane.travelling;
  ++lane.blocked;
}

void Crossings::leave_lane(const Truck& truck) {
  --lane_of(truck).blocked;
  world_.settle_later(world_.stage_of(truck.at));
}

Lane& Crossings::lane_of(const Truck& truck) {
  return world_.state(world_.stage_of(truck.at)).lanes[truck.visit.server - 1U];
}

}  // namespace cuakhau::model::detail
