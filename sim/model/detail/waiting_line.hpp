#pragma once

// Trucks that wait for one thing, by priority level and, within a level, in the order in which they
// came. The links are the trucks' own, so that a line allocates nothing and a truck leaves it from
// anywhere at once.

#include <cstdint>
#include <vector>

#include "model/detail/truck.hpp"

namespace cuakhau::model::detail {

class WaitingLine {
 public:
  explicit WaitingLine(std::uint32_t levels = 1) : levels_(levels) {}

  [[nodiscard]] bool empty() const { return size_ == 0; }
  [[nodiscard]] std::uint32_t size() const { return size_; }

  void push(TruckPool& trucks, TruckId id, std::uint32_t level) {
    Level& line = levels_[level];
    Truck& truck = trucks[id];
    truck.before = line.last;
    truck.behind = TruckId::none();
    if (line.last.is_none())
      line.first = id;
    else
      trucks[line.last].behind = id;
    line.last = id;
    ++size_;
  }

  /// The truck that goes next; the line is not empty.
  [[nodiscard]] TruckId front() const {
    for (const Level& line : levels_)
      if (!line.first.is_none()) return line.first;
    return TruckId::none();
  }

  void remove(TruckPool& trucks, TruckId id, std::uint32_t level) {
    Level& line = levels_[level];
    const Truck& truck = trucks[id];
    if (truck.before.is_none())
      line.first = truck.behind;
    else
      trucks[truck.before].behind = truck.behind;
    if (truck.behind.is_none())
      line.last = truck.before;
    else
      trucks[truck.behind].before = truck.before;
    --size_;
  }

 private:
  struct Level {
    TruckId first;
    TruckId last;
  };
  std::vector<Level> levels_;
  std::uint32_t size_ = 0;
};

}  // namespace cuakhau::model::detail
