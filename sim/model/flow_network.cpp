#include "model/detail/flow_network.hpp"

#include <cmath>
#include <cstdint>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/edmonds_karp_max_flow.hpp>

namespace cuakhau::model::detail {

namespace {

// Whole micro-trucks a day, so that no residual capacity is a rounding error. The graph is built
// once and never copied or cut back.
using Quantity = std::int64_t;
constexpr double k_quantity = 1e6;

using Traits = boost::adjacency_list_traits<boost::vecS, boost::vecS, boost::directedS>;
using Residual = boost::property<boost::edge_residual_capacity_t, Quantity,
                                 boost::property<boost::edge_reverse_t, Traits::edge_descriptor>>;
using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS, boost::no_property,
                                    boost::property<boost::edge_capacity_t, Quantity, Residual>>;

[[nodiscard]] Quantity quantity(double trucks) {
  return static_cast<Quantity>(std::llround(trucks * k_quantity));
}

void connect(Graph& graph, std::size_t from, std::size_t to, Quantity capacity) {
  const auto edge = boost::add_edge(from, to, graph).first;
  const auto reverse = boost::add_edge(to, from, graph).first;
  boost::put(boost::edge_capacity, graph, edge, capacity);
  boost::put(boost::edge_capacity, graph, reverse, 0);
  boost::put(boost::edge_reverse, graph, edge, reverse);
  boost::put(boost::edge_reverse, graph, reverse, edge);
}

/// The nodes that more could flow to from `source`.
[[nodiscard]] std::vector<bool> side_of(const Graph& graph, std::size_t source) {
  std::vector<bool> reached(boost::num_vertices(graph), false);
  std::vector<std::size_t> open{source};
  reached[source] = true;
  while (!open.empty()) {
    const std::size_t node = open.back();
    open.pop_back();
    const auto [begin, end] = boost::out_edges(node, graph);
    for (auto edge = begin; edge != end; ++edge) {
      const std::size_t to = boost::target(*edge, graph);
      if (reached[to] || boost::get(boost::edge_residual_capacity, graph, *edge) == 0) continue;
      reached[to] = true;
      open.push_back(to);
    }
  }
  return reached;
}

}  // namespace

FlowNetwork::Gate FlowNetwork::add_gate(double capacity) {
  const std::size_t before = add_node();
  const std::size_t behind = add_node();
  edges_.push_back({before, behind, capacity, false});
  gates_.emplace_back(before, behind);
  return static_cast<Gate>(gates_.size() - 1);
}

FlowNetwork::Node FlowNetwork::add_supply(double supply) {
  const std::size_t node = add_node();
  edges_.push_back({k_source, node, supply, false});
  return static_cast<Node>(node);
}

FlowNetwork::Node FlowNetwork::pass(Node from, Gate gate) {
  const auto [before, behind] = gates_[static_cast<std::size_t>(gate)];
  edges_.push_back({static_cast<std::size_t>(from), before, 0.0, true});
  return static_cast<Node>(behind);
}

void FlowNetwork::drain(Node from) {
  edges_.push_back({static_cast<std::size_t>(from), k_sink, 0.0, true});
}

FlowNetwork::Cut FlowNetwork::minimum_cut() const {
  Quantity more_than_all = 1;
  for (const Edge& edge : edges_)
    if (edge.from == k_source) more_than_all += quantity(edge.capacity);
  Graph graph(nodes_);
  for (const Edge& edge : edges_)
    connect(graph, edge.from, edge.to, edge.is_unlimited ? more_than_all : quantity(edge.capacity));
  boost::edmonds_karp_max_flow(graph, k_source, k_sink);
  const std::vector<bool> before = side_of(graph, k_source);

  Cut cut;
  for (const Edge& edge : edges_)
    if (before[edge.from] && !before[edge.to]) cut.value += edge.capacity;
  for (std::size_t gate = 0; gate < gates_.size(); ++gate)
    if (before[gates_[gate].first] && !before[gates_[gate].second]) cut.gates.push_back(gate);
  return cut;
}

}  // namespace cuakhau::model::detail
