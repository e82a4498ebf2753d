#include <cuakhau/kernel/ready_list.hpp>

#include <vector>

#include "support/catch.hpp"

namespace cuakhau::kernel {

namespace {

std::vector<std::uint32_t> drain(ReadyList& list) {
  std::vector<std::uint32_t> slots;
  while (!list.empty()) {
    slots.push_back(list.first(list.first_phase()));
    list.remove(slots.back());
  }
  return slots;
}

}  // namespace

TEST_CASE("ready slots come by phase and within a phase in the order of their coming") {
  ReadyList list;
  list.grow(6);
  CHECK(list.empty());
  list.push(Phase::arrival, 3);
  list.push(Phase::sample, 0);
  list.push(Phase::arrival, 1);
  list.push(Phase::calendar, 5);
  CHECK(list.first_phase() == Phase::calendar);
  CHECK(drain(list) == std::vector<std::uint32_t>{5, 3, 1, 0});
}

TEST_CASE("a slot is removed from the front, the middle and the end") {
  for (std::uint32_t removed = 0; removed < 3; ++removed) {
    ReadyList list;
    list.grow(3);
    for (std::uint32_t slot = 0; slot < 3; ++slot) list.push(Phase::departure, slot);
    list.remove(removed);
    std::vector<std::uint32_t> expected;
    for (std::uint32_t slot = 0; slot < 3; ++slot) {
      if (slot != removed) expected.push_back(slot);
    }
    CHECK(drain(list) == expected);
  }
}

TEST_CASE("a cleared ready list is empty and can be used again") {
  ReadyList list;
  list.grow(2);
  list.push(Phase::sample, 1);
  list.clear();
  CHECK(list.empty());
  list.push(Phase::arrival, 0);
  CHECK(drain(list) == std::vector<std::uint32_t>{0});
}

}  // namespace cuakhau::kernel
