#include "model/detail/deadlock_watch.hpp"

#include <algorithm>

#include "model/detail/crossings.hpp"

namespace cuakhau::model::detail {

DeadlockWatch::DeadlockWatch(World& world, const Crossings& crossings)
    : world_(world),
      crossings_(crossings),
      live_(2 * world.stages.size()),
      waiter_(2 * world.stages.size()),
      wanted_(2 * world.stages.size()),
      under_way_(2 * world.stages.size()) {}

std::size_t DeadlockWatch::node_of(OpId visit) const {
  const Op& op = world_.op(visit);
  const StageKind kind = world_.table(op.stage).info.kind;
  const bool has_sides = kind == StageKind::crossing || kind == StageKind::exchange;
  return 2 * op.stage.index() + (has_sides ? static_cast<std::size_t>(op.travel) : 0);
}

void DeadlockWatch::on_blocked(const Truck& truck) {
  const StageId holds = world_.stage_of(truck.at);
  const StageId wants = world_.stage_of(truck.wants);
  if (!world_.tables->may_deadlock[holds.index()] || !world_.tables->may_deadlock[wants.index()])
    return;
  suspects_.push_back(truck.id);
}

void DeadlockWatch::check_suspects() {
  const bool is_suspicious = std::ranges::any_of(suspects_, [&](TruckId id) {
    const Truck& truck = world_.trucks[id];
    const bool waits = truck.state == TruckState::blocked || truck.state == TruckState::parked;
    return waits && truck.wants != k_none && !takes_sooner_or_later(node_of(truck.wants));
  });
  suspects_.clear();
  if (is_suspicious && find()) world_.end(RunEnding::deadlock);
}

// What can be said of a stage without looking at its trucks.
bool DeadlockWatch::takes_sooner_or_later(std::size_t node) const {
  const StageId stage{node / 2};
  const StageTable& table = world_.table(stage);
  const StageState& state = world_.state(stage);
  switch (table.info.kind) {
    case StageKind::yard: return state.is_calling && state.inside < table.places.limit();
    case StageKind::station:
      return state.busy > state.blocked || state.busy < state.open || state.open == 0 ||
             !state.paused.empty() || state.queue.size() < table.queue.limit();
    case StageKind::exchange:
      return has_room(stage, static_cast<Direction>(node % 2)) || state.bays_in_use < state.open ||
             state.open == 0 || state.busy > state.blocked;
    case StageKind::crossing: break;
  }
  if (!crossings_.is_open(stage)) return true;
  const auto travel = static_cast<Direction>(node % 2);
  return std::ranges::any_of(state.lanes, [&](const Lane& lane) {
    const bool serves = lane.direction == travel || lane.use == LaneUse::reversible;
    return serves && (lane.blocked == 0 || lane.travelling > 0);
  });
}

bool DeadlockWatch::has_room(StageId exchange, Direction side) const {
  return world_.state(exchange).side_queue(side).size() <
         world_.table(exchange).exchange->places.of(side).limit();
}

bool DeadlockWatch::has_live_bay(StageId stage) const {
  return std::ranges::any_of(world_.state(stage).bays, [&](const Bay& bay) {
    return !bay.trucks.empty() && std::ranges::all_of(bay.trucks, [&](const Truck* truck) {
      return !truck->patience.is_null() || truck->wants == k_none || live_[node_of(truck->wants)];
    });
  });
}

// Who holds a place where and waits for what.
void DeadlockWatch::survey() {
  std::ranges::fill(under_way_, 0);
  std::ranges::fill(waiter_, TruckId::none());
  for (auto& wanted : wanted_) wanted.clear();
  for (std::size_t slot = 0; slot < world_.trucks.slots(); ++slot) {
    const TruckId id{slot};
    const Truck& truck = world_.trucks[id];
    if (truck.state == TruckState::forked && truck.at != k_none) ++under_way_[node_of(truck.at)];
    if (truck.state != TruckState::blocked && truck.state != TruckState::parked) continue;
    const std::size_t node = node_of(truck.at);
    // A truck with patience leaves in the end; one that nobody has offered yet is just moving.
    if (!truck.patience.is_null() || truck.wants == k_none) ++under_way_[node];
    if (truck.wants == k_none) continue;
    waiter_[node] = id;
    wanted_[node].push_back(node_of(truck.wants));
  }
}

bool DeadlockWatch::find() {
  survey();
  for (std::size_t node = 0; node < live_.size(); ++node) {
    const bool is_exchange = world_.table(StageId{node / 2}).info.kind == StageKind::exchange;
    const bool has_holder = is_exchange || !waiter_[node].is_none() || under_way_[node] > 0;
    live_[node] = !has_holder || (!is_exchange && under_way_[node] > 0) ||
                  takes_sooner_or_later(node) || !world_.tables->may_deadlock[node / 2];
  }
  for (bool changed = true; changed;) {
    changed = false;
    for (std::size_t node = 0; node < live_.size(); ++node) {
      if (live_[node]) continue;
      const StageId stage{node / 2};
      live_[node] =
          world_.table(stage).info.kind == StageKind::exchange
              ? has_live_bay(stage)
              : std::ranges::any_of(wanted_[node], [&](std::size_t to) { return live_[to]; });
      changed |= live_[node];
    }
  }
  const auto dead = std::ranges::find(live_, false);
  if (dead == live_.end()) return false;
  name_cycle(static_cast<std::size_t>(dead - live_.begin()));
  return true;
}

// A truck that holds a place there and waits for a dead stage.
const Truck& DeadlockWatch::dead_waiter(std::size_t node) const {
  const StageId stage{node / 2};
  if (world_.table(stage).info.kind == StageKind::exchange)
    for (const Bay& bay : world_.state(stage).bays)
      for (const Truck* const truck : bay.trucks)
        if (truck->wants != k_none && !live_[node_of(truck->wants)]) return *truck;
  return world_.trucks[waiter_[node]];
}

// Everybody at a dead stage waits for a dead stage, so that following the wants must come back.
void DeadlockWatch::name_cycle(std::size_t node) {
  std::vector<std::size_t> path;
  while (std::ranges::find(path, node) == path.end()) {
    path.push_back(node);
    node = node_of(dead_waiter(node).wants);
  }
  world_.deadlock.clear();
  for (auto at = std::ranges::find(path, node); at != path.end(); ++at) {
    const Truck& truck = dead_waiter(*at);
    world_.deadlock.push_back({.truck = truck.visit.truck,
                               .holds = world_.stage_of(truck.at),
                               .wants = world_.stage_of(truck.wants)});
  }
}

}  // namespace cuakhau::model::detail
