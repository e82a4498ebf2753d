#pragma once

// The state of one running border, and the parts that act on it. The parts know each other only
// through it.
//
//   Movement   routes, offers, acceptance, leaving        (movement.hpp)
//   Branches   where a route parts                        (branches.hpp)
//   Stations   servers, calendars, failures               (stations.hpp)
//   Crossings  lanes, headway, turning                    (crossings.hpp)
//   Pools      members that trucks and stations need      (pools.hpp)
//   Exchanges  bays that work in turns of several trucks  (exchanges.hpp)
//   Checks     what is found out about a truck             (checks.hpp)
//   Sources    arrivals                                   (sources.hpp)
//   Policies   what replaces parts of the plan            (policies.hpp)
//   Deadlock   circular waits                             (deadlock_watch.hpp)

#include <algorithm>
#include <vector>

#include <cuakhau/kernel/simulator.hpp>
#include <cuakhau/model/border.hpp>

#include "model/detail/draws.hpp"
#include "model/detail/event_kind.hpp"
#include "model/detail/recorder.hpp"
#include "model/detail/stage_state.hpp"
#include "model/detail/tables.hpp"
#include "model/detail/truck.hpp"

namespace cuakhau::model::detail {

/// An outcome that a check has just found.
struct CheckOutcome {
  StageId check{};
  std::uint8_t result = 0;  // as in Visit
  TruckRef truck{};
};

struct World {
  World(const Network::Tables& compiled, ReplicationKey key,
        std::span<RecordObserver* const> observers);

  const Network::Tables* tables;  // of the policies in force
  const Op* ops;                  // of these tables
  kernel::Simulator simulator;
  TruckPool trucks;
  Draws draws;
  Recorder recorder;
  std::vector<StageState> stages;    // by StageId
  std::vector<StageState*> visited;  // by OpId: the state of the step's stage, null if it has none
  StageState* first_unsettled = nullptr;  // stages where something became free, in that order
  StageState* last_unsettled = nullptr;
  bool must_look_around = false;  // when the present event has settled, at what seldom happens
  // What trucks waited for has opened, or the plan has changed: they may wait for each other now.
  bool may_have_locked = false;
  RunEnding ending = RunEnding::horizon;
  std::vector<DeadlockLink> deadlock;
  std::vector<PolicyFiring> firings;
  std::vector<CheckOutcome> outcomes;      // that some policy waits for, and has not looked at yet
  std::vector<bool> has_watched_outcomes;  // by StageId of checks
  std::vector<std::uint32_t> places;       // among the roads, by TruckId of flows that have one

  [[nodiscard]] Instant now() const { return simulator.now(); }
  [[nodiscard]] const Op& op(OpId id) const { return ops[id]; }
  [[nodiscard]] StageId stage_of(OpId visit) const { return ops[visit].stage; }
  [[nodiscard]] const StageTable& table(StageId stage) const {
    return tables->stages[stage.index()];
  }
  [[nodiscard]] StageState& state_at(OpId visit) { return *visited[visit]; }
  [[nodiscard]] StageState& state(StageId stage) { return stages[stage.index()]; }
  [[nodiscard]] const StageState& state(StageId stage) const { return stages[stage.index()]; }

  /// The line at the stage of `visit` of trucks that no place was found for.
  [[nodiscard]] WaitingLine& offers_of(OpId visit) {
    const Op& step = op(visit);
    return offers_of(step, state(step.stage));
  }
  [[nodiscard]] static WaitingLine& offers_of(const Op& step, StageState& at) {
    if (step.kind == OpKind::hire) return at.shared[step.line];
    const bool has_sides = at.kind == StageKind::crossing || at.kind == StageKind::exchange;
    return at.offers[has_sides ? static_cast<std::size_t>(step.travel) : 0];
  }

  /// Something became free at this stage: whoever waits there is asked before the present event
  /// ends.
  void settle_later(StageId stage) { settle_later(state(stage)); }
  [[gnu::always_inline]] void settle_later(StageState& at) {
    if (at.must_settle) return;
    at.must_settle = true;
    at.next_unsettled = nullptr;
    (first_unsettled == nullptr ? first_unsettled : last_unsettled->next_unsettled) = &at;
    last_unsettled = &at;
  }
  /// The first of the stages where something became free, of which there is one.
  [[nodiscard]] StageState& next_to_settle() {
    StageState& at = *first_unsettled;
    first_unsettled = at.next_unsettled;
    at.must_settle = false;
    return at;
  }

  /// From now on the plan is that of `now_in_force`: the same stages and steps with other values.
  void follow(const Network::Tables& now_in_force) {
    tables = &now_in_force;
    ops = tables->ops.data();
    draws.follow(now_in_force);
    for (std::size_t i = 0; i < stages.size(); ++i) stages[i].follow(now_in_force.stages[i]);
  }

