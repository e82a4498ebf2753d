#include "model/detail/mark_shares.hpp"

#include <algorithm>
#include <utility>

#include "model/detail/traffic.hpp"

namespace cuakhau::model::detail {

namespace {

/// The route with each node once for each set of the outcomes: bit k is that of the k-th. The nodes
/// of one node stand together, so that ways still lead to smaller numbers.
class MarkedRoute {
 public:
  MarkedRoute(const Plan& plan, const RouteGraph& route, const std::vector<std::string>& outcomes)
      : plan_(plan),
        route_(route),
        outcomes_(outcomes),
        sets_(std::size_t{1} << outcomes.size()),
        arm_ends_(route.nodes.size() * sets_) {}

  RouteGraph build() {
    RouteGraph marked;
    marked.nodes.resize(route_.nodes.size() * sets_);
    marked.entry = at(route_.entry, 0);
    for (std::size_t node = 0; node < route_.nodes.size(); ++node)
      for (std::size_t set = 0; set < sets_; ++set) {
        RouteNode& one = marked.nodes[at(node, set)];
        one.is_jump = route_.nodes[node].is_jump;
        one.is_inner = route_.nodes[node].is_inner;
        one.next = edges(node, set);
      }
    return marked;
  }

 private:
  using Shares = std::vector<double>;  // by set

  [[nodiscard]] std::size_t at(std::size_t node, std::size_t set) const {
    return node * sets_ + set;
  }

  /// What a truck carries behind this edge: what the check has found replaces what it could have.
  [[nodiscard]] std::size_t behind(const RouteNode& node, const RouteEdge& edge,
                                   std::size_t set) const {
    if (edge.found.empty()) return set;
    const std::vector<std::string> can_find = outcomes_of(plan_.checks.at(node.check));
    for (std::size_t k = 0; k < outcomes_.size(); ++k) {
      const std::size_t bit = std::size_t{1} << k;
      if (std::ranges::find(can_find, outcomes_[k]) != can_find.end()) set &= ~bit;
      if (outcomes_[k] == edge.found) set |= bit;
    }
    return set;
  }

  [[nodiscard]] std::vector<RouteEdge> edges(std::size_t index, std::size_t set) {
    const RouteNode& node = route_.nodes[index];
    std::vector<RouteEdge> next;
    if (node.is_fork) {
      const Shares joined = joins(node, set);
      for (std::size_t after = 0; after < sets_; ++after)
        if (joined[after] > 0.0) next.push_back({at(node.next.front().to, after), joined[after]});
    }
    for (std::size_t i = node.is_fork ? 1 : 0; i < node.next.size(); ++i)
      next.push_back({at(node.next[i].to, behind(node, node.next[i], set)), node.next[i].share});
    return next;
  }

  /// What a truck knows when all arms have joined, as if they had come one after another.
  [[nodiscard]] Shares joins(const RouteNode& fork, std::size_t set) {
    Shares shares(sets_);
    shares[set] = 1.0;
    for (std::size_t arm = 1; arm < fork.next.size(); ++arm) {
      const Shares before = std::exchange(shares, Shares(sets_));
      for (std::size_t from = 0; from < sets_; ++from)
        add(shares, before[from], arm_end(fork.next[arm].to, from));
    }
    return shares;
  }

  /// What a token at this node of an arm carries when it joins. No token jumps.
  [[nodiscard]] const Shares& arm_end(std::size_t index, std::size_t set) {
    Shares& shares = arm_ends_[at(index, set)];
    if (!shares.empty()) return shares;
    Shares found(sets_);
    if (index == RouteGraph::k_join) found[set] = 1.0;
    const RouteNode& node = route_.nodes[index];
    if (node.is_fork) {
      const Shares joined = joins(node, set);
      for (std::size_t after = 0; after < sets_; ++after)
        if (joined[after] > 0.0) add(found, joined[after], arm_end(node.next.front().to, after));
    } else if (!node.is_jump) {
      for (const RouteEdge& edge : node.next)
        add(found, edge.share, arm_end(edge.to, behind(node, edge, set)));
    }
    shares = std::move(found);
    return shares;
  }

  static void add(Shares& to, double factor, const Shares& shares) {
    for (std::size_t set = 0; set < shares.size(); ++set) to[set] += factor * shares[set];
  }

  const Plan& plan_;
  const RouteGraph& route_;
  const std::vector<std::string>& outcomes_;
  std::size_t sets_;
  std::vector<Shares> arm_ends_;  // as in at(); empty: not known yet
};

}  // namespace

std::vector<double> mark_shares(const Plan& plan, const RouteGraph& route,
                                const std::string& outcome) {
  const std::vector<double> passes = passes_per_truck(MarkedRoute(plan, route, {outcome}).build());
  std::vector<double> shares(route.nodes.size(), 0.0);
  for (std::size_t node = 0; node < shares.size(); ++node) {
    const double all = passes[2 * node] + passes[2 * node + 1];
    if (all > 0.0) shares[node] = passes[2 * node + 1] / all;
  }
  return shares;
}

std::vector<bool> may_carry(const Plan& plan, const RouteGraph& route,
                            const std::vector<std::string>& outcomes) {
  RouteGraph possible = route;
  for (RouteNode& node : possible.nodes)
    for (RouteEdge& edge : node.next) edge.share = 1.0;
  const std::vector<bool> reached = MarkedRoute(plan, possible, outcomes).build().reached();
  const std::size_t sets = std::size_t{1} << outcomes.size();
  std::vector<bool> carries(route.nodes.size());
  for (std::size_t node = 0; node < carries.size(); ++node)
    carries[node] = reached[node * sets + sets - 1];
  return carries;
}

}  // namespace cuakhau::model::detail
