#pragma once

// The yardstick: a 4-ary heap of (time, sequence | payload) as one would write it by hand for one
// purpose, with groups of children in one cache line each and entries compared as one number.

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include <cuakhau/kernel/cache_aligned.hpp>

namespace cuakhau::bench {

class PlainHeap {
 public:
  struct Entry {
    std::uint64_t time = 0;
    std::uint64_t sequence_and_payload = 0;
  };

  explicit PlainHeap(std::size_t capacity) : entries_(k_root + capacity + 4) {}

  void push(std::uint64_t time, std::uint64_t payload) {
    const Entry entry{time, (sequence_++ << 24U) | payload};
    std::size_t index = end_++;
    while (index > k_root && before(entry, entries_[index / 4 + 2])) {
      entries_[index] = entries_[index / 4 + 2];
      index = index / 4 + 2;
    }
    entries_[index] = entry;
  }

  Entry pop() {
    const Entry top = entries_[k_root];
    const Entry moved = entries_[--end_];
    std::size_t index = k_root;
    for (std::size_t child = 4 * (index - 2); child < end_; child = 4 * (index - 2)) {
      const std::size_t last = child + 4 < end_ ? child + 4 : end_;
      std::size_t earliest = child;
      for (std::size_t i = child + 1; i < last; ++i) {
        earliest = before(entries_[i], entries_[earliest]) ? i : earliest;
      }
      if (!before(entries_[earliest], moved)) break;
      entries_[index] = entries_[earliest];
      index = earliest;
    }
    entries_[index] = moved;
    return top;
  }

 private:
  __extension__ using Wide = unsigned __int128;
  static constexpr std::size_t k_root = 3;

  static bool before(const Entry& left, const Entry& right) {
    return ((Wide{left.time} << 64U) | left.sequence_and_payload) <
           ((Wide{right.time} << 64U) | right.sequence_and_payload);
  }

  std::vector<Entry, kernel::CacheAligned<Entry>> entries_;
  std::size_t end_ = k_root;
  std::uint64_t sequence_ = 0;
};

}  // namespace cuakhau::bench