  /// What has been drawn, at the pace of the stage now.
  [[nodiscard]] Duration paced(const StageState& at, Duration drawn) const {
    return at.has_pace ? at_pace(drawn, table(at.id).paces, now()) : drawn;
  }

  /// Schedules the next change of the number of servers, members or bays that the calendar opens.
  void schedule_level(StageId stage) {
    const std::vector<OpenLevel>& levels = table(stage).levels_open;
    StageState& at = state(stage);
    const std::size_t next = at.level + 1;
    at.next_hours = {};
    if (next < levels.size() && levels[next].from < tables->window.horizon)
      at.next_hours = schedule(levels[next].from, kernel::Phase::calendar,
                               event(EventKind::calendar, stage.value()));
  }
  /// The level of the calendar that holds now, after the plan has changed.
  void find_level(StageId stage) {
    const std::vector<OpenLevel>& levels = table(stage).levels_open;
    const auto next = std::ranges::upper_bound(levels, now(), {}, &OpenLevel::from);
    state(stage).level = static_cast<std::size_t>(next - levels.begin()) - 1;
    simulator.cancel(state(stage).next_hours);
    schedule_level(stage);
  }

  /// A stage that nobody is at need not follow its calendar: whoever comes next wakes it.
  void put_to_sleep(StageState& idle) {
    if (table(idle.id).levels_open.size() < 2) return;
    idle.is_asleep = true;
    idle.open = 0;
    simulator.cancel(idle.next_hours);
    idle.next_hours = {};
  }

  void wake(StageState& asleep) {
    asleep.is_asleep = false;
    find_level(asleep.id);
  }

  /// Whether at every change of the calendar until `end` it opens more servers or bays than
  /// `lasting(instant)`, the work that goes on beyond that instant.
  [[nodiscard]] bool is_open_until(StageId stage, Instant end, auto&& lasting) const {
    const std::vector<OpenLevel>& levels = table(stage).levels_open;
    for (std::size_t next = state(stage).level + 1; next < levels.size(); ++next) {
      if (levels[next].from >= end) break;
      if (lasting(levels[next].from) >= static_cast<std::int64_t>(levels[next].servers))
        return false;
    }
    return true;
  }

  /// From now on so many servers or members are not to be had though the calendar gives them.
  void note_lost(StageId stage, std::uint32_t lost) {
    std::vector<Instant>& since = state(stage).lost_since;
    while (since.size() < lost) since.push_back(now());
    while (since.size() > lost) {
      recorder.add(Outage{.stage = stage,
                          .server = static_cast<std::uint16_t>(since.size()),
                          .from = since.back(),
                          .until = now()});
      since.pop_back();
    }
  }

  /// A record beside the visit to the stage that the truck holds, to be filled in at once.
  [[nodiscard]] Visit& begin_record(const Truck& truck, const Op& op, Instant since) {
    Visit& visit = recorder.next_visit();
    visit = Visit{};
    visit.truck = truck.visit.truck;
    visit.stage = op.stage;
    visit.step = op.step;
    visit.round = truck.visit.round;
    visit.marks = truck.marks;
    visit.direction = static_cast<std::uint8_t>(op.travel);
    visit.arrived = since;
    return visit;
  }

  /// Keeps the outcome of the visit to a check for the policies that wait for one.
  void note_outcome(const Visit& visit) {
    if (has_watched_outcomes[visit.stage.index()])
      outcomes.push_back({visit.stage, visit.result, visit.truck});
  }

  // Where every truck comes by, Simulator::schedule_at() is called in line.
  kernel::EventHandle schedule(Instant when, kernel::Phase phase, kernel::Event what);
  /// The patience of the truck's flow, if it has one, runs from `since`.
  void begin_patience(Truck& truck, Instant since) {
    if (!tables->flows[truck.flow().index()].flow->patience) return;
    const Instant until = since + draws.patience(truck.flow(), truck.number());
    truck.patience = schedule(std::max(until, now()), kernel::Phase::arrival,
                              event(EventKind::patience, truck.id.value()));
  }
  void cancel_patience(Truck& truck) {
    if (truck.patience.is_null()) return;
    simulator.cancel(truck.patience);
    truck.patience = {};
  }
  /// Its first service begins, or its first tokens set out: it stays.
  void commit(Truck& truck) {
    if (truck.has_started) return;
    truck.has_started = true;
    cancel_patience(truck);
  }
  /// Where the truck is among the roads; its flow says where it comes.
  [[nodiscard]] std::uint32_t place_of(const Truck& truck) const {
    return truck.id.index() < places.size() ? places[truck.id.index()] : k_none;
  }
  void set_place(const Truck& truck, std::uint32_t place) {
    if (places.size() <= truck.id.index()) places.resize(truck.id.index() + 1, k_none);
    places[truck.id.index()] = place;
  }
  void end(RunEnding why) {
    ending = why;
    simulator.stop();
  }
};

}  // namespace cuakhau::model::detail
