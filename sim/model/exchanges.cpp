#include "model/detail/exchanges.hpp"

#include <algorithm>
#include <tuple>

#include <cuakhau/kernel/distribution.hpp>

#include "model/detail/movement.hpp"

namespace cuakhau::model::detail {

namespace {

constexpr std::array k_sides{Direction::export_, Direction::import_};

std::size_t index_of(Direction side) { return static_cast<std::size_t>(side); }

}  // namespace

Exchanges::Exchanges(World& world) : world_(world) {
  for (const StageTable& table : world.tables->stages)
    turn_keys_.push_back(world.draws.root().with("exchange").with(table.name));
}

void Exchanges::start() {
  for (std::size_t i = 0; i < world_.stages.size(); ++i) {
    const StageId stage{i};
    if (world_.state(stage).kind != StageKind::exchange) continue;
    set_bays(stage);
    world_.schedule_level(stage);
    world_.put_to_sleep(world_.state(stage));
  }
}

// The hours, the number of bays and the turns are those of the plan now in force.
void Exchanges::follow() {
  for (std::size_t i = 0; i < world_.stages.size(); ++i) {
    const StageId stage{i};
    if (world_.state(stage).kind != StageKind::exchange) continue;
    wake(stage);
  }
}

void Exchanges::wake(StageId stage) {
  world_.wake(world_.state(stage));
  set_bays(stage);
}

void Exchanges::set_bays(StageId stage) {
  StageState& state = world_.state(stage);
  state.open = world_.table(stage).levels_open[state.level].servers;
}

void Exchanges::on_calendar(StageId stage) {
  StageState& state = world_.state(stage);
  const bool is_idle = state.bays_in_use == 0 && state.waiting_on(Direction::export_) == 0 &&
                       state.waiting_on(Direction::import_) == 0 && state.offers[0].empty() &&
                       state.offers[1].empty();
  if (is_idle) return world_.put_to_sleep(state);
  ++state.level;
  world_.schedule_level(stage);
  set_bays(stage);
  world_.settle_later(stage);
}

bool Exchanges::take(Truck& truck, OpId visit) {
  const Op& op = world_.op(visit);
  StageState& state = world_.state(op.stage);
  if (state.is_asleep) wake(op.stage);
  const Count places = world_.table(op.stage).exchange->places.of(op.travel);
  if (state.waiting_on(op.travel) >= places.limit()) return false;
  admit(truck, visit);
  while (start_turn(op.stage)) world_.settle_later(op.stage);
  if (truck.state == TruckState::queued && truck.visit.reason == WaitReason::none)
    truck.visit.reason = reason_in_queue(truck);
  return true;
}

void Exchanges::admit(Truck& truck, OpId visit) {
  const Op& op = world_.op(visit);
  StageState& state = world_.state(op.stage);
  movement_->take_in(truck, visit);
  truck.state = TruckState::queued;
  const std::size_t side = index_of(op.travel);
  state.party_of(truck).sides[side].push(truck, state.level_of(truck));
  ++state.places_used[side];
  // Those that it can take no turn with may fill up the places.
  if (state.parties.size() > 1) movement_->may_be_stuck(truck);
  if (world_.table(op.stage).exchange->short_after)
    truck.timer =
        world_.schedule(world_.now() + world_.draws.short_after(visit, truck),
                        kernel::Phase::arrival, event(EventKind::overdue, truck.id.value()));
}

// A bay that is free though a full turn is there is about to close.
WaitReason Exchanges::reason_in_queue(const Truck& truck) const {
  const StageId stage = world_.stage_of(truck.at);
  StageState& state = world_.state(stage);
  if (state.open == 0) return WaitReason::closed;
  if (state.bays_in_use >= state.open) return WaitReason::busy;
  return sizes_of(stage, state.party_of(truck)) ? WaitReason::closed : WaitReason::partners;
}

WaitReason Exchanges::reason_at(StageId stage) const {
  return world_.state(stage).open == 0 ? WaitReason::closed : WaitReason::full;
}

void Exchanges::settle(StageId stage) {
  StageState& state = world_.state(stage);
  for (bool goes_on = true; goes_on;) {
    goes_on = false;
    while (start_turn(stage)) goes_on = true;
    for (const Direction side : k_sides) {
      WaitingLine& offers = state.offers[index_of(side)];
      const Count places = world_.table(stage).exchange->places.of(side);
      while (!offers.empty() && state.waiting_on(side) < places.limit()) {
        Truck& truck = offers.front();
        offers.remove(truck, state.level_of(truck));
        admit(truck, truck.wants);
        goes_on = true;
      }
    }
  }
}

// A turn that needs trucks of a side has at least one of them, however long the others wait.
std::optional<Exchanges::Sizes> Exchanges::sizes_of(StageId stage, const Party& party) const {
  const Turn& turn = world_.table(stage).exchange->turn;
  Sizes sizes{};
  for (const Direction side : k_sides) {
    const TurnShare& share = turn.of(side);
    const std::uint32_t there = party.sides[index_of(side)].size();
    const std::uint32_t least = std::min(share.least.value, party.overdue > 0 ? 1U : ~0U);
    if (there < least) return std::nullopt;
    sizes[index_of(side)] = std::min(there, share.most.value);
  }
  return sizes[0] + sizes[1] > 0 ? std::optional{sizes} : std::nullopt;
}

// Of the turns that could start, the one of the truck that the discipline puts first; of those that
// came at one instant an export goes before an import, then by flow and number.
Party* Exchanges::next_party(StageId stage) const {
  StageState& state = world_.state(stage);
  const auto place_of = [&](const Truck& truck) {
    return std::tuple(state.level_of(truck), truck.visit.entered, world_.op(truck.at).travel,
                      truck.flow().index(), truck.number());
  };
  const auto first_place = [&](const Party& party) {
    const auto& [out, in] = party.sides;
    if (out.empty() || in.empty()) return place_of((out.empty() ? in : out).front());
    return std::min(place_of(out.front()), place_of(in.front()));
  };
  Party* next = nullptr;
  for (Party& party : state.parties) {
    if (!sizes_of(stage, party)) continue;
    if (next == nullptr || first_place(party) < first_place(*next)) next = &party;
  }
  return next;
}

// Turn k of an exchange draws the k-th length, whoever takes part in it.
bool Exchanges::start_turn(StageId stage) {
  StageState& state = world_.state(stage);
  if (state.bays_in_use >= state.open) return false;
  Party* const party = next_party(stage);
  if (party == nullptr) return false;
  const Sizes sizes = *sizes_of(stage, *party);
  const Exchange& exchange = *world_.table(stage).exchange;
  kernel::UniformSource source(turn_keys_[stage.index()], state.turns);
  const Duration drawn = ticks_from(kernel::sample(exchange.service.law, source));
  const Instant end = world_.now() + world_.paced(state, drawn);
  const bool must_end = exchange.closing == ExchangeClosing::must_end_before_close;
  if (must_end && !ends_in_time(stage, end)) return false;
  ++state.turns;
  ++state.bays_in_use;
  const std::uint16_t bay = state.labels.take();
  if (state.bays.size() < bay) state.bays.resize(bay);
  state.bays[bay - 1U].until = end;
  state.bays[bay - 1U].turn = state.turns;
  for (const Direction side : k_sides) {
    for (std::uint32_t left = sizes[index_of(side)]; left > 0; --left)
      serve(party->sides[index_of(side)].front(), bay, end);
  }
  return true;
}

bool Exchanges::ends_in_time(StageId stage, Instant end) const {
  return world_.is_open_until(stage, end, [&](Instant change) {
    return std::ranges::count_if(world_.state(stage).bays, [&](const Bay& bay) {
      const bool is_blocked = bay.until <= world_.now();
      return !bay.trucks.empty() && (is_blocked || bay.until > change);
    });
  });
}

// The bay's time is in the record of the first truck of the turn.
void Exchanges::serve(Truck& truck, std::uint16_t bay, Instant end) {
  StageState& state = world_.state_at(truck.at);
  leave_queue(truck);
  std::vector<Truck*>& trucks = state.bays[bay - 1U].trucks;
  if (trucks.empty()) truck.visit.occupied = end - world_.now();
  trucks.push_back(&truck);
  ++state.busy;
  world_.commit(truck);
  truck.state = TruckState::serving;
  truck.visit.started = world_.now();
  truck.visit.server = bay;
  truck.timer = world_.schedule(end, kernel::Phase::departure,
                                event(EventKind::service_end, truck.id.value()));
}

void Exchanges::leave_bay(Truck& truck) {
  const StageId stage = world_.stage_of(truck.at);
  StageState& state = world_.state(stage);
  --state.busy;
  --state.blocked;
  std::vector<Truck*>& trucks = state.bays[truck.visit.server - 1U].trucks;
  std::erase(trucks, &truck);
  if (!trucks.empty()) return;
  --state.bays_in_use;
  state.labels.give_back(truck.visit.server);
  world_.settle_later(stage);
}

void Exchanges::leave_queue(Truck& truck) {
  StageState& state = world_.state_at(truck.at);
  const std::size_t side = index_of(world_.op(truck.at).travel);
  Party& party = state.party_of(truck);
  party.sides[side].remove(truck, state.level_of(truck));
  --state.places_used[side];
  if (truck.is_overdue) --party.overdue;
  truck.is_overdue = false;
  if (!truck.timer.is_null()) world_.simulator.cancel(truck.timer);
  truck.timer = {};
}

void Exchanges::on_overdue(Truck& truck) {
  truck.timer = {};
  truck.is_overdue = true;
  ++world_.state_at(truck.at).party_of(truck).overdue;
  world_.settle_later(world_.stage_of(truck.at));
}

}  // namespace cuakhau::model::detail
