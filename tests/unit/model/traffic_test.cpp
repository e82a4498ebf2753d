#include "model/detail/traffic.hpp"

#include <numeric>
#include <random>

#include "support/catch.hpp"

using cuakhau::model::detail::always_leaves;
using cuakhau::model::detail::passes_per_truck;
using cuakhau::model::detail::RouteGraph;

namespace {

/// A line of `length` nodes from the entry down to the exit; some send a share back to nodes above.
RouteGraph random_rounds(std::mt19937& random, std::size_t length) {
  RouteGraph graph;
  graph.nodes.resize(2 + 2 * length);
  // Odd nodes jump; even node k leads to the even node below it and to the jump below it.
  for (std::size_t i = 0; i < length; ++i) {
    const std::size_t node = 2 * i + 3;
    const std::size_t jump = node - 1;
    const std::size_t below = i == 0 ? RouteGraph::k_exit : node - 2;
    const double share = static_cast<double>(random() % 900) / 1000.0;
    graph.nodes[node].next = {{below, 1.0 - share}, {jump, share}};
    graph.nodes[jump].is_jump = true;
    const std::size_t above = i + random() % (length - i);
    graph.nodes[jump].next = {{2 * above + 3, 1.0}};
  }
  graph.entry = graph.nodes.size() - 1;
  return graph;
}

}  // namespace

// Flow conservation determines the passes: what a node passes on arrives at its successors.
TEST_CASE("passes balance at every node of random rounds") {
  std::mt19937 random(20230120);
  for (int trial = 0; trial < 50; ++trial) {
    const RouteGraph graph = random_rounds(random, 12);
    REQUIRE(always_leaves(graph));
    const std::vector<double> passes = passes_per_truck(graph);
    std::vector<double> arriving(graph.nodes.size(), 0.0);
    arriving[graph.entry] = 1.0;
    for (std::size_t node = 0; node < graph.nodes.size(); ++node)
      for (const auto& edge : graph.nodes[node].next)
        arriving[edge.to] += passes[node] * edge.share;
    for (std::size_t node = 0; node < graph.nodes.size(); ++node)
      CHECK(passes[node] == Approx(arriving[node]).epsilon(1e-9));
    CHECK(passes[RouteGraph::k_exit] == Approx(1.0).epsilon(1e-9));
  }
}

TEST_CASE("who passes the only way out always leaves") {
  RouteGraph graph;
  graph.nodes.resize(4);
  graph.nodes[2].next = {{RouteGraph::k_exit, 0.5}, {3, 0.5}};
  graph.nodes[3].is_jump = true;
  graph.nodes[3].next = {{2, 1.0}};
  graph.entry = 2;
  CHECK(always_leaves(graph));
  CHECK(passes_per_truck(graph)[2] == 2.0);
  graph.nodes[2].next = {{RouteGraph::k_exit, 0.0}, {3, 1.0}};
  CHECK_FALSE(always_leaves(graph));
}
