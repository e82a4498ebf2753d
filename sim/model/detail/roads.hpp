#pragma once

// Drives: trucks that hold no place and are on their way from one place to another, a road at a
// time. At each place a truck takes the road that is the right one then.

#include <vector>

#include "model/detail/world.hpp"

namespace cuakhau::model::detail {

class Choices;
class Movement;

class Roads {
 public:
  explicit Roads(World& world);
  void connect(Movement& movement, Choices& choices) {
    movement_ = &movement;
    choices_ = &choices;
  }

  /// The truck, which holds no place, sets out.
  /// @return the step where it goes on when it is there already; else none
  [[nodiscard]] OpId set_out(Truck& truck, OpId step);
  /// It comes to the end of its road.
  void on_road_end(Truck& truck);
  /// Other roads may be open: who waits at a place for one looks again.
  void follow();
  /// Writes the drives under way at the end of the run.
  void close_books();

 private:
  static constexpr std::uint32_t k_no_road = RoadNet::k_none;

  struct Leg {
    OpId step = k_none;
    std::uint32_t road = k_no_road;  // none: it waits for one to open
    Instant since{};                 // when it came to the place
    Instant from = Instant::never();
    WaitReason reason = WaitReason::none;
  };

  [[nodiscard]] OpId drive_on(Truck& truck, OpId step);
  [[nodiscard]] bool take_road(Truck& truck);
  [[nodiscard]] OpId arrive(Truck& truck, OpId step);
  [[nodiscard]] Duration travel(const Truck& truck, std::uint32_t road) const;
  void record(const Truck& truck, const Leg& leg, VisitOutcome outcome);

  World& world_;
  Movement* movement_ = nullptr;
  Choices* choices_ = nullptr;
  std::vector<StageId> stages_;                       // by road
  std::vector<std::vector<kernel::StreamKey>> keys_;  // by flow, then road and direction
  std::vector<Leg> legs_;                             // by TruckId
  std::vector<TruckId> waiting_;                      // for an open way, in their order
};

}  // namespace cuakhau::model::detail
