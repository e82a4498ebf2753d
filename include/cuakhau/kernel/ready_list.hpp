#pragma once

// Events for the instant that is running now, in order of phase and, within a phase, of scheduling.
// They need no heap: one doubly linked list a phase, with its links in an array by slot, so that
// any of them can be taken out.

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <cuakhau/kernel/phase.hpp>

namespace cuakhau::kernel {

/// Contract of all members: slots are below the capacity, and a slot stands in the list at most
/// once.
class ReadyList {
 public:
  ReadyList() { clear(); }

  [[nodiscard]] bool empty() const { return size_ == 0; }
  [[nodiscard]] std::size_t size() const { return size_; }

  void push(Phase phase, std::uint32_t slot) {
    const auto head = static_cast<std::uint32_t>(phase);
    const std::uint32_t node = slot + k_heads;
    const std::uint32_t tail = links_[head].before;
    links_[node] = {tail, head};
    links_[tail].behind = node;
    links_[head].before = node;
    ++size_;
  }

  /// The phase of the first; the list is not empty.
  [[nodiscard]] Phase first_phase() const {
    std::uint32_t head = 0;
    while (links_[head].behind == head) ++head;
    return static_cast<Phase>(head);
  }

  /// The slot of the first of a phase that has one.
  [[nodiscard]] std::uint32_t first(Phase phase) const {
    return links_[static_cast<std::uint32_t>(phase)].behind - k_heads;
  }

  /// Takes out a slot that the list contains.
  void remove(std::uint32_t slot) {
    const Link link = links_[slot + k_heads];
    links_[link.before].behind = link.behind;
    links_[link.behind].before = link.before;
    --size_;
  }

  /// Makes room for slots 0 … capacity - 1.
  void grow(std::size_t capacity) { links_.resize(capacity + k_heads); }

  /// Takes out everything; keeps the memory.
  void clear();

 private:
  struct Link {
    std::uint32_t before = 0;
    std::uint32_t behind = 0;
  };
  static constexpr std::uint32_t k_heads = k_phases;  // links_[phase] closes the ring of its phase

  std::vector<Link> links_;
  std::size_t size_ = 0;
};

}  // namespace cuakhau::kernel
