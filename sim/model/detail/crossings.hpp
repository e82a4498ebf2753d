#pragma once

// Lanes over the line. A truck enters a lane of its direction a headway behind the one before it
// and never overtakes; one that finds no place beyond stays at the lane's end and shuts it. A
// reversible lane turns once it is clear and nobody waits in its direction.

#include <optional>
#include <vector>

#include "model/detail/world.hpp"

namespace cuakhau::model::detail {

class Movement;

class Crossings {
 public:
  explicit Crossings(World& world);
  void connect(Movement& movement) { movement_ = &movement; }

  /// Sets the lanes of the start of the run and schedules the first opening.
  void start();

  /// Goes by the plan now in force: trucks on a lane travel to its end.
  void follow();

  /// Lets the offered truck enter a lane, if it may.
  bool take(Truck& truck, OpId visit);
  void settle(StageId stage);
  [[nodiscard]] bool is_open(StageId stage) const;
  /// Why a truck that no lane takes has to wait.
  [[nodiscard]] WaitReason reason_at(OpId visit) const;

  /// The truck has reached the end of its lane.
  void travelled(const Truck& truck);
  /// The truck leaves the end of its lane.
  void leave_lane(const Truck& truck);
  /// The gate that the crossing belongs to now.
  [[nodiscard]] GateId gate_of(StageId stage) const;

  void on_calendar(StageId stage);
  void on_lane_ready(StageId stage);
  void on_lane_turned(StageId stage, std::uint16_t index);
  /// Writes the outages of lanes that are still turning at the end of the run.
  void close_books();

 private:
  [[nodiscard]] std::optional<std::uint16_t> free_lane(StageId stage, OpId visit,
                                                       const Truck& truck);
  [[nodiscard]] bool can_clear(StageId stage, OpId visit, const Truck& truck, const Lane& lane);
  [[nodiscard]] Instant exit_time(OpId visit, const Truck& truck, const Lane& lane);
  void enter(Truck& truck, OpId visit, std::uint16_t index);
  void wake(StageId stage, std::uint16_t index);
  void consider_turning(StageId stage, std::uint16_t index);
  void note_turn(StageId stage, std::uint16_t index);
  void schedule_calendar(StageId stage);
  void set_lanes(StageId stage);
  static void set_lanes(std::vector<Lane>& lanes, const Lane& kind, std::uint32_t count);
  [[nodiscard]] Lane& lane_of(const Truck& truck);

  World& world_;
  Movement* movement_ = nullptr;
  std::vector<kernel::StreamKey> turn_keys_;  // by StageId
};

}  // namespace cuakhau::model::detail
