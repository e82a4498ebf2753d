#include "model/detail/pools.hpp"

#include <algorithm>

#include <cuakhau/base/contract.hpp>

#include "model/detail/deadlock_watch.hpp"
#include "model/detail/movement.hpp"
#include "model/detail/stations.hpp"

namespace cuakhau::model::detail {

Pools::Pools(World& world)
    : world_(world),
      staffed_(world.stages.size()),
      shared_(world.stages.size()),
      rosters_(world.stages.size()),
      overtime_since_(world.stages.size()) {
  for (std::size_t i = 0; i < world.stages.size(); ++i) {
    const StageId pool = world.table(StageId{i}).staffed_by;
    if (!pool.is_none()) staffed_[pool.index()].emplace_back(i);
  }
  for (const Op& op : world.tables->ops) {
    if (op.kind != OpKind::hire) continue;
    WaitingLine& line = World::offers_of(op, world.state(op.stage));
    for (const OpId target : op.targets) {
      std::vector<WaitingLine*>& lines = shared_[world.stage_of(target).index()];
      if (std::ranges::find(lines, &line) == lines.end()) lines.push_back(&line);
    }
  }
}

void Pools::start() {
  for (std::size_t i = 0; i < world_.stages.size(); ++i) {
    const StageId pool{i};
    if (world_.state(pool).kind != StageKind::pool) continue;
    if (world_.table(pool).has_roster) rosters_[i] = std::make_unique<Roster>(world_, pool);
    count_members(pool);
    world_.schedule_level(pool);
  }
}

// The hours and the number of members are those of the plan now in force.
void Pools::follow() {
  for (std::size_t i = 0; i < world_.stages.size(); ++i) {
    const StageId pool{i};
    if (world_.state(pool).kind != StageKind::pool) continue;
    world_.find_level(pool);
    if (Roster* const roster = roster_of(pool)) roster->change_shifts();
    count_members(pool);
    note_overtime(pool);
  }
}

void Pools::on_calendar(StageId pool) {
  ++world_.state(pool).level;
  if (Roster* const roster = roster_of(pool)) roster->change_shifts();
  count_members(pool);
  note_overtime(pool);
  world_.schedule_level(pool);
  world_.settle_later(pool);
}

void Pools::on_roster(StageId pool, Roster::Number member) {
  roster_of(pool)->on_event(member);
  count_members(pool);
  world_.settle_later(pool);
}

// Fewer than the least that are needed do nothing.
void Pools::count_members(StageId pool) {
  const StageTable& table = world_.table(pool);
  StageState& state = world_.state(pool);
  const Roster* const roster = roster_of(pool);
  const std::uint32_t present =
      roster == nullptr ? table.levels_open[state.level].servers : roster->present();
  state.open = present >= table.pool->least.limit() ? present : 0;
  if (roster == nullptr) return;
  world_.note_lost(pool, roster->absent());
  if (roster->staying() == 0 || std::ranges::find(staying_, pool) != staying_.end()) return;
  staying_.push_back(pool);
  world_.must_look_around = true;
}

// Without a roster it is not known who it is that works beyond its hours, only how many.
void Pools::note_overtime(StageId pool) {
  if (roster_of(pool) != nullptr) return;
  const StageState& state = world_.state(pool);
  const std::uint32_t on_shift = world_.table(pool).levels_open[state.level].servers;
  const std::size_t beyond = state.busy - std::min(state.busy, on_shift);
  std::vector<Instant>& since = overtime_since_[pool.index()];
  while (since.size() < beyond) since.push_back(world_.now());
  while (since.size() > beyond) {
    world_.recorder.add(Overtime{.pool = pool, .from = since.back(), .until = world_.now()});
    since.pop_back();
  }
}

bool Pools::is_waited_for(StageId pool) const {
  return has_line(pool) || std::ranges::any_of(staffed_[pool.index()], [&](StageId station) {
           return stations_->waits_for_staff(station);
         });
}

void Pools::send_home_idle() {
  std::erase_if(staying_, [&](StageId pool) {
    Roster& roster = *roster_of(pool);
    if (roster.staying() > 0 && is_waited_for(pool)) return false;
    roster.send_home();
    count_members(pool);
    return true;
  });
}

// A truck never passes those that already wait, nor those that a member just given back will be
// offered to before the present event ends.
bool Pools::seize(Truck& truck, OpId step) {
  const StageId pool = world_.stage_of(step);
  const bool is_free = can_give(pool);
  Holding& holding = ask(truck, step);
  truck.wants = step;
  if (!is_free) {
    wait(truck, step, holding);
    return false;
  }
  give(truck, holding);
  return true;
}

Pools::Holding& Pools::ask(Truck& truck, OpId step) {
  if (first_free_ == k_none) {
    holdings_.emplace_back();
    first_free_ = static_cast<std::uint32_t>(holdings_.size() - 1);
  }
  Holding& holding = holdings_[first_free_];
  const std::uint32_t index = first_free_;
  first_free_ = holding.next;
  const Op& op = world_.op(step);
  const bool is_outside = truck.at == k_none;
  holding = Holding{.pool = op.stage, .next = truck.holding, .visit = {}};
  truck.holding = index;
  Visit& visit = holding.visit;
  visit.truck = truck.visit.truck;
  visit.stage = op.stage;
  visit.step = op.step;
  visit.round = truck.visit.round;
  visit.marks = truck.marks;
  visit.direction = static_cast<std::uint8_t>(op.travel);
  visit.arrived = truck.is_new ? truck.visit.arrived : world_.now();
  if (!is_outside) visit.entered = visit.arrived;
  return holding;
}

void Pools::wait(Truck& truck, OpId step, Holding& holding) {
  const Op& op = world_.op(step);
  bool is_open = world_.state(op.stage).open > 0;
  for (const OpId target : op.targets) is_open |= world_.state_at(target).open > 0;
  const bool is_outside = truck.at == k_none;
  if (is_outside) truck.state = TruckState::outside;
  const Flow& flow = *world_.tables->flows[truck.flow().index()].flow;
  if (is_outside && truck.is_new && !truck.is_initial && flow.when_full == WhenFull::leave) {
    drop(truck, holding);
    return movement_->refuse(truck);
  }
  holding.visit.reason = is_open ? WaitReason::busy : WaitReason::closed;
  if (truck.state == TruckState::parked && truck.visit.reason == WaitReason::none)
    truck.visit.reason = holding.visit.reason;
  world_.offers_of(step).push(truck, world_.state(op.stage).level_of(truck));
  world_.settle_later(op.stage);
  for (const OpId target : op.targets) world_.settle_later(world_.stage_of(target));
  deadlocks_->on_blocked(truck);
}

// From now on the truck stays: a member works for it.
void Pools::give(Truck& truck, Holding& holding) {
  StageState& state = world_.state(holding.pool);
  ++state.busy;
  ++state.blocked;
  Visit& visit = holding.visit;
  Roster* const roster = roster_of(holding.pool);
  visit.server = roster == nullptr ? state.labels.take() : roster->begin_duty(nullptr);
  visit.started = world_.now();
  if (visit.entered == Instant::never()) visit.entered = visit.started;
  truck.wants = k_none;
  world_.commit(truck);
  movement_->is_in(truck);
}

Pools::Holding& Pools::holding_of(const Truck& truck, StageId pool) {
  std::uint32_t one = truck.holding;
  while (one != k_none && holdings_[one].pool != pool) one = holdings_[one].next;
  CUAKHAU_CHECK(one != k_none, "a truck of a checked plan has no member of stage {}", pool.value());
  return holdings_[one];
}

void Pools::drop(Truck& truck, const Holding& holding) {
  std::uint32_t* link = &truck.holding;
  while (&holdings_[*link] != &holding) link = &holdings_[*link].next;
  const std::uint32_t index = *link;
  *link = holding.next;
  holdings_[index].next = first_free_;
  first_free_ = index;
}

void Pools::record(const Holding& holding, VisitOutcome outcome) {
  Visit& visit = world_.recorder.next_visit();
  visit = holding.visit;
  visit.outcome = outcome;
  if (outcome != VisitOutcome::censored) visit.left = world_.now();
}

void Pools::release(Truck& truck, OpId step) {
  const StageId pool = world_.stage_of(step);
  if (world_.op(step).is_one_of_several && !has_member_of(truck, pool)) return;
  Holding& holding = holding_of(truck, pool);
  StageState& state = world_.state(pool);
  holding.visit.ended = world_.now();
  holding.visit.occupied = holding.visit.ended - holding.visit.started;
  record(holding, VisitOutcome::passed);
  const bool has_roster = roster_of(pool) != nullptr;
  if (!has_roster) state.labels.give_back(holding.visit.server);
  const Roster::Number member = has_roster ? holding.visit.server : Roster::Number{0};
  const auto direction = holding.visit.direction;
  drop(truck, holding);
  --state.blocked;
  const Duration back = world_.draws.back(step, truck);
  if (back == Duration{0}) return on_member_ready(pool, member);
  const Instant ready = world_.now() + back;
  world_.schedule(ready, kernel::Phase::departure,
                  event(EventKind::member_ready, pool.value(), member));
  world_.recorder.add(
      Duty{.pool = pool, .direction = direction, .from = world_.now(), .until = ready});
}

void Pools::on_member_ready(StageId pool, Roster::Number member) {
  --world_.state(pool).busy;
  if (Roster* const roster = roster_of(pool)) {
    roster->end_duty(member);
    count_members(pool);
  }
  if (!overtime_since_[pool.index()].empty()) note_overtime(pool);
  world_.settle_later(pool);
}

void Pools::give_up(Truck& truck) {
  Holding& holding = holding_of(truck, world_.stage_of(truck.wants));
  record(holding, VisitOutcome::turned_back);
  drop(truck, holding);
}

bool Pools::can_staff(StageId station) const {
  const StageTable& table = world_.table(station);
  return is_at_hand(table.staffed_by) &&
         free_members(world_.state(table.staffed_by)) >= table.staff;
}

void Pools::begin_duty(const Truck& truck) {
  const StageTable& table = world_.table(world_.stage_of(truck.at));
  world_.state(table.staffed_by).busy += table.staff;
  Roster* const roster = roster_of(table.staffed_by);
  for (std::uint32_t i = 0; roster != nullptr && i < table.staff; ++i) roster->begin_duty(&truck);
}

void Pools::end_duty(const Truck& truck) {
  const Op& visit = world_.op(truck.at);
  const StageTable& table = world_.table(visit.stage);
  world_.state(table.staffed_by).busy -= table.staff;
  world_.recorder.add(Duty{.pool = table.staffed_by,
                           .direction = static_cast<std::uint8_t>(visit.travel),
                           .members = table.staff,
                           .from = truck.work_since,
                           .until = world_.now()});
  if (Roster* const roster = roster_of(table.staffed_by)) {
    roster->end_duties(truck);
    count_members(table.staffed_by);
  }
  if (!overtime_since_[table.staffed_by.index()].empty()) note_overtime(table.staffed_by);
  world_.settle_later(table.staffed_by);
}

void Pools::close_books() {
  for (std::size_t slot = 0; slot < world_.trucks.slots(); ++slot) {
    const Truck& truck = world_.trucks[TruckId{slot}];
    if (truck.state == TruckState::free) continue;
    for (std::uint32_t one = truck.holding; one != k_none; one = holdings_[one].next)
      record(holdings_[one], VisitOutcome::censored);
    if (truck.state == TruckState::serving && world_.state_at(truck.at).staff > 0) end_duty(truck);
  }
  for (std::size_t i = 0; i < world_.stages.size(); ++i) {
    if (const auto& roster = rosters_[i]) roster->close_books();
    for (const Instant since : overtime_since_[i])
      world_.recorder.add(Overtime{.pool = StageId{i}, .from = since, .until = world_.now()});
  }
}

}  // namespace cuakhau::model::detail
