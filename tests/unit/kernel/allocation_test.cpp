// No allocation while the number of pending events stays at or below its peak. Replaces operator
// new of this program by one that counts.

#include <cstdlib>
#include <new>

#include <cuakhau/kernel/simulator.hpp>
#include <cuakhau/kernel/variate_stream.hpp>

#include "support/catch.hpp"
#include "unit/kernel/dice.hpp"

namespace {

std::size_t allocations = 0;

void* counted(std::size_t size, std::size_t alignment) {
  ++allocations;
  const std::size_t whole = (size + alignment - 1) / alignment * alignment;
  void* memory = std::aligned_alloc(alignment, whole > 0 ? whole : alignment);
  if (memory == nullptr) std::abort();
  return memory;
}

constexpr std::size_t k_usual = alignof(std::max_align_t);

}  // namespace

void* operator new(std::size_t size) { return counted(size, k_usual); }
void* operator new(std::size_t size, std::align_val_t alignment) {
  return counted(size, static_cast<std::size_t>(alignment));
}
void* operator new(std::size_t size, const std::nothrow_t& /*tag*/) noexcept {
  return counted(size, k_usual);
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t /*size*/) noexcept { std::free(memory); }
void operator delete(void* memory, std::align_val_t /*alignment*/) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t /*size*/, std::align_val_t /*alignment*/) noexcept {
  std::free(memory);
}

namespace cuakhau::kernel {

namespace {

// Keeps `population` events pending: each fires, schedules one for later, and now and then wakes
// somebody at once and moves a timeout.
struct Holding {
  Simulator simulator;
  test::Dice dice{7};
  EventHandle timeout{};

  void fill(std::uint32_t population) {
    for (std::uint32_t i = 0; i < population; ++i) later({0, 0, i});
  }
  void later(Event event) {
    const Duration delay{static_cast<std::int64_t>(1 + dice.roll(1000))};
    simulator.schedule_after(delay, Phase::arrival, event);
  }
  void handle(Event event) {
    if (event.kind == 1) return;
    later(event);
    simulator.cancel(timeout);
    timeout = simulator.schedule_after(Duration{500}, Phase::departure, {1, 0, 0});
    if (dice.roll(4) == 0) simulator.schedule_after(Duration{0}, Phase::departure, {1, 0, 0});
  }
};

}  // namespace

TEST_CASE("the counter of allocations counts") {
  const std::size_t before = allocations;
  const std::vector<int> numbers(100);
  CHECK(allocations == before + 1);
}

TEST_CASE("nothing is allocated while the pending events stay below their peak") {
  Holding model;
  model.fill(5000);
  model.simulator.reserve(5010);
  const std::size_t before = allocations;
  model.simulator.run(model, {.events = 50'000});
  CHECK(allocations == before);
}

TEST_CASE("a list that was at its peak once allocates nothing until it is there again") {
  EventList list;
  const auto fill_and_empty = [&list] {
    for (std::int64_t i = 0; i < 20'000; ++i) {
      list.schedule(Instant{Duration{i % 1000}}, Phase::arrival, {});
    }
    while (!list.empty()) list.pop();
  };
  fill_and_empty();
  const std::size_t before = allocations;
  fill_and_empty();
  list.clear();
  fill_and_empty();
  CHECK(allocations == before);
}

TEST_CASE("a variate stream allocates nothing once it is made") {
  const Distribution mixture{Mixture{{1, 2}, {{Exponential{3}}, {Gamma{2.5, 4}}}}};
  const StreamKey key = StreamKey::root(1);
  VariateStream exponential({Exponential{1}}, key);
  VariateStream mixed(mixture, key);
  const std::size_t before = allocations;
  double sum = 0;
  for (std::uint64_t i = 0; i < 10'000; ++i) sum += exponential.at(i) + mixed.at(i);
  CHECK(allocations == before);
  CHECK(sum > 0);
}

}  // namespace cuakhau::kernel
