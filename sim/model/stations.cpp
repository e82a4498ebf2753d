#include "model/detail/stations.hpp"

#include <algorithm>

#include "model/detail/movement.hpp"
#include "model/detail/pools.hpp"

namespace cuakhau::model::detail {

namespace {

std::uint32_t servers_by_calendar(const StageTable& table, const StageState& state) {
  return table.levels_open[state.level].servers;
}

// Of the servers that the calendar opens, those that have not failed.
std::uint32_t servers_up(const StageTable& table, const StageState& state) {
  const std::uint32_t open = servers_by_calendar(table, state);
  if (state.failures.empty()) return open;
  const auto end =
      state.failures.begin() + std::min<std::ptrdiff_t>(open, std::ssize(state.failures));
  return static_cast<std::uint32_t>(
      std::count_if(state.failures.begin(), end, [](const Failure& one) { return !one.is_down; }));
}

}  // namespace

void Stations::start() {
  for (std::size_t i = 0; i < world_.stages.size(); ++i) {
    const StageId stage{i};
    const StageTable& table = world_.table(stage);
    if (table.info.kind != StageKind::station) continue;
    StageState& state = world_.state(stage);
    start_failures(stage);
    state.open = servers_up(table, state);
    world_.schedule_level(stage);
    if (is_idle(state)) world_.put_to_sleep(state);
  }
}

bool Stations::is_idle(const StageState& state) {
  return state.busy == 0 && state.queue.empty() && state.offers[0].empty() && !state.has_paused() &&
         state.failures.empty();
}

[[gnu::noinline]] bool Stations::wake_and_take(Truck& truck, OpId visit, StageState& state) {
  world_.wake(state);
  state.open = servers_up(world_.table(state.id), state);
  return take(truck, visit, state);
}

// Every server that there may be fails and is repaired by its own clock.
void Stations::start_failures(StageId stage) {
  const StageTable& table = world_.table(stage);
  if (table.breakdowns == nullptr) return;
  std::uint32_t most = 0;
  for (const OpenLevel& level : table.levels_open) most = std::max(most, level.servers);
  std::vector<Failure>& failures = world_.state(stage).failures;
  while (failures.size() < most) {
    failures.emplace_back();
    schedule_failure(stage, static_cast<std::uint16_t>(failures.size() - 1));
  }
}

// The hours and the number of servers are those of the plan now in force.
void Stations::follow() {
  for (std::size_t i = 0; i < world_.stages.size(); ++i) {
    const StageId stage{i};
    const StageTable& table = world_.table(stage);
    StageState& state = world_.state(stage);
    if (state.kind != StageKind::station) continue;
    world_.wake(state);
    start_failures(stage);
    open_or_close(stage, table.closing, servers_by_calendar(table, state));
  }
}

// A server's up and down times alternate in one stream: draw 2k is the k-th up time, 2k + 1 the
// down time after it.
void Stations::schedule_failure(StageId stage, std::uint16_t server) {
  const StageTable& table = world_.table(stage);
  Failure& failure = world_.state(stage).failures[server];
  const kernel::StreamKey key = world_.draws.root()
                                    .with("breakdown")
                                    .with(table.info.name)
                                    .with(std::uint64_t{table.lane_index} + server);
  kernel::UniformSource source(key, failure.count++);
  const DurationLaw& law = failure.is_down ? table.breakdowns->down : table.breakdowns->up;
  const Instant when = world_.now() + ticks_from(kernel::sample(law.law, source));
  if (when < world_.tables->window.horizon)
    world_.schedule(when, kernel::Phase::calendar,
                    event(EventKind::failure, stage.value(), server));
}

bool Stations::can_start_now(const Truck& truck, OpId visit) {
  const StageId stage = world_.stage_of(visit);
  const StageState& state = world_.state(stage);
  if (state.has_paused()) return false;
  if (state.staff > 0 && !pools_->can_staff(stage)) return false;
  if (world_.table(stage).closing != Closing::must_end_before_close) return true;
  return ends_in_time(stage, world_.now() + work_of(visit, truck, state));
}

bool Stations::ends_in_time(StageId stage, Instant end) const {
  return world_.is_open_until(stage, end, [&](Instant change) {
    return std::ranges::count_if(world_.state(stage).working, [&](const Truck* truck) {
      return truck->state == TruckState::blocked || truck->work_since + truck->work > change;
    });
  });
}

// It is no longer one of those that are served.
void Stations::forget(const Truck& truck, StageState& state) { std::erase(state.working, &truck); }

void Stations::settle(StageState& state) {
  if (state.staff > 0) pools_->settle(world_.table(state.id).staffed_by);
  while (can_resume(state)) resume_first(state);
  WaitingLine& offers = state.offers[0];
  while (state.busy < state.open || !offers.empty()) {
    WaitingLine& line = state.queue.empty() ? offers : state.queue;
    if (line.empty()) return;
    Truck& next = line.front();
    const bool is_queued = next.state == TruckState::queued;
    const bool starts = can_start(state, next, is_queued ? next.at : next.wants);
    if (starts && is_queued) {
      state.queue.remove(next, state.level_of(next));
      start_service(next, state);
    } else if (!offers.empty() && (starts || has_room(state))) {
      Truck& offered = offers.front();
      offers.remove(offered, state.level_of(offered));
      take(offered, offered.wants, state);
    } else {
      return;
    }
  }
}

bool Stations::can_resume(const StageState& state) const {
  if (!state.has_paused() || state.busy >= state.open) return false;
  return state.staff == 0 || pools_->can_staff(state.id);
}

Truck* Stations::next_to_start(StageId stage) {
  StageState& state = world_.state(stage);
  if (state.has_paused()) return can_resume(state) ? state.paused.front() : nullptr;
  const WaitingLine& line = state.queue.empty() ? state.offers[0] : state.queue;
  if (line.empty()) return nullptr;
  Truck& next = line.front();
  const bool is_queued = next.state == TruckState::queued;
  return can_start(state, next, is_queued ? next.at : next.wants) ? &next : nullptr;
}

void Stations::start_next(StageId stage) {
  StageState& state = world_.state(stage);
  if (state.has_paused()) return resume_first(state);
  if (state.queue.empty()) {
    Truck& offered = state.offers[0].front();
    state.offers[0].remove(offered, state.level_of(offered));
    take(offered, offered.wants, state);
    return;
  }
  Truck& next = state.queue.front();
  state.queue.remove(next, state.level_of(next));
  start_service(next, state);
  world_.settle_later(stage);  // there is a place in the queue
}

bool Stations::waits_for_staff(StageId stage) const {
  const StageState& state = world_.state(stage);
  if (state.busy >= state.open) return false;
  return state.has_paused() || !state.queue.empty() || !state.offers[0].empty();
}

void Stations::begin_duty(const Truck& truck) { pools_->begin_duty(truck); }

void Stations::on_calendar(StageId stage) {
  StageState& state = world_.state(stage);
  if (is_idle(state)) return world_.put_to_sleep(state);
  ++state.level;
  world_.schedule_level(stage);
  const StageTable& table = world_.table(stage);
  open_or_close(stage, table.closing, servers_by_calendar(table, state));
}

void Stations::on_failure(StageId stage, std::uint16_t server) {
  Failure& failure = world_.state(stage).failures[server];
  failure.is_down = !failure.is_down;
  schedule_failure(stage, server);
  open_or_close(stage, world_.table(stage).breakdowns->rule, k_none);
}

// Work that goes on by one rule, after closing or on a server that has failed, is not stopped by
// what happens to other servers under the other rule.
void Stations::open_or_close(StageId stage, Closing rule, std::uint32_t most) {
  const StageTable& table = world_.table(stage);
  StageState& state = world_.state(stage);
  const std::uint64_t going_on = state.busy - std::min(state.busy, state.open);
  state.open = servers_up(table, state);
  const std::uint64_t may_work = std::min<std::uint64_t>(state.open + going_on, most);
  world_.note_lost(stage, servers_by_calendar(table, state) - state.open);
  while (pauses(rule) && state.busy > may_work && pause_last(stage, rule)) {
  }
  world_.settle_later(stage);
}

// @return false when nobody's work has to stop
bool Stations::pause_last(StageId stage, Closing rule) {
  StageState& state = world_.state(stage);
  const auto last =
      std::ranges::find_if(state.working.rbegin(), state.working.rend(), [&](const Truck* truck) {
        // Work that ends at this very instant is done: its event is in a later phase.
        return truck->state == TruckState::serving &&
               truck->work_since + truck->work > world_.now();
      });
  if (last == state.working.rend()) return false;
  Truck& truck = **last;
  state.working.erase(std::next(last).base());
  world_.simulator.cancel(truck.timer);
  if (state.staff > 0) pools_->end_duty(truck);
  if (rule == Closing::suspend)
    truck.work -= world_.now() - truck.work_since;
  else
    truck.work = Duration{0};  // until it starts again
  truck.work_since = world_.now();
  truck.state = TruckState::paused;
  --state.busy;
  state.labels.give_back(truck.visit.server);
  state.paused.insert(state.paused.begin(), &truck);
  return true;
}

void Stations::resume_first(StageState& state) {
  Truck& truck = *state.paused.front();
  state.paused.erase(state.paused.begin());
  truck.visit.paused += world_.now() - truck.work_since;
  if (truck.work == Duration{0}) truck.work = work_of(truck.at, truck, state);
  state.working.push_back(&truck);
  work_on(truck, state);
}

void Stations::close_books() {
  for (std::size_t i = 0; i < world_.stages.size(); ++i) world_.note_lost(StageId{i}, 0);
}

}  // namespace cuakhau::model::detail
