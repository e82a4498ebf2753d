#pragma once

// Servers with a queue: who is served, what happens when servers open, close, fail and are
// repaired. The servers of a station are interchangeable: those that close first are the idle ones,
// and work that a closing server leaves goes on at another one that is idle and open.

#include "model/detail/world.hpp"

namespace cuakhau::model::detail {

class Movement;

class Stations {
 public:
  explicit Stations(World& world) : world_(world) {}
  void connect(Movement& movement) { movement_ = &movement; }

  /// Sets the servers of the start of the run and schedules the first changes.
  void start();

  /// Takes the offered truck into service or into the queue, if it may.
  bool take(TruckId id, OpId visit);
  /// Lets in and serves whoever can be, after something became free.
  void settle(StageId stage);
  /// The truck gives up its server.
  void leave_server(Truck& truck, TruckId id);
  /// The truck gives up its place in the queue.
  void leave_queue(Truck& truck, TruckId id);

  void on_calendar(StageId stage);
  void on_failure(StageId stage, std::uint16_t server);
  /// Writes the outages that last beyond the end of the run.
  void close_books();

 private:
  [[nodiscard]] bool has_room(StageId stage) const;
  [[nodiscard]] bool can_start(StageId stage, const Truck& truck, OpId visit);
  [[nodiscard]] bool ends_in_time(StageId stage, Instant end) const;
  void start_service(TruckId id);
  /// @param most trucks that may be worked on then, whatever went on before
  void open_or_close(StageId stage, Closing rule, std::uint32_t most);
  bool pause_last(StageId stage, Closing rule);
  void resume_first(StageId stage);
  void schedule_calendar(StageId stage);
  void schedule_failure(StageId stage, std::uint16_t server);
  void note_lost_servers(StageId stage, std::uint32_t lost);

  World& world_;
  Movement* movement_ = nullptr;
};

}  // namespace cuakhau::model::detail
