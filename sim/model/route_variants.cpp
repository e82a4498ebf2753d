#include "model/detail/route_variants.hpp"

#include <fmt/format.h>

#include "model/detail/traffic.hpp"

namespace cuakhau::model::detail {

namespace {

constexpr std::size_t k_most_variants = 256;
constexpr double k_all = 1.0 - 1e-9;

/// The first choice on the way that is still open; none: the exit.
std::size_t open_choice(const RouteGraph& graph) {
  const std::vector<bool> reached = graph.reached();
  for (std::size_t node = graph.nodes.size(); node-- > 0;)
    if (reached[node] && graph.nodes[node].is_open_choice) return node;
  return RouteGraph::k_exit;
}

double diverted_share(const RouteGraph& graph) {
  const std::vector<double> passes = passes_per_truck(graph);
  double share = 0.0;
  for (std::size_t node = 0; node < graph.nodes.size(); ++node)
    if (graph.nodes[node].is_diverted) share += passes[node];
  return share;
}

/// Appends the variants of the graph, as long as they are not too many.
void spread(RouteVariant variant, std::vector<RouteVariant>& variants) {
  if (variants.size() > k_most_variants) return;
  const std::size_t choice = open_choice(variant.graph);
  if (choice == RouteGraph::k_exit) {
    variant.is_diverted = always_leaves(variant.graph) && diverted_share(variant.graph) >= k_all;
    variants.push_back(std::move(variant));
    return;
  }
  const std::vector<RouteEdge> ways = variant.graph.nodes[choice].next;
  for (std::size_t way = 0; way < ways.size(); ++way) {
    RouteVariant one = variant;
    one.name += fmt::format("/{}", way);
    one.graph.nodes[choice].next = {{ways[way].to, 1.0}};
    one.graph.nodes[choice].is_open_choice = false;
    spread(std::move(one), variants);
  }
}

}  // namespace

std::vector<RouteVariant> variants_of(const RouteGraph& graph) {
  std::vector<RouteVariant> variants;
  spread({.name = {}, .graph = graph}, variants);
  if (variants.size() <= k_most_variants) return variants;
  return {{.name = {}, .graph = graph}};
}

}  // namespace cuakhau::model::detail
