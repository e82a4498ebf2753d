#include "model/detail/running_border.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

namespace cuakhau::model::detail {

// Members that only this file calls are inline: with one caller each, they cost no call.

namespace {

// Of a run of too many events, the last are looked at to say where they are.
constexpr std::uint64_t k_watched_events = 100'000;

}  // namespace

World::World(const Network::Tables& compiled, ReplicationKey key,
             std::span<RecordObserver* const> observers)
    : tables(&compiled),
      ops(compiled.ops.data()),
      draws(compiled, key),
      recorder(compiled, observers) {
  stages.reserve(compiled.stages.size());
  for (const StageTable& table : compiled.stages)
    stages.emplace_back(table, StageId{stages.size()});
  for (const Op& step : compiled.ops)
    visited.push_back(step.stage.is_none() ? nullptr : &stages[step.stage.index()]);
  for (const Op& step : compiled.ops) {
    if (step.kind != OpKind::hire) continue;
    std::vector<WaitingLine>& shared = state(step.stage).shared;
    while (shared.size() <= step.line) shared.emplace_back(table(step.stage).levels);
  }
  has_watched_outcomes.resize(stages.size());
  simulator.start_at(compiled.window.start);
}

kernel::EventHandle World::schedule(Instant when, kernel::Phase phase, kernel::Event what) {
  return simulator.schedule_at(when, phase, what);
}

RunningBorder::RunningBorder(const Network::Tables& tables, ReplicationKey key,
                             std::span<RecordObserver* const> observers)
    : world_(tables, key, observers),
      stations_(world_),
      crossings_(world_),
      pools_(world_),
      exchanges_(world_),
      checks_(world_),
      roads_(world_),
      choices_(world_),
      limits_(world_),
      deadlocks_(world_, parts()),
      movement_(world_, parts(), deadlocks_),
      sources_(world_, movement_),
      policies_(world_, parts(), sources_) {
  stations_.connect(movement_, pools_);
  crossings_.connect(movement_);
  pools_.connect(movement_, stations_, deadlocks_);
  exchanges_.connect(movement_);
  checks_.connect(movement_);
  roads_.connect(movement_, choices_);
  limits_.connect(movement_, pools_);
}

// What a policy changes may begin or end the condition of another one.
inline void RunningBorder::look_at_conditions() {
  while (policies_.watches() && policies_.look()) movement_.settle_all();
}

ReplicationRun RunningBorder::run() {
  stations_.start();
  crossings_.start();
  pools_.start();
  exchanges_.start();
  policies_.start();
  choices_.start();
  sources_.start();
  for (std::size_t stage = 0; stage < world_.stages.size(); ++stage)
    world_.settle_later(StageId{stage});
  movement_.settle_all();
  look_at_conditions();
  world_.must_look_around = true;
  const kernel::RunEnd end = run_events();
  const Instant ended_at = world_.now();
  conclude(end);
  // Nothing happens any more, but whoever waits goes on waiting.
  if (world_.ending == RunEnding::drained) world_.simulator.start_at(world_.tables->window.horizon);
  roads_.close_books();
  movement_.close_books();
  pools_.close_books();
  checks_.close_books();
  stations_.close_books();
  crossings_.close_books();
  world_.recorder.flush();
  return {.ending = world_.ending,
          .ended_at = ended_at,
          .events = world_.simulator.events_fired(),
          .trace_digest = world_.simulator.trace_digest(),
          .path_digest = world_.recorder.path_digest(),
          .deadlock = std::move(world_.deadlock),
          .firings = std::move(world_.firings),
          .busiest = busiest_};
}

// Nobody counts in the loop that runs events: it is left after so many of them, and entered anew.
kernel::RunEnd RunningBorder::run_events() {
  const Count& limit = world_.tables->plan.measures.event_limit;
  std::uint64_t left = limit.is_unlimited ? std::numeric_limits<std::uint64_t>::max() : limit.value;
  while (left > k_watched_events) {
    const Instant since = world_.now();
    const std::uint64_t slice = std::min(left - k_watched_events, k_most_at_one_instant);
    const kernel::RunEnd end = advance(slice);
    if (end.ending != kernel::Ending::event_limit) return end;
    if (slice == k_most_at_one_instant && world_.now() == since)
      return run_watched(RunEnding::standstill, k_watched_events);
    left -= slice;
  }
  return run_watched(RunEnding::event_limit, left);
}

// One by one, to see where each is before it happens.
kernel::RunEnd RunningBorder::run_watched(RunEnding why, std::uint64_t events) {
  std::vector<std::uint64_t> counts(world_.stages.size());
  for (std::uint64_t left = events;; --left) {
    const auto next = world_.simulator.next();
    if (next && next->at < world_.tables->window.horizon) {
      if (left == 0) break;
      const StageId stage = stage_of(next->event);
      if (!stage.is_none()) ++counts[stage.index()];
    }
    const kernel::RunEnd end = advance(1);
    if (end.ending != kernel::Ending::event_limit) return end;
  }
  world_.ending = why;
  const auto most = std::ranges::max_element(counts);
  const auto all = std::accumulate(counts.begin(), counts.end(), std::uint64_t{0});
  if (most != counts.end() && *most > all / 2)
    busiest_ = StageId{static_cast<std::size_t>(most - counts.begin())};
  return {.ending = kernel::Ending::event_limit, .at = world_.now(), .events = events};
}

// The one place that runs events, so that the loop with all that it calls exists once.
[[gnu::noinline]] kernel::RunEnd RunningBorder::advance(std::uint64_t events) {
  return world_.simulator.run(*this, {.horizon = world_.tables->window.horizon, .events = events});
}

void RunningBorder::conclude(const kernel::RunEnd& end) {
  if (world_.ending != RunEnding::horizon) return;
  if (end.ending == kernel::Ending::exhausted) world_.ending = RunEnding::exhausted;
  if (end.ending != kernel::Ending::drained) return;
  world_.ending = deadlocks_.find() ? RunEnding::deadlock : RunEnding::drained;
}

inline void RunningBorder::handle(const kernel::Event& event) {
  dispatch(event);
  // All that opens and closes at an instant does so before anybody moves: who has waited longest
  // goes first, wherever he waits.
  if (world_.simulator.phase() == kernel::Phase::calendar) [[unlikely]]
    if (world_.simulator.goes_on_in_phase()) return;
  movement_.settle_all();
  if (world_.must_look_around) [[unlikely]]
    look_around();
}

// Most events end a service: the truck goes on to its next stage.
inline void RunningBorder::expect(const kernel::Event& next) const {
  if (static_cast<EventKind>(next.kind) != EventKind::service_end) return;
  const Truck& truck = world_.trucks[TruckId{next.subject}];
  __builtin_prefetch(&truck.visit.truck);
  world_.visited[truck.at]->fetch();
  const OpId to = world_.op(truck.at).next;
  if (world_.op(to).kind != OpKind::visit) return;
  const StageState& stage = *world_.visited[to];
  stage.fetch();
  if (stage.kind == StageKind::station) world_.draws.fetch(to, truck);
}

void RunningBorder::look_around() {
  look_at_conditions();
  pools_.send_home();
  deadlocks_.check();
  world_.must_look_around = policies_.watches() || pools_.has_staying();
}

inline void RunningBorder::dispatch(const kernel::Event& event) {
  switch (static_cast<EventKind>(event.kind)) {
    case EventKind::arrival: return sources_.on_arrival(FlowId{event.subject});
    case EventKind::resupply: return sources_.on_resupply(FlowId{event.subject});
    case EventKind::released: return sources_.on_released(FlowId{event.subject});
    case EventKind::service_end: return movement_.work_done(world_.trucks[TruckId{event.subject}]);
    case EventKind::patience: return movement_.give_up(world_.trucks[TruckId{event.subject}]);
    case EventKind::calendar: return on_calendar(StageId{event.subject});
    case EventKind::failure: return stations_.on_failure(StageId{event.subject}, event.detail);
    case EventKind::lane_ready: return crossings_.on_lane_ready(StageId{event.subject});
    case EventKind::member_ready:
      return pools_.on_member_ready(StageId{event.subject}, event.detail);
    case EventKind::roster: return pools_.on_roster(StageId{event.subject}, event.detail);
    case EventKind::overdue: return exchanges_.on_overdue(world_.trucks[TruckId{event.subject}]);
    case EventKind::result: return checks_.on_result(world_.trucks[TruckId{event.subject}]);
    case EventKind::road_end: return roads_.on_road_end(world_.trucks[TruckId{event.subject}]);
    case EventKind::again: return movement_.choose_again(world_.trucks[TruckId{event.subject}]);
    case EventKind::limit:
      return limits_.on_limit(world_.trucks[TruckId{event.subject}], event.detail);
    case EventKind::news: return choices_.on_news(StageId{event.subject});
    case EventKind::policy: return policies_.on_policy(event.subject, event.detail);
    case EventKind::lane_turned:
      return crossings_.on_lane_turned(StageId{event.subject}, event.detail);
  }
}

StageId RunningBorder::stage_of(const kernel::Event& event) const {
  switch (static_cast<EventKind>(event.kind)) {
    case EventKind::arrival:
    case EventKind::resupply:
    case EventKind::released:
    case EventKind::policy: break;
    case EventKind::service_end:
    case EventKind::patience:
    case EventKind::overdue:
    case EventKind::result:
    case EventKind::road_end:
    case EventKind::again:
    case EventKind::limit: {
      const OpId at = world_.trucks[TruckId{event.subject}].at;
      return at == k_none ? StageId::none() : world_.stage_of(at);
    }
    case EventKind::calendar:
    case EventKind::failure:
    case EventKind::lane_ready:
    case EventKind::member_ready:
    case EventKind::roster:
    case EventKind::news:
    case EventKind::lane_turned: return StageId{event.subject};
  }
  return StageId::none();
}

void RunningBorder::on_calendar(StageId stage) {
  if (world_.tables->may_deadlock[stage.index()])
    world_.may_have_locked = world_.must_look_around = true;
  switch (world_.state(stage).kind) {
    case StageKind::yard:
    case StageKind::check:
    case StageKind::road:
    case StageKind::choice: break;  // no calendar
    case StageKind::station: return stations_.on_calendar(stage);
    case StageKind::crossing: return crossings_.on_calendar(stage);
    case StageKind::pool: return pools_.on_calendar(stage);
    case StageKind::exchange: return exchanges_.on_calendar(stage);
  }
}

}  // namespace cuakhau::model::detail
