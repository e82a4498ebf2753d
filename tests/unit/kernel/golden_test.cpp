// One hash over draws of every law and over a small run. The same constants hold for every
// compiler, build type and machine: a difference in one bit of one draw changes them.

#include <bit>

#include <cuakhau/kernel/simulator.hpp>
#include <cuakhau/kernel/variate_stream.hpp>

#include "support/catch.hpp"
#include "unit/kernel/laws.hpp"

namespace cuakhau::kernel {

namespace {

// A waiting line with one server: arrivals and services from keyed streams.
struct SingleServer {
  enum Kind : std::uint16_t { arrival, departure };

  Simulator simulator{};
  VariateStream gaps{{Exponential{50'000}}, StreamKey::root(1).with("gap")};
  VariateStream services{{Exponential{45'000}}, StreamKey::root(1).with("service")};
  std::uint32_t arrived = 0;
  std::uint32_t served = 0;

  void handle(Event event) {
    if (event.kind == arrival) {
      if (arrived++ == served) serve();
      simulator.schedule_after(gaps.duration_at(arrived), Phase::arrival, {arrival, 0, arrived});
    } else if (++served < arrived) {
      serve();
    }
  }
  void serve() {
    simulator.schedule_after(services.duration_at(served), Phase::departure,
                             {departure, 0, served});
  }
};

}  // namespace

TEST_CASE("draws are the same to the bit everywhere") {
  Hasher hasher;
  for (const auto& [name, law] : test::laws()) {
    VariateStream stream(law, StreamKey::root(2026).with(name));
    for (std::uint64_t i = 0; i < 2'000; ++i) {
      hasher.add(std::bit_cast<std::uint64_t>(stream.at(i, static_cast<std::uint32_t>(i % 2))));
    }
  }
  CHECK(hasher.value().hex() == "aa373aed7ed46e9abc2836afaaaa0344");
}

TEST_CASE("a run leaves the same trace everywhere") {
  SingleServer model;
  model.simulator.schedule_at(Instant{}, Phase::arrival, {SingleServer::arrival, 0, 0});
  model.simulator.run(model, {.events = 20'000});
  CHECK(model.simulator.now().since_epoch().count() == 494'655'712);
  CHECK(model.simulator.trace_digest().hex() == "6bf6d3ed3983f14cb2aa77e3fdd5522a");
}

}  // namespace cuakhau::kernel
