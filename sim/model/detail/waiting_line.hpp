#pragma once

// Trucks that wait for one thing, by priority level and, within a level, in the order in which they
// came. The links are the trucks' own, so that a line allocates nothing and a truck leaves it from
// anywhere at once.

#include <cstdint>
#include <memory>

#include "model/detail/truck.hpp"

namespace cuakhau::model::detail {

class WaitingLine {
 public:
  explicit WaitingLine(std::uint32_t levels = 1) {
    if (levels > 1) later_ = std::make_unique<Level[]>(levels - 1);  // NOLINT(*-avoid-c-arrays)
  }

  [[nodiscard]] bool empty() const { return size_ == 0; }
  [[nodiscard]] std::uint32_t size() const { return size_; }
  /// Those that are not cleared yet; nobody is cleared while in a line.
  [[nodiscard]] std::uint32_t uncleared() const { return uncleared_; }

  void push(Truck& truck, std::uint32_t level) {
    Level& line = at(level);
    truck.before = line.last;
    truck.behind = nullptr;
    (line.last == nullptr ? line.first : line.last->behind) = &truck;
    line.last = &truck;
    ++size_;
    uncleared_ += truck.is_cleared ? 0U : 1U;
  }

  /// The truck that goes next; the line is not empty.
  [[nodiscard]] Truck& front() const {
    if (first_.first != nullptr) return *first_.first;
    const Level* line = later_.get();
    while (line->first == nullptr) ++line;
    return *line->first;
  }

  void remove(Truck& truck, std::uint32_t level) {
    Level& line = at(level);
    (truck.before == nullptr ? line.first : truck.before->behind) = truck.behind;
    (truck.behind == nullptr ? line.last : truck.behind->before) = truck.before;
    --size_;
    uncleared_ -= truck.is_cleared ? 0U : 1U;
  }

 private:
  struct Level {
    Truck* first = nullptr;
    Truck* last = nullptr;
  };
  [[nodiscard]] Level& at(std::uint32_t level) { return level == 0 ? first_ : later_[level - 1]; }

  std::uint32_t size_ = 0;
  std::uint32_t uncleared_ = 0;
  Level first_;                     // of most lines the only one
  std::unique_ptr<Level[]> later_;  // NOLINT(*-avoid-c-arrays): the levels never change
};

}  // namespace cuakhau::model::detail
