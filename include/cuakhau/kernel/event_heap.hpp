#pragma once

// The ordered part of an event list: an implicit 4-ary heap of 16-byte entries that knows where
// each slot stands, so that any entry can be taken out. Taking the top leaves a hole there which
// the next entry fills: in a simulation nearly every event schedules another, and one walk down the
// heap then serves both.

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include <cuakhau/kernel/cache_aligned.hpp>
#include <cuakhau/kernel/event.hpp>
#include <cuakhau/kernel/wide.hpp>

namespace cuakhau::kernel {

/// Where an entry stands in the total order, and whose it is. Compared as one number of 128 bits,
/// time above `order`, which costs no branch.
struct HeapEntry {
  std::uint64_t time =
      0;  // instant with its sign bit flipped, so that it orders as an unsigned number
  std::uint64_t order = 0;  // phase: 2 bits | sequence: 38 bits | slot: 24 bits

  static constexpr unsigned k_slot_bits = 24;
  static constexpr unsigned k_sequence_bits = 38;
  static constexpr std::uint32_t k_slot_mask = (1U << k_slot_bits) - 1U;

  [[nodiscard]] constexpr std::uint32_t slot() const {
    return static_cast<std::uint32_t>(order) & k_slot_mask;
  }
  [[nodiscard]] constexpr std::uint64_t phase() const {
    return order >> (k_slot_bits + k_sequence_bits);
  }
  [[nodiscard]] static constexpr HeapEntry last() {
    return {std::numeric_limits<std::uint64_t>::max(), std::numeric_limits<std::uint64_t>::max()};
  }
  friend constexpr bool operator<(const HeapEntry& left, const HeapEntry& right) {
    return left.key() < right.key();
  }

 private:
  [[nodiscard]] constexpr Wide key() const { return (Wide{time} << 64U) | order; }
};
static_assert(sizeof(HeapEntry) == 16);

/// What belongs to a pending event but takes no part in the order.
struct EventSlot {
  Event event;
  std::uint32_t generation = 1;
  std::uint32_t place = 0;  // in the heap: see EventHeap; of a free slot: the next free one
};
static_assert(sizeof(EventSlot) == 16);

/// Contract of all members: `slots` is the same array of EventSlots each time, and a slot stands in
/// the heap at most once. The heap writes EventSlot::place of the slots that it contains, and only
/// of them.
///
/// Places are kept up lazily: an entry that moves towards the top keeps its old place, which then
/// lies somewhere below it. So the walk down, where one entry after the other moves up, writes a
/// single place, and remove() looks for its entry from the place upwards. Entries move down only
/// when a later one is pushed past them, which is rare.
class EventHeap {
 public:
  EventHeap() { grow(0); }

  [[nodiscard]] bool empty() const { return size() == 0; }
  [[nodiscard]] std::size_t size() const { return end_ - k_root - (hole_ ? 1U : 0U); }

  [[gnu::always_inline]] void push(HeapEntry entry, EventSlot* slots) {
    if (!hole_) return sift_up(end_++, entry, slots);
    hole_ = false;
    const std::size_t only = first_child(k_root);
    if (end_ > only + 1) return sift_down(k_root, entry, slots);
    // With one other entry at most, that is where a walk down ends.
    if (entry < entries_[only]) return place(k_root, entry, slots);
    move_up(only, k_root);
    place(only, entry, slots);
  }

  /// The earliest entry; last() if there is none.
  [[nodiscard]] const HeapEntry& top(EventSlot* slots) {
    if (hole_) fill_hole(slots);
    return entries_[k_root];
  }

  /// Takes out the entry that top() gave just before.
  void pop(const EventSlot* slots) {
    hole_ = true;
    if (end_ > k_beyond_cache) fetch_next_slots(slots);
  }

  /// Right after pop(): the earliest entry that is left, and so the next one unless an earlier one
  /// is pushed. Null when the heap is so small that all it leads to stays in the cache anyway.
  [[nodiscard]] const HeapEntry* likely_next() const {
    if (!hole_ || end_ < k_fetch_children) return nullptr;
    return &entries_[earliest_of_group(first_child(k_root))];
  }

