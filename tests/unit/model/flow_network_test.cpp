#include "model/detail/flow_network.hpp"

#include <algorithm>
#include <random>

#include "support/catch.hpp"

using cuakhau::model::detail::FlowNetwork;

using Gates = std::vector<std::size_t>;

TEST_CASE("what no gate limits passes whole") {
  FlowNetwork network;
  network.drain(network.add_supply(7.5));
  const FlowNetwork::Cut cut = network.minimum_cut();
  CHECK(cut.value == 7.5);
  CHECK(cut.gates.empty());
}

TEST_CASE("of gates in series the narrowest is the cut") {
  FlowNetwork network;
  const FlowNetwork::Gate wide = network.add_gate(5.25);
  const FlowNetwork::Gate narrow = network.add_gate(3.125);
  network.drain(network.pass(network.pass(network.add_supply(10.0), wide), narrow));
  const FlowNetwork::Cut cut = network.minimum_cut();
  CHECK(cut.value == 3.125);
  CHECK(cut.gates == Gates{1});
}

TEST_CASE("of equal gates in series the one nearest to the supply is named") {
  FlowNetwork network;
  const FlowNetwork::Gate first = network.add_gate(3.0);
  const FlowNetwork::Gate second = network.add_gate(3.0);
  network.drain(network.pass(network.pass(network.add_supply(10.0), first), second));
  CHECK(network.minimum_cut().gates == Gates{0});
}

TEST_CASE("supplies share a gate") {
  FlowNetwork network;
  const FlowNetwork::Gate gate = network.add_gate(4.0);
  network.drain(network.pass(network.add_supply(3.0), gate));
  network.drain(network.pass(network.add_supply(3.0), gate));
  CHECK(network.minimum_cut().value == 4.0);
}

TEST_CASE("a shut gate lets nothing pass") {
  FlowNetwork network;
  const FlowNetwork::Gate shut = network.add_gate(0.0);
  network.drain(network.pass(network.add_supply(3.0), shut));
  network.drain(network.add_supply(2.0));
  const FlowNetwork::Cut cut = network.minimum_cut();
  CHECK(cut.value == 2.0);
  CHECK(cut.gates == Gates{0});
}

// Supplies i with gates of their own behind which all share one: the most that passes is
// min(shared, sum of min(supply_i, own_i)).
TEST_CASE("a fan into one gate passes what can be counted by hand") {
  std::mt19937 random(20230108);
  const auto draw = [&random] { return static_cast<double>(random() % 1000); };
  for (int trial = 0; trial < 200; ++trial) {
    FlowNetwork network;
    const double shared = 3.0 * draw();
    const FlowNetwork::Gate last = network.add_gate(shared);
    double through_own = 0.0;
    for (int i = 0; i < 6; ++i) {
      const double supply = draw();
      const double own = draw();
      const FlowNetwork::Gate gate = network.add_gate(own);
      network.drain(network.pass(network.pass(network.add_supply(supply), gate), last));
      through_own += std::min(supply, own);
    }
    CHECK(network.minimum_cut().value == std::min(shared, through_own));
  }
}
