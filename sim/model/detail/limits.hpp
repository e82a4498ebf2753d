#pragma once

// Limits: how long a truck waits at a stage, or stays in a yard, before it goes on by another way.

#include <vector>

#include "model/detail/world.hpp"

namespace cuakhau::model::detail {

class Movement;
class Pools;

class Limits {
 public:
  explicit Limits(World& world);
  void connect(Movement& movement, const Pools& pools) {
    movement_ = &movement;
    pools_ = &pools;
  }

  /// The truck comes to the stage of this limit, or into the yard.
  void begin(const Truck& truck, OpId step);
  void on_limit(Truck& truck, std::uint16_t limit);
  /// Whether what the truck waits for now is not for ever.
  [[nodiscard]] bool is_running(const Truck& truck) const;

 private:
  struct Clock {
    TruckRef truck{};
    kernel::EventHandle next{};
    std::size_t members = 0;  // of pools that the truck had when it began
  };

  [[nodiscard]] Clock& clock_of(const Truck& truck, std::size_t limit) {
    return clocks_[truck.id.index() * steps_.size() + limit];
  }
  [[nodiscard]] bool holds_for(const Truck& truck, std::size_t limit, const Clock& clock) const;

  World& world_;
  Movement* movement_ = nullptr;
  const Pools* pools_ = nullptr;
  std::vector<OpId> steps_;             // by number of the limit
  std::vector<std::uint16_t> numbers_;  // by OpId
  std::vector<Clock> clocks_;           // by TruckId, then limit
};

}  // namespace cuakhau::model::detail
