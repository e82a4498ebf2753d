// Whom the free members of pools go to, and which pool a truck turns to that may hire of several.

#include <algorithm>
#include <utility>

#include "model/detail/movement.hpp"
#include "model/detail/pools.hpp"

namespace cuakhau::model::detail {

// Whether trucks stand in line for a member of it.
bool Pools::has_line(StageId pool) const {
  return !world_.state(pool).offers[0].empty() ||
         std::ranges::any_of(shared_[pool.index()],
                             [](const WaitingLine* line) { return !line->empty(); });
}

bool Pools::hire(Truck& truck, OpId step) {
  const StageId pool = company_for(world_.op(step));
  Holding& holding = ask(truck, step);
  truck.wants = step;
  if (pool.is_none() || !can_give(pool)) {
    wait(truck, step, holding);
    return false;
  }
  holding.pool = holding.visit.stage = pool;
  give(truck, holding);
  return true;
}

bool Pools::can_give(StageId pool) const {
  return free_members(world_.state(pool)) > 0 && is_at_hand(pool) && !has_line(pool);
}

double Pools::price_of(StageId pool) const {
  const std::optional<Money>& fee = world_.table(pool).pool->fee;
  return fee ? fee->amount : 0.0;
}

// The one that a truck prefers of those with a free member; none if there is none.
StageId Pools::company_for(const Op& hire) const {
  StageId best;
  for (const OpId target : hire.targets) {
    const StageId pool = world_.stage_of(target);
    if (free_members(world_.state(pool)) == 0) continue;
    if (hire.hiring == Hiring::order) return pool;
    if (best.is_none() || price_of(pool) < price_of(best)) best = pool;
  }
  return best;
}

void Pools::settle(StageId pool) {
  settling_ = pool;
  while (free_members(world_.state(pool)) > 0 && give_next(pool)) {
  }
  settling_ = StageId{};
}

// Of the lines for a member of it, the one whose next truck has waited longest; none if all are
// empty.
WaitingLine* Pools::line_of_longest(StageId pool) {
  WaitingLine* longest = nullptr;
  const auto since = [&](const WaitingLine& line) {
    const Truck& next = line.front();
    return holding_of(next, world_.stage_of(next.wants)).visit.arrived;
  };
  const auto look = [&](WaitingLine& line) {
    if (line.empty()) return;
    if (longest == nullptr || since(line) < since(*longest)) longest = &line;
  };
  look(world_.state(pool).offers[0]);
  for (WaitingLine* const line : shared_[pool.index()]) look(*line);
  return longest;
}

// @return false when nobody can use the free members
bool Pools::give_next(StageId pool) {
  WaitingLine* const line = line_of_longest(pool);
  Instant longest = Instant::never();
  if (line != nullptr) {
    const Truck& next = line->front();
    longest = holding_of(next, world_.stage_of(next.wants)).visit.arrived;
  }
  StageId station;
  for (const StageId one : staffed_[pool.index()]) {
    const Truck* const next = stations_->next_to_start(one);
    if (next == nullptr || next->visit.arrived >= longest) continue;
    longest = next->visit.arrived;
    station = one;
  }
  if (!station.is_none()) {
    stations_->start_next(station);
    return true;
  }
  if (line == nullptr) return false;
  const Op& step = world_.op(line->front().wants);
  if (step.kind == OpKind::hire) {
    const StageId preferred = company_for(step);
    if (preferred != pool) return give_next_of(preferred);
  }
  give_first(*line, pool);
  return true;
}

// Whoever waits longest for the pool that is preferred gets its member: it may be another truck,
// that waits longer.
bool Pools::give_next_of(StageId preferred) {
  const StageId settling = std::exchange(settling_, preferred);
  const bool is_given = give_next(preferred);
  settling_ = settling;
  return is_given;
}

void Pools::give_first(WaitingLine& line, StageId pool) {
  Truck& truck = line.front();
  const OpId step = truck.wants;
  const StageId first = world_.stage_of(step);
  line.remove(truck, world_.state(first).level_of(truck));
  Holding& holding = holding_of(truck, first);
  holding.pool = holding.visit.stage = pool;
  give(truck, holding);
  movement_->go_on(truck, world_.op(step).next);
}

}  // namespace cuakhau::model::detail
