#pragma once

// Servers with a queue: who is served, what happens when servers open, close, fail and are
// repaired. The servers of a station are interchangeable: those that close first are the idle ones,
// and work that a closing server leaves goes on at another one that is idle and open.

#include "model/detail/world.hpp"

namespace cuakhau::model::detail {

class Movement;
class Pools;

class Stations {
 public:
  explicit Stations(World& world) : world_(world) {}
  void connect(Movement& movement, Pools& pools) {
    movement_ = &movement;
    pools_ = &pools;
  }

  /// Sets the servers of the start of the run and schedules the first changes.
  void start();

  /// Goes by the plan now in force: work under way follows the station's rule for closing.
  void follow();

  /// Takes the offered truck into service or into the queue, if it may. (In movement.hpp.)
  bool take(Truck& truck, OpId visit, StageState& state);
  /// Lets in and serves whoever can be, after something became free.
  void settle(StageState& state);
  /// Whether settle() would find somebody to ask.
  [[nodiscard]] static bool may_go_on(const StageState& state) {
    return !state.queue.empty() || !state.offers[0].empty() || state.staff > 0 ||
           state.has_paused();
  }
  /// The truck gives up its server.
  [[gnu::always_inline]] void leave_server(Truck& truck, StageState& state) {
    --state.busy;
    --state.blocked;
    state.labels.give_back(truck.visit.server);
    if (state.knows_working) forget(truck, state);
    world_.settle_later(state);
  }
  /// The truck gives up its place in the queue.
  void leave_queue(Truck& truck) {
    StageState& state = world_.state_at(truck.at);
    state.queue.remove(truck, state.level_of(truck));
  }

  /// The truck that would go on or start next if the station had the members of its pool that it
  /// needs; null when they would be of no use now.
  [[nodiscard]] Truck* next_to_start(StageId stage);
  /// Starts it.
  void start_next(StageId stage);

  /// Whether a truck and a server wait there, so that only members of the pool are missing.
  [[nodiscard]] bool waits_for_staff(StageId stage) const;

  void on_calendar(StageId stage);
  void on_failure(StageId stage, std::uint16_t server);
  /// Writes the outages that last beyond the end of the run.
  void close_books();

 private:
  [[nodiscard]] static bool has_room(const StageState& state) {
    return state.queue.size() < state.queue_limit;
  }
  [[nodiscard]] bool can_start(const StageState& state, const Truck& truck, OpId visit) {
    if (state.busy >= state.open) return false;
    return (!state.knows_working && state.staff == 0) || can_start_now(truck, visit);
  }
  [[nodiscard]] bool can_start_now(const Truck& truck, OpId visit);
  [[nodiscard]] bool ends_in_time(StageId stage, Instant end) const;
  /// How long a service of this truck lasts that starts now.
  [[nodiscard]] Duration work_of(OpId visit, const Truck& truck, const StageState& state) {
    return world_.paced(state, world_.draws.service(visit, truck));
  }
  [[gnu::always_inline]] void start_service(Truck& truck, StageState& state) {
    world_.commit(truck);
    truck.visit.started = world_.now();
    truck.work = work_of(truck.at, truck, state);
    if (state.knows_working) state.working.push_back(&truck);
    work_on(truck, state);
  }
  [[gnu::always_inline]] void work_on(Truck& truck, StageState& state) {
    ++state.busy;
    if (state.staff > 0) begin_duty(truck);
    truck.visit.server = state.labels.take();
    truck.state = TruckState::serving;
    truck.work_since = world_.now();
    truck.timer = world_.simulator.schedule_at(world_.now() + truck.work, kernel::Phase::departure,
                                               event(EventKind::service_end, truck.id.value()));
  }
  /// @param most trucks that may be worked on then, whatever went on before
  void open_or_close(StageId stage, Closing rule, std::uint32_t most);
  void begin_duty(const Truck& truck);
  static void forget(const Truck& truck, StageState& state);
  bool pause_last(StageId stage, Closing rule);
  [[nodiscard]] bool can_resume(const StageState& state) const;
  void resume_first(StageState& state);
  void start_failures(StageId stage);
  void schedule_failure(StageId stage, std::uint16_t server);

  World& world_;
  Movement* movement_ = nullptr;
  Pools* pools_ = nullptr;
};

}  // namespace cuakhau::model::detail
