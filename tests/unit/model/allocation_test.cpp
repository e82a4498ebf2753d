// No allocation while no more trucks are inside than ever before, and memory that does not grow
// with the length of a run. Replaces operator new of this program by one that counts.

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <new>
#include <string>
#include <string_view>

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

using namespace cuakhau;
using namespace cuakhau::model;
using namespace cuakhau::test;

namespace {

// Every day is the same: all times are constants, and what fails is repaired within the day.
Plan same_every_day(int days) {
  Plan plan = plan_for(hours(24 * days));
  plan.yards["yard"].places = count(8);
  plan.yards["yard"].call_up_below = count(4);
  plan.stations["scale"] = station(constant(minutes(7)), 2);
  plan.stations["customs"] = station(constant(minutes(9)), 2);
  plan.stations["customs"].hours = daily({{420, 1140}});
  plan.stations["customs"].closing = Closing::suspend;
  plan.stations["papers"] = station(constant(minutes(4)));
  plan.stations["papers"].breakdowns = Breakdowns{constant(hours(23)), constant(hours(1))};
  plan.stations["bay"] = station(constant(minutes(5)), 2);
  plan.crossings["line"].lanes.reversible = count(1);
  plan.crossings["line"].headway = constant(minutes(1));
  plan.crossings["line"].travel = constant(minutes(3));
  plan.crossings["line"].hours.home = daily({{420, 1200}});
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

constexpr const char* k_peak_label = "VmHWM:";

// The largest resident set of this program since it was started, in kB (proc(5)).
void tell_peak_memory() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);)
    if (line.starts_with(k_peak_label)) std::cout << line << '\n';
}

// Of a new process of this program that runs the tests with a tag.
long peak_memory_of(const std::string& tag) {
  const std::string program = std::filesystem::read_symlink("/proc/self/exe").string();
  const std::string command = "'" + program + "' '" + tag + "'";
  std::FILE* const output = popen(command.c_str(), "r");
  REQUIRE(output != nullptr);
  long found = 0;
  for (std::array<char, 256> line{}; std::fgets(line.data(), line.size(), output) != nullptr;)
    if (std::string_view(line.data()).starts_with(k_peak_label))
      found = std::strtol(line.data() + std::string_view(k_peak_label).size(), nullptr, 10);
  CHECK(pclose(output) == 0);
  return found;
}

}  // namespace

TEST_CASE("a run allocates nothing after its busiest day") {
  (void)cost_of(same_every_day(150));  // what a program makes once
  const Cost brief = cost_of(same_every_day(150));
  const Cost extended = cost_of(same_every_day(600));
  CHECK(extended.events > 3 * brief.events);
  CHECK(extended.allocations <= brief.allocations);
  // The count counts: a run that has to hold more trucks allocates more.
  Plan more = same_every_day(150);
  more.initial = {{.flow = "trucks", .trucks = count(2'000), .stage = "", .age = {}}};
  CHECK(cost_of(more).allocations > brief.allocations);
}

TEST_CASE("the border itself allocates the same for any length of run") {
  const auto allocated = [](int days) {
    const Network network(same_every_day(days));
    const std::size_t before = allocations;
    (void)run_replication(network, {}, {});
    return allocations - before;
  };
  const std::size_t for_a_day = allocated(1);
  CHECK(allocated(10) == for_a_day);
  CHECK(allocated(40) == for_a_day);
  CHECK(allocated(401) == for_a_day);
}

TEST_CASE("what grows with the length of a run is calendars and daily counts, not trucks") {
  const Cost brief = cost_of(same_every_day(365));
  const Cost extended = cost_of(same_every_day(3650));
  CHECK(extended.events > 9 * brief.events);
  // 96 trucks a day make 7 visits each: one byte a visit would be more than twice this.
  CHECK(extended.bytes - brief.bytes < 300 * (3650 - 365));
}

// Two programs of their own for the test below, which starts them.
TEST_CASE("memory of one year", "[.][one-year]") {
  (void)cost_of(same_every_day(365));
  tell_peak_memory();
}
TEST_CASE("memory of ten years", "[.][ten-years]") {
  (void)cost_of(same_every_day(3650));
  tell_peak_memory();
}

TEST_CASE("ten years take at most a fifth more memory than one") {
  const long year = peak_memory_of("[one-year]");
  const long decade = peak_memory_of("[ten-years]");
  INFO("peak resident memory in kB: " << year << " and " << decade);
  REQUIRE(year > 1'000);
  CHECK(5 * decade <= 6 * year);
}
