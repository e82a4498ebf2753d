#pragma once

// The way of a flow's trucks as a graph: which stages come after which, with what share. Handovers
// are taken apart into the laden crossing, the unloading and the empty return. A route with errors
// makes a graph too: names that name nothing stand in it, a jump to nowhere leads nowhere.
//
// Nodes are numbered against the way: every edge leads to a smaller number, but for jumps.

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include <cuakhau/model/plan.hpp>

namespace cuakhau::model::detail {

struct RouteEdge {
  std::size_t to = 0;
  double share = 1.0;
};

struct RouteNode {
  std::vector<std::string> stages = {};    // several: one of them; none: nothing is visited here
  ChooseRule rule = ChooseRule::shortest;  // among several
  Direction travel = Direction::export_;   // of a crossing; of an exchange: its side
  std::string path = {};                   // of its step in the plan
  std::string check = {};       // the check for which it is visited, or that it stands for
  std::string drive = {};       // the place to drive to
  std::string choice = {};      // the choice that it stands for
  bool is_open_choice = false;  // nobody knows the shares of its ways
  bool is_limit = false;        // into who waits not too long, and who does
  bool is_diverted = false;     // its trucks go elsewhere
  bool is_jump = false;
  bool is_inner = false;  // on a parallel arm: a part of the truck, which joins in the end
  /// Shares of a fork add up to more than 1: to each of its arms, and to what comes behind.
  std::vector<RouteEdge> next = {};
};

struct RouteGraph {
  static constexpr std::size_t k_exit = 0;  // the end of the way
  static constexpr std::size_t k_join = 1;  // the end of an arm of parallel steps
  std::vector<RouteNode> nodes;
  std::size_t entry = k_exit;

  /// By node: whether a truck comes there.
  [[nodiscard]] std::vector<bool> reached() const;
  /// By node: whether a truck that is there can come to the end.
  [[nodiscard]] std::vector<bool> can_leave() const;
};

/// @param path of the flow, as in "flows.trucks"
[[nodiscard]] RouteGraph route_graph(const Plan& plan, const Flow& flow, const std::string& path);

}  // namespace cuakhau::model::detail
