#include <cuakhau/kernel/event_heap.hpp>

#include <algorithm>

namespace cuakhau::kernel {

void EventHeap::remove(std::uint32_t slot, EventSlot* slots) {
  std::size_t index = slots[slot].place;
  while (entries_[index].slot() != slot) index = parent(index);
  const HeapEntry moved = entries_[--end_];
  entries_[end_] = HeapEntry::last();
  if (index == end_) return;
  // A hole at the top still holds an entry that is earlier than all others, so that nothing is
  // moved past it.
  if (index > k_root && moved < entries_[parent(index)]) {
    sift_up(index, moved, slots);
  } else {
    sift_down(index, moved, slots);
  }
}

void EventHeap::grow(std::size_t capacity) {
  // Beyond the last entry there may be the rest of the four groups that are fetched at a time.
  entries_.resize(k_root + capacity + k_arity * k_arity, HeapEntry::last());
}

void EventHeap::clear() {
  std::ranges::fill(entries_, HeapEntry::last());
  end_ = k_root;
  hole_ = false;
}

}  // namespace cuakhau::kernel
