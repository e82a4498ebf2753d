// No allocation while no more trucks are inside than ever before, and memory that does not grow
// with the length of a run. Replaces operator new of this program by one that counts.

#include <algorithm>
#include <cstdlib>
#include <new>

#include <malloc.h>

#include <cuakhau/model/measure.hpp>

#include "support/catch.hpp"
#include "support/routes.hpp"
#include "support/small_plans.hpp"

namespace {

std::size_t allocations = 0;
std::size_t bytes_now = 0;
std::size_t bytes_most = 0;

void* counted(std::size_t size, std::size_t alignment) {
  const std::size_t whole = (size + alignment - 1) / alignment * alignment;
  void* memory = std::aligned_alloc(alignment, whole > 0 ? whole : alignment);
  if (memory == nullptr) std::abort();
  ++allocations;
  bytes_now += malloc_usable_size(memory);
  bytes_most = std::max(bytes_most, bytes_now);
  return memory;
}

void released(void* memory) {
  if (memory != nullptr) bytes_now -= malloc_usable_size(memory);
  std::free(memory);
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
void operator delete(void* memory) noexcept { released(memory); }
void operator delete(void* memory, std::size_t /*size*/) noexcept { released(memory); }
void operator delete(void* memory, std::align_val_t /*alignment*/) noexcept { released(memory); }
void operator delete(void* memory, std::size_t /*size*/, std::align_val_t /*alignment*/) noexcept {
  released(memory);
}

namespace cuakhau::model::test {

namespace {

using cuakhau::test::branch_step;
using cuakhau::test::constant;
using cuakhau::test::count;
using cuakhau::test::hours;
using cuakhau::test::minutes;
using cuakhau::test::parallel_step;
using cuakhau::test::route;
using cuakhau::test::visit;

// Every day is the same: all times are constants, and what fails is repaired within the day.
Plan same_every_day(int days) {
  Plan plan = cuakhau::test::plan_for(hours(24 * days));
  plan.yards["yard"].places = count(8);
  plan.yards["yard"].call_up_below = count(4);
  plan.stations["scale"] = cuakhau::test::station(constant(minutes(7)), 2);
  plan.stations["customs"] = cuakhau::test::station(constant(minutes(9)), 2);
  plan.stations["customs"].hours = cuakhau::test::daily({{420, 1140}});
  plan.stations["customs"].closing = Closing::suspend;
  plan.stations["papers"] = cuakhau::test::station(constant(minutes(4)));
  plan.stations["papers"].breakdowns = Breakdowns{constant(hours(23)), constant(hours(1))};
  plan.stations["bay"] = cuakhau::test::station(constant(minutes(5)), 2);
  plan.crossings["line"].lanes.reversible = count(1);
  plan.crossings["line"].headway = constant(minutes(1));
  plan.crossings["line"].travel = constant(minutes(3));
  plan.crossings["line"].hours.home = cuakhau::test::daily({{420, 1200}});
  plan.handovers["direct"].crossing = "line";
  plan.handovers["direct"].unload = {"bay", "bay"};
  Flow& flow = plan.flows["trucks"];
  flow.arrivals.every = minutes(15);
  flow.patience = constant(hours(8));
  flow.route = {visit("yard"), visit("scale"),
                parallel_step({route({"customs"}), route({"papers"})}), visit("direct")};
  return plan;
}

struct Cost {
  std::size_t allocations = 0;
  std::size_t bytes = 0;
  std::uint64_t events = 0;
};

// Of one replication, network and measures included in the bytes, not in the allocations.
Cost cost_of(const Plan& plan) {
  const std::size_t bytes_before = bytes_now;
  bytes_most = bytes_now;
  const Network network(plan);
  MeasureCollector collector(network);
  RecordObserver* const observers[] = {&collector};
  const std::size_t allocations_before = allocations;
  const ReplicationRun done = run_replication(network, {}, observers);
  return {allocations - allocations_before, bytes_most - bytes_before, done.events};
}

}  // namespace

TEST_CASE("a run allocates nothing after its busiest day") {
  const Cost brief = cost_of(same_every_day(150));
  const Cost extended = cost_of(same_every_day(600));
  CHECK(extended.events > 3 * brief.events);
  CHECK(extended.allocations == brief.allocations);
  // The count counts: a run that has to hold more trucks allocates more.
  Plan more = same_every_day(150);
  more.initial = {{.flow = "trucks", .trucks = count(2'000), .stage = "", .age = {}}};
  CHECK(cost_of(more).allocations > brief.allocations);
}

TEST_CASE("ten years take at most a fifth more memory than one") {
  Plan year = same_every_day(365);
  Plan decade = same_every_day(3650);
  const Cost brief = cost_of(year);
  const Cost extended = cost_of(decade);
  CHECK(extended.events > 9 * brief.events);
  CHECK(static_cast<double>(extended.bytes) <= 1.2 * static_cast<double>(brief.bytes));
}

}  // namespace cuakhau::model::test
