#pragma once

// Bays that work in turns of several trucks. Trucks of each side wait in a queue of their own, of
// each commodity where turns match; a turn starts when a bay is free and open and enough trucks of
// each side are there, takes as many as there are up to its most, and ends for all of them at once.
// A bay is free again when the last of its trucks has left it.

#include <array>
#include <optional>
#include <vector>

#include "model/detail/world.hpp"

namespace cuakhau::model::detail {

class Movement;

class Exchanges {
 public:
  explicit Exchanges(World& world);
  void connect(Movement& movement) { movement_ = &movement; }

  /// Sets the bays of the start of the run and schedules the first change of their number.
  void start();

  /// Goes by the plan now in force: turns under way are finished.
  void follow();

  /// Takes the offered truck into a place of its side, and into a turn, if it may.
  bool take(Truck& truck, OpId visit);
  /// Lets in and serves whoever can be, after something became free.
  void settle(StageId stage);
  /// Why a truck that finds no place has to wait.
  [[nodiscard]] WaitReason reason_at(StageId stage) const;
  /// The truck leaves its bay, which is free once the last one has left it.
  void leave_bay(Truck& truck);
  /// The truck gives up its place in the queue of its side.
  void leave_queue(Truck& truck);

  void on_calendar(StageId stage);
  /// The truck has waited so long that its turn may be short.
  void on_overdue(Truck& truck);

 private:
  /// Trucks of each side, by Direction.
  using Sizes = std::array<std::uint32_t, 2>;

  void admit(Truck& truck, OpId visit);
  bool start_turn(StageId stage);
  /// Of the next turn of these trucks; none while too few are there.
  [[nodiscard]] std::optional<Sizes> sizes_of(StageId stage, const Party& party) const;
  /// Whose turn can start; none when nobody's can.
  [[nodiscard]] Party* next_party(StageId stage) const;
  [[nodiscard]] bool ends_in_time(StageId stage, Instant end) const;
  void serve(Truck& truck, std::uint16_t bay, Instant end);
  [[nodiscard]] WaitReason reason_in_queue(const Truck& truck) const;
  void set_bays(StageId stage);

  World& world_;
  Movement* movement_ = nullptr;
  std::vector<kernel::StreamKey> turn_keys_;  // by StageId
};

}  // namespace cuakhau::model::detail
