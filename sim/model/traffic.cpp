#include "model/detail/traffic.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include <cuakhau/base/contract.hpp>

namespace cuakhau::model::detail {

namespace {

using Matrix = std::vector<std::vector<double>>;

/// Nodes that jumps lead to, of those that trucks come to, each once, in ascending order.
[[nodiscard]] std::vector<std::size_t> jump_targets(const RouteGraph& graph) {
  const std::vector<bool> reached = graph.reached();
  std::vector<std::size_t> targets;
  for (std::size_t node = 0; node < graph.nodes.size(); ++node)
    if (graph.nodes[node].is_jump && reached[node])
      targets.push_back(graph.nodes[node].next.front().to);
  std::ranges::sort(targets);
  const auto repeated = std::ranges::unique(targets);
  targets.erase(repeated.begin(), repeated.end());
  return targets;
}

/// Lets what enters at each node run down to the jumps and the ends: adds to `passes` in place.
void run_down(const RouteGraph& graph, std::vector<double>& passes) {
  for (std::size_t node = graph.nodes.size(); node-- > 0;) {
    if (graph.nodes[node].is_jump || passes[node] == 0.0) continue;
    for (const RouteEdge& edge : graph.nodes[node].next)
      passes[edge.to] += passes[node] * edge.share;
  }
}

/// What arrives at each target by jumps, of trucks that enter at `begin`.
[[nodiscard]] std::vector<double> into_targets(const RouteGraph& graph, std::size_t begin,
                                               const std::vector<std::size_t>& targets) {
  std::vector<double> passes(graph.nodes.size(), 0.0);
  passes[begin] = 1.0;
  run_down(graph, passes);
  std::vector<double> arriving(targets.size(), 0.0);
  for (std::size_t node = 0; node < graph.nodes.size(); ++node) {
    if (!graph.nodes[node].is_jump || passes[node] == 0.0) continue;
    const auto target = std::ranges::lower_bound(targets, graph.nodes[node].next.front().to);
    arriving[static_cast<std::size_t>(target - targets.begin())] += passes[node];
  }
  return arriving;
}

/// Gauss's elimination with partial pivoting, in place.
[[nodiscard]] std::vector<double> solve(Matrix left, std::vector<double> right) {
  const std::size_t size = right.size();
  for (std::size_t step = 0; step < size; ++step) {
    std::size_t pivot = step;
    for (std::size_t row = step + 1; row < size; ++row)
      if (std::abs(left[row][step]) > std::abs(left[pivot][step])) pivot = row;
    CUAKHAU_CHECK(left[pivot][step] != 0.0, "the traffic equations have no solution");
    std::swap(left[step], left[pivot]);
    std::swap(right[step], right[pivot]);
    for (std::size_t row = step + 1; row < size; ++row) {
      const double factor = left[row][step] / left[step][step];
      for (std::size_t i = step; i < size; ++i) left[row][i] -= factor * left[step][i];
      right[row] -= factor * right[step];
    }
  }
  for (std::size_t row = size; row-- > 0;) {
    for (std::size_t i = row + 1; i < size; ++i) right[row] -= left[row][i] * right[i];
    right[row] /= left[row][row];
  }
  return right;
}

}  // namespace

std::vector<double> passes_per_truck(const RouteGraph& graph) {
  const std::vector<std::size_t> targets = jump_targets(graph);
  // x = b + A x, where x is the flow that jumps bring to each target.
  Matrix system(targets.size(), std::vector<double>(targets.size(), 0.0));
  for (std::size_t from = 0; from < targets.size(); ++from) {
    const std::vector<double> arriving = into_targets(graph, targets[from], targets);
    for (std::size_t to = 0; to < targets.size(); ++to)
      system[to][from] = (to == from ? 1.0 : 0.0) - arriving[to];
  }
  const std::vector<double> jumping =
      solve(std::move(system), into_targets(graph, graph.entry, targets));
  std::vector<double> passes(graph.nodes.size(), 0.0);
  passes[graph.entry] = 1.0;
  for (std::size_t i = 0; i < targets.size(); ++i) passes[targets[i]] += jumping[i];
  run_down(graph, passes);
  return passes;
}

bool always_leaves(const RouteGraph& graph) {
  const std::vector<bool> reached = graph.reached();
  const std::vector<bool> can_leave = graph.can_leave();
  for (std::size_t node = 0; node < graph.nodes.size(); ++node)
    if (reached[node] && !can_leave[node] && !graph.nodes[node].is_inner &&
        node != RouteGraph::k_join)
      return false;
  return true;
}

}  // namespace cuakhau::model::detail
