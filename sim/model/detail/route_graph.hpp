#pragma once

// The way of a flow's trucks as a graph: which stages come after which, with what share. Handovers
// are taken apart into the laden crossing, the unloading and the empty return. A route with errors
// makes a graph too: names that name nothing stand in it, a jump to nowhere leads nowhere.
//
// Nodes are numbered against the way: every edge leads to a smaller number, but for jumps.

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <cuakhau/model/plan.hpp>

namespace cuakhau::model::detail {

struct RouteEdge {
  std::size_t to = 0;
  double share = 1.0;
  std::string found = {};  // of a check: the outcome that leads this way
};

struct RouteNode {
  std::vector<std::string> stages = {};    // several: one of them; none: nothing is visited here
  ChooseRule rule = ChooseRule::shortest;  // among several
  Direction travel = Direction::export_;   // of a crossing; of an exchange: its side
  std::string path = {};                   // of its step in the plan
  std::string check = {};       // the check for which it is visited, or whose outcomes lead on
  std::string drive = {};       // the place to drive to
  std::string choice = {};      // the choice that it stands for
  std::string seizes = {};      // the pool of which a member is taken
  bool is_limited = false;      // who waits there too long goes on
  bool is_open_choice = false;  // nobody knows the shares of its ways
  bool is_diverted = false;     // its trucks go elsewhere
  bool is_jump = false;
  bool is_inner = false;  // on a parallel arm: a part of the truck, which joins in the end
  bool is_fork = false;   // into what comes behind, and then its arms: shares of 1 each
  std::vector<RouteEdge> next = {};

  /// Whether a stage is visited here, or may be, as one of several.
  [[nodiscard]] bool visits(std::string_view stage) const;
};

struct RouteGraph {
  static constexpr std::size_t k_exit = 0;  // the end of the way
  static constexpr std::size_t k_join = 1;  // the end of an arm of parallel steps
  std::vector<RouteNode> nodes;
  std::size_t entry = k_exit;

  /// Whether the way comes to a stage or check, whatever the shares.
  [[nodiscard]] bool visits(std::string_view name) const;
  /// By node: whether a truck comes there.
  [[nodiscard]] std::vector<bool> reached() const;
  /// By node: whether a truck that is there can come to the end.
  [[nodiscard]] std::vector<bool> can_leave() const;
};

/// Which edges to follow: those that lead on whatever their share, or those that trucks take.
enum class Ways : std::uint8_t { all, taken };

/// Shows each node once that can be come to from `begin`, that one too.
/// @param go_on  of the number of a node: whether to go on behind it
template <class GoOn>
void follow(const RouteGraph& graph, std::size_t begin, Ways ways, GoOn go_on) {
  std::vector<bool> seen(graph.nodes.size(), false);
  std::vector<std::size_t> open{begin};
  while (!open.empty()) {
    const std::size_t node = open.back();
    open.pop_back();
    if (seen[node]) continue;
    seen[node] = true;
    if (!go_on(node)) continue;
    for (const RouteEdge& edge : graph.nodes[node].next)
      if (ways == Ways::all || edge.share > 0.0) open.push_back(edge.to);
  }
}

using RouteGraphs = std::map<std::string, RouteGraph>;  // by flow

/// @param path of the flow, as in "flows.trucks"
[[nodiscard]] RouteGraph route_graph(const Plan& plan, const Flow& flow, const std::string& path);
[[nodiscard]] RouteGraphs route_graphs(const Plan& plan);

}  // namespace cuakhau::model::detail