  /// Takes out the entry of a slot that the heap contains.
  void remove(std::uint32_t slot, EventSlot* slots);

  /// Makes room for so many entries.
  void grow(std::size_t capacity);

  /// Takes out everything; keeps the memory.
  void clear();

 private:
  // The root stands at index 3: the children of i are then 4 (i - 2) … 4 (i - 2) + 3, one aligned
  // cache line. Indices 0 … 2 are unused, so that no place is 0. Entries from end_ on are last(),
  // so that a group of children is always complete.
  static constexpr std::size_t k_root = 3;
  static constexpr std::size_t k_arity = 4;
  // Measured: from here on it pays to fetch what is read next before it is known which part of it
  // will be read.
  static constexpr std::size_t k_fetch_children = 32;
  static constexpr std::size_t k_beyond_cache = 4096;

  [[nodiscard]] static constexpr std::size_t first_child(std::size_t index) {
    return k_arity * (index - 2);
  }
  [[nodiscard]] static constexpr std::size_t parent(std::size_t index) {
    return index / k_arity + 2;
  }

  // The earlier of two, by arithmetic, since which one it is cannot be predicted.
  [[nodiscard]] std::size_t earlier(std::size_t a, std::size_t b) const {
    const std::size_t take_b = std::size_t{0} - std::size_t{entries_[b] < entries_[a]};
    return a ^ ((a ^ b) & take_b);
  }

  [[nodiscard]] std::size_t earliest_of_group(std::size_t first) const {
    const std::size_t left = first + std::size_t{entries_[first + 1] < entries_[first]};
    const std::size_t right = first + 2 + std::size_t{entries_[first + 3] < entries_[first + 2]};
    return earlier(left, right);
  }

  // The children of a whole group, at least one of which exists: four lines in a row.
  void fetch_children(std::size_t group) const {
    const HeapEntry* children = entries_.data() + first_child(group);
    for (std::size_t i = 0; i < k_arity; ++i) __builtin_prefetch(children + k_arity * i);
  }

  // One of the root's children is next. Three of the four have been fetched before.
  void fetch_next_slots(const EventSlot* slots) const {
    const HeapEntry* group = &entries_[first_child(k_root)];
    for (std::size_t i = 0; i < k_arity; ++i) __builtin_prefetch(slots + group[i].slot());
  }

  void place(std::size_t index, const HeapEntry& entry, EventSlot* slots) {
    entries_[index] = entry;
    slots[entry.slot()].place = static_cast<std::uint32_t>(index);
  }

  void sift_down(std::size_t index, HeapEntry entry, EventSlot* slots) {
    std::size_t child = first_child(index);
    for (; child + 1 < end_; child = first_child(index)) {
      if (child >= k_fetch_children && first_child(child) < end_) fetch_children(child);
      const std::size_t earliest = earliest_of_group(child);
      if (entry < entries_[earliest]) return place(index, entry, slots);
      move_up(earliest, index);
      index = earliest;
    }
    // A child without sisters need not be looked for among them.
    if (child < end_ && entries_[child] < entry) {
      move_up(child, index);
      index = child;
    }
    place(index, entry, slots);
  }

  // Word by word: g++ would otherwise put the words together on the stack to copy them at once, and
  // wait for them.
  void move_up(std::size_t from, std::size_t to) {
    entries_[to].time = entries_[from].time;
    entries_[to].order = entries_[from].order;
  }

  void sift_up(std::size_t index, HeapEntry entry, EventSlot* slots) {
    while (index > k_root && entry < entries_[parent(index)]) {
      place(index, entries_[parent(index)], slots);
      index = parent(index);
    }
    place(index, entry, slots);
  }

  void fill_hole(EventSlot* slots) {
    hole_ = false;
    const HeapEntry moved = entries_[--end_];
    entries_[end_] = HeapEntry::last();
    if (end_ > k_root) sift_down(k_root, moved, slots);
  }

  std::vector<HeapEntry, CacheAligned<HeapEntry>> entries_;
  std::size_t end_ = k_root;
  bool hole_ = false;
};

}  // namespace cuakhau::kernel
