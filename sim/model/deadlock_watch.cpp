#include "model/detail/deadlock_watch.hpp"

#include <algorithm>
#include <utility>

#include "model/detail/choices.hpp"
#include "model/detail/crossings.hpp"
#include "model/detail/limits.hpp"
#include "model/detail/pools.hpp"

namespace cuakhau::model::detail {

namespace {

constexpr std::size_t k_asked_together = 64;  // trucks

}  // namespace

DeadlockWatch::DeadlockWatch(World& world, const Parts& parts)
    : world_(world),
      crossings_(parts.crossings),
      pools_(parts.pools),
      choices_(parts.choices),
      limits_(parts.limits),
      live_(2 * world.stages.size(), true),
      holders_(2 * world.stages.size()),
      witnesses_(2 * world.stages.size()) {
  for (OpId id = 0; id < world.tables->ops.size(); ++id) {
    const Op& op = world.op(id);
    if (op.kind != OpKind::visit && op.kind != OpKind::seize) continue;
    const std::size_t node = node_of(id);
    nodes_.push_back(node);
    if (world.state(op.stage).kind == StageKind::station) nodes_.push_back(node + 1);
    // A turn needs both sides of an exchange.
    if (world.state(op.stage).kind == StageKind::exchange) nodes_.push_back(node ^ 1U);
  }
  std::ranges::sort(nodes_);
  const auto repeated = std::ranges::unique(nodes_);
  nodes_.erase(repeated.begin(), repeated.end());
}

std::size_t DeadlockWatch::node_of(OpId visit) const {
  const Op& op = world_.op(visit);
  const StageKind kind = world_.table(op.stage).info.kind;
  const bool has_sides = kind == StageKind::crossing || kind == StageKind::exchange;
  return 2 * op.stage.index() + (has_sides ? static_cast<std::size_t>(op.travel) : 0);
}

std::size_t DeadlockWatch::wanted_by(const Truck& truck) const {
  if (truck.state != TruckState::queued) return node_of(truck.wants);
  const StageId stage = world_.stage_of(truck.at);
  // In an exchange it waits for a turn of its side, at a station for a server.
  if (world_.state(stage).kind == StageKind::exchange) return node_of(truck.at);
  return 2 * stage.index() + 1;
}

template <class Each>
void DeadlockWatch::for_each_wanted(const Truck& truck, Each each) const {
  if (truck.state == TruckState::queued || world_.op(truck.wants).kind != OpKind::hire)
    return each(wanted_by(truck));
  for (const OpId pool : world_.op(truck.wants).targets) each(node_of(pool));
}

bool DeadlockWatch::has_live_want(const Truck& truck) const {
  bool is_live = false;
  for_each_wanted(truck, [&](std::size_t wanted) { is_live |= live_[wanted]; });
  return is_live;
}

bool DeadlockWatch::may_give_up(const Truck& truck) const {
  return !truck.patience.is_null() || limits_.is_running(truck) || choices_.may_look_again(truck);
}

void DeadlockWatch::on_blocked(const Truck& truck) {
  const std::vector<bool>& may_deadlock = world_.tables->may_deadlock;
  if (!may_deadlock[wanted_by(truck) / 2]) return;
  // A member of a pool is held as well as a place.
  const bool has_place = truck.at != k_none && may_deadlock[world_.stage_of(truck.at).index()];
  if (!has_place && truck.holding == k_none) return;
  suspects_.push_back(truck.id);
  world_.must_look_around = true;
}

void DeadlockWatch::check_suspects() {
  const bool has_opened = std::exchange(world_.may_have_locked, false);
  const bool is_suspicious =
      has_opened || std::ranges::any_of(suspects_, [&](TruckId id) {
        const Truck& truck = world_.trucks[id];
        if (truck.state == TruckState::queued) return !takes_sooner_or_later(wanted_by(truck));
        const bool waits = truck.state == TruckState::blocked ||
                           truck.state == TruckState::parked || truck.state == TruckState::outside;
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
      return serves_sooner_or_later(stage) ||
             (node % 2 == 0 && state.queue.size() < table.queue.limit());
    case StageKind::pool:
      return state.busy > state.blocked || state.busy < state.open || state.open == 0 ||
             !state.lost_since.empty();  // somebody comes back from a break
    case StageKind::exchange:
      if (has_room(stage, static_cast<Direction>(node % 2))) return true;
      return !is_clogged(stage) &&
             (state.bays_in_use < state.open || state.open == 0 || state.busy > state.blocked);
    case StageKind::check:  // the result comes
    case StageKind::road:   // who drives arrives
    case StageKind::choice: return true;
    case StageKind::crossing: break;
  }
  if (!crossings_.is_open(stage)) return true;
  const auto travel = static_cast<Direction>(node % 2);
  return std::ranges::any_of(state.lanes, [&](const Lane& lane) {
    const bool serves = lane.direction == travel || lane.use == LaneUse::reversible;
    return serves && (lane.blocked == 0 || lane.travelling > 0);
  });
}

bool DeadlockWatch::serves_sooner_or_later(StageId station) const {
  const StageState& state = world_.state(station);
  if (state.busy > state.blocked || state.open == 0) return true;
  if (state.busy < state.open) return !lacks_staff(station);
  return !state.paused.empty();
}

bool DeadlockWatch::lacks_staff(StageId station) const {
  const StageTable& table = world_.table(station);
  if (table.staff == 0) return false;
  const StageState& pool = world_.state(table.staffed_by);
  return pool.busy + table.staff > pool.open;
}

bool DeadlockWatch::has_room(StageId exchange, Direction side) const {
  return world_.state(exchange).waiting_on(side) <
         world_.table(exchange).exchange->places.of(side).limit();
}

bool DeadlockWatch::is_clogged(StageId stage) const {
  const StageState& state = world_.state(stage);
  if (state.parties.size() == 1) return false;
  const Exchange& exchange = *world_.table(stage).exchange;
  const auto can_be_full = [&](const Party& party, Direction side) {
    // Those that have waited long enough make do with one of each side.
    const std::uint32_t least = exchange.turn.of(side).least.limit();
    const std::uint32_t needed = exchange.short_after ? std::min(least, 1U) : least;
    const std::uint32_t there = party.sides[static_cast<std::size_t>(side)].size();
    const std::uint32_t places = exchange.places.of(side).limit();
    const std::uint32_t left = places - std::min(places, state.waiting_on(side));
    return there >= needed || needed - there <= left;
  };
  return std::ranges::none_of(state.parties, [&](const Party& party) {
    return can_be_full(party, Direction::export_) && can_be_full(party, Direction::import_);
  });
}

bool DeadlockWatch::has_live_bay(StageId stage) const {
  return std::ranges::any_of(world_.state(stage).bays, [&](const Bay& bay) {
    return !bay.trucks.empty() && std::ranges::all_of(bay.trucks, [&](const Truck* truck) {
      return may_give_up(*truck) || truck->wants == k_none || has_live_want(*truck);
    });
  });
}

bool DeadlockWatch::will_be_unclogged(std::size_t node) const {
  const StageId stage{node / 2};
  const auto side = static_cast<Direction>(node % 2);
  if (live_[node ^ 1U] && world_.table(stage).exchange->turn.of(other(side)).least.limit() > 0)
    return true;
  for (std::size_t slot = 0; slot < world_.trucks.slots(); ++slot) {
    const Truck& truck = world_.trucks[TruckId{slot}];
    const bool waits = truck.state == TruckState::queued && node_of(truck.at) == node;
    if (waits && may_give_up(truck)) return true;
  }
  return false;
}

DeadlockWatch::Waiter DeadlockWatch::clogging(std::size_t node) const {
  const auto side = static_cast<Direction>(node % 2);
  const Turn& turn = world_.table(StageId{node / 2}).exchange->turn;
  const std::size_t wants = turn.of(other(side)).least.limit() > 0 ? node ^ 1U : node;
  for (std::size_t slot = 0; slot < world_.trucks.slots(); ++slot) {
    const Truck& truck = world_.trucks[TruckId{slot}];
    if (truck.state == TruckState::queued && node_of(truck.at) == node)
      return {.truck = truck.id, .wants = wants};
  }
  return {};
}

void DeadlockWatch::forget() {
  for (const std::size_t node : nodes_) {
    holders_[node].under_way = TruckId{};
    holders_[node].waiting.clear();
  }
}

// What it holds where, and what it waits for.
void DeadlockWatch::note(const Truck& truck) {
  if (truck.state == TruckState::free) return;
  note_place(truck);
  note_members(truck);
  note_staff(truck);
}

void DeadlockWatch::note_wait(std::size_t node, const Truck& truck, std::size_t wants) {
  holders_[node].waiting.push_back({truck.id, wants});
}

void DeadlockWatch::note_place(const Truck& truck) {
  if (truck.state == TruckState::forked && truck.at != k_none)
    holders_[node_of(truck.at)].under_way = truck.id;
  if (truck.state != TruckState::blocked && truck.state != TruckState::parked) return;
  const std::size_t node = node_of(truck.at);
  // Who is blocked at a station holds a server; its place in the queue is free.
  const bool holds_server = !world_.tables->plan.pools.empty() &&
                            world_.state(StageId{node / 2}).kind == StageKind::station;
  note_hold(node, truck);
  if (holds_server) note_hold(node + 1, truck);
  if (stands_on_reversible_lane(truck)) note_hold(node ^ 1U, truck);
}

// A truck that may give up leaves in the end; one that nobody has offered yet is just moving.
void DeadlockWatch::note_hold(std::size_t node, const Truck& truck) {
  if (may_give_up(truck) || truck.wants == k_none) holders_[node].under_way = truck.id;
  if (truck.wants == k_none) return;
  for_each_wanted(truck, [&](std::size_t wanted) { note_wait(node, truck, wanted); });
}

bool DeadlockWatch::stands_on_reversible_lane(const Truck& truck) const {
  const StageState& state = world_.state_at(truck.at);
  return state.kind == StageKind::crossing &&
         state.lanes[truck.visit.server - 1U].use == LaneUse::reversible;
}

// Of a truck that holds members: what it waits for, else it is on its way to giving them back.
void DeadlockWatch::note_members(const Truck& truck) {
  const bool waits = truck.state == TruckState::queued ||
                     (truck.wants != k_none && truck.state != TruckState::forked);
  pools_.for_each_member(truck, [&](StageId pool, bool is_given) {
    if (!is_given) return;
    if (waits)
      for_each_wanted(truck,
                      [&](std::size_t wanted) { note_wait(2 * pool.index(), truck, wanted); });
    else
      holders_[2 * pool.index()].under_way = truck.id;
  });
}

// In front of free servers without staff a queue waits for the pool.
void DeadlockWatch::note_staff(const Truck& truck) {
  if (truck.state != TruckState::queued) return;
  const StageId station = world_.stage_of(truck.at);
  if (!lacks_staff(station) || world_.state(station).busy >= world_.state(station).open) return;
  const std::size_t pool = 2 * world_.table(station).staffed_by.index();
  note_wait(2 * station.index(), truck, pool);
  note_wait(2 * station.index() + 1, truck, pool);
}

bool DeadlockWatch::find() {
  forget();
  dead_.clear();
  for (const std::size_t node : nodes_) {
    live_[node] = is_live_at_once(node);
    if (!live_[node]) dead_.push_back(node);
  }
  for (const std::size_t node : dead_)
    if (!witnesses_[node].is_none()) note(world_.trucks[witnesses_[node]]);
  revive();
  for (std::size_t slot = 0; slot < world_.trucks.slots() && !dead_.empty(); ++slot) {
    note(world_.trucks[TruckId{slot}]);
    if ((slot + 1) % k_asked_together == 0) revive();
  }
  // All have been asked: what nobody holds is live.
  std::erase_if(dead_, [&](std::size_t node) {
    const bool is_exchange = world_.state(StageId{node / 2}).kind == StageKind::exchange;
    live_[node] = !is_exchange && holders_[node].is_empty();
    return live_[node];
  });
  revive();
  if (dead_.empty()) return false;
  name_cycle(dead_.front());
  return true;
}

// What can be said of a node without asking a truck.
bool DeadlockWatch::is_live_at_once(std::size_t node) const {
  const StageId stage{node / 2};
  const StageState& state = world_.state(stage);
  const bool is_empty = state.kind == StageKind::station && state.busy == 0 && state.queue.empty();
  return is_empty || !world_.tables->may_deadlock[stage.index()] || takes_sooner_or_later(node);
}

void DeadlockWatch::revive() {
  const auto becomes = [&](std::size_t node) -> bool { return live_[node] = becomes_live(node); };
  while (std::erase_if(dead_, becomes) > 0) {
  }
}

bool DeadlockWatch::becomes_live(std::size_t node) {
  const StageId stage{node / 2};
  if (world_.state(stage).kind == StageKind::exchange)
    return is_clogged(stage) ? will_be_unclogged(node) : has_live_bay(stage);
  const Holders& holders = holders_[node];
  if (!holders.under_way.is_none()) {
    witnesses_[node] = holders.under_way;
    return true;
  }
  const auto found =
      std::ranges::find_if(holders.waiting, [&](const Waiter& one) { return live_[one.wants]; });
  if (found == holders.waiting.end()) return false;
  witnesses_[node] = found->truck;
  return true;
}

// A truck that holds a place there and waits for a dead stage.
DeadlockWatch::Waiter DeadlockWatch::dead_waiter(std::size_t node) const {
  const StageId stage{node / 2};
  if (world_.table(stage).info.kind == StageKind::exchange && is_clogged(stage))
    return clogging(node);
  if (world_.table(stage).info.kind == StageKind::exchange)
    for (const Bay& bay : world_.state(stage).bays)
      for (const Truck* const truck : bay.trucks)
        if (truck->wants != k_none && !has_live_want(*truck))
          return {.truck = truck->id, .wants = node_of(truck->wants)};
  return holders_[node].waiting.empty() ? Waiter{} : holders_[node].waiting.back();
}

// Everybody at a dead stage waits for a dead stage, so that following the wants must come back.
void DeadlockWatch::name_cycle(std::size_t node) {
  std::vector<std::size_t> path;
  while (std::ranges::find(path, node) == path.end()) {
    path.push_back(node);
    node = dead_waiter(node).wants;
  }
  world_.deadlock.clear();
  for (auto at = std::ranges::find(path, node); at != path.end(); ++at) {
    const Waiter waiter = dead_waiter(*at);
    world_.deadlock.push_back({.truck = world_.trucks[waiter.truck].visit.truck,
                               .holds = StageId{*at / 2},
                               .wants = StageId{waiter.wants / 2}});
  }
}

}  // namespace cuakhau::model::detail
