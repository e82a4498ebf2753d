#include <cuakhau/kernel/event_heap.hpp>

#include <algorithm>
#include <vector>

#include "support/catch.hpp"
#include "unit/kernel/dice.hpp"

namespace cuakhau::kernel {

namespace {

HeapEntry entry_of(std::uint64_t time, std::uint32_t slot) { return {time, slot}; }

// A heap with its slots.
struct Kit {
  explicit Kit(std::size_t count) : slots(count) { heap.grow(count); }

  void push(std::uint64_t time, std::uint32_t slot) {
    heap.push(entry_of(time, slot), slots.data());
  }
  HeapEntry top() { return heap.top(slots.data()); }
  void pop() { heap.pop(slots.data()); }
  void remove(std::uint32_t slot) { heap.remove(slot, slots.data()); }
  bool empty() const { return heap.empty(); }

  EventHeap heap{};
  std::vector<EventSlot> slots;
};

std::vector<std::uint64_t> drain(Kit& heap) {
  std::vector<std::uint64_t> times;
  while (!heap.empty()) {
    times.push_back(heap.top().time);
    heap.pop();
  }
  return times;
}

}  // namespace

TEST_CASE("entries compare by time, then by phase, sequence and slot") {
  CHECK(HeapEntry{1, 9} < HeapEntry{2, 0});
  CHECK(HeapEntry{1, 1} < HeapEntry{1, 2});
  CHECK_FALSE(HeapEntry{1, 1} < HeapEntry{1, 1});
  CHECK(HeapEntry{~std::uint64_t{0}, 0} < HeapEntry::last());
  const HeapEntry entry{0, (std::uint64_t{2} << 62U) | (std::uint64_t{5} << 24U) | 7U};
  CHECK(entry.phase() == 2);
  CHECK(entry.slot() == 7);
}

TEST_CASE("a heap gives entries in ascending order") {
  constexpr std::uint32_t k_entries = 300;
  test::Dice dice(1);
  Kit heap(k_entries);
  std::vector<std::uint64_t> times;
  for (std::uint32_t slot = 0; slot < k_entries; ++slot) {
    times.push_back(dice.roll(1000));
    heap.push(times.back(), slot);
  }
  std::sort(times.begin(), times.end());
  CHECK(drain(heap) == times);
  CHECK(heap.empty());
}

TEST_CASE("an entry pushed after a pop takes the hole and its place in the order") {
  Kit heap(4);
  for (std::uint32_t slot = 0; slot < 4; ++slot) heap.push(10 + slot, slot);
  REQUIRE(heap.top().slot() == 0);
  heap.pop();
  heap.push(12, 0);
  CHECK(drain(heap) == std::vector<std::uint64_t>{11, 12, 12, 13});
}

TEST_CASE("the only entry can be taken and put back") {
  Kit heap(1);
  heap.push(5, 0);
  REQUIRE(heap.top().time == 5);
  heap.pop();
  CHECK(heap.empty());
  heap.push(6, 0);
  CHECK(heap.top().time == 6);
}

TEST_CASE("any entry can be removed, with and without a hole at the top") {
  constexpr std::uint32_t k_entries = 60;
  for (std::uint32_t removed = 1; removed < k_entries; ++removed) {
    for (const bool with_hole : {false, true}) {
      Kit heap(k_entries);
      test::Dice dice(removed);
      std::vector<std::uint64_t> expected;
      heap.push(0, 0);
      for (std::uint32_t slot = 1; slot < k_entries; ++slot) {
        const std::uint64_t time = 1 + dice.roll(100);
        heap.push(time, slot);
        if (slot != removed) expected.push_back(time);
      }
      REQUIRE(heap.top().time == 0);
      if (with_hole) {
        heap.pop();
      } else {
        expected.push_back(0);
      }
      heap.remove(removed);
      std::sort(expected.begin(), expected.end());
      REQUIRE(drain(heap) == expected);
    }
  }
}

TEST_CASE("a cleared heap is empty and can be used again") {
  Kit heap(3);
  for (std::uint32_t slot = 0; slot < 3; ++slot) heap.push(slot, slot);
  heap.heap.clear();
  CHECK(heap.empty());
  heap.push(8, 2);
  heap.push(7, 1);
  CHECK(drain(heap) == std::vector<std::uint64_t>{7, 8});
}

}  // namespace cuakhau::kernel
