#include <algorithm>

#include <cuakhau/kernel/event_heap.hpp>

namespace cuakhau::kernel {

void EventHeap::remove(std::uint32_t slot) {
  const std::size_t index = positions_[slot];
  positions_[slot] = k_absent;
  const HeapEntry moved = entries_[--end_];
  entries_[end_] = HeapEntry::last();
  if (index == end_) return;
  // A hole at the top still holds an entry that is earlier than all others, so that nothing is
  // moved past it.
  if (index > k_root && moved < entries_[parent(index)]) {
    sift_up(index, moved);
  } else {
    sift_down(index, moved);
  }
}

void EventHeap::grow(std::size_t capacity) {
  const std::size_t needed = k_root + capacity + k_arity;
  entries_.resize(needed / k_arity * k_arity, HeapEntry::last());
  positions_.resize(capacity, k_absent);
}

void EventHeap::clear() {
  std::fill(entries_.begin(), entries_.end(), HeapEntry::last());
  std::fill(positions_.begin(), positions_.end(), k_absent);
  end_ = k_root;
  hole_ = false;
}

}  // namespace cuakhau::kernel
