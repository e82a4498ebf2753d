#include <algorithm>
#include <set>

#include <fmt/format.h>

#include <cuakhau/base/text.hpp>

#include "model/detail/plan_check.hpp"

namespace cuakhau::model::detail {

namespace {

bool is_unlimited_queue(const Plan& plan, const std::string& name, Direction side) {
  const auto station = plan.stations.find(name);
  if (station != plan.stations.end()) return station->second.queue.is_unlimited;
  const auto exchange = plan.exchanges.find(name);
  return exchange != plan.exchanges.end() && exchange->second.places.of(side).is_unlimited;
}

/// Whether trucks may stay where they are when they come to this node.
bool keeps_waiting(const Plan& plan, const RouteNode& node) {
  if (!node.seizes.empty() || !node.check.empty() || !node.drive.empty()) return true;
  return std::ranges::any_of(node.stages, [&](const std::string& stage) {
    return !is_unlimited_queue(plan, stage, node.travel);
  });
}

/// The stages behind the visits of a yard, if each of them takes all that come.
class Behind {
 public:
  Behind(const PlanCheck& check, const std::string& yard) {
    for (const auto& [flow, graph] : check.routes)
      for (std::size_t node = 0; node < graph.nodes.size(); ++node)
        if (graph.nodes[node].visits(yard)) look(check.plan, graph, node);
  }

  [[nodiscard]] bool takes_all() const { return !keeps_ && !names_.empty(); }
  [[nodiscard]] const std::set<std::string>& names() const { return names_; }

 private:
  void look(const Plan& plan, const RouteGraph& graph, std::size_t yard) {
    follow(graph, yard, Ways::taken, [&](std::size_t node) {
      if (node == yard) return true;
      const RouteNode& one = graph.nodes[node];
      keeps_ |= node == RouteGraph::k_exit || node == RouteGraph::k_join || one.is_inner ||
                keeps_waiting(plan, one);
      names_.insert(one.stages.begin(), one.stages.end());
      return one.stages.empty() && !keeps_;
    });
  }

  bool keeps_ = false;
  std::set<std::string> names_;
};

}  // namespace

void check_use_of_yards(PlanCheck& check) {
  for (const auto& [name, yard] : check.plan.yards) {
    if (yard.places.is_unlimited) continue;
    const Behind behind(check, name);
    if (!behind.takes_all()) continue;
    const std::string& first = *behind.names().begin();
    const bool is_station = check.plan.stations.contains(first);
    check.problems.warning(
        fmt::format("yards.{}.places", name),
        fmt::format("the yard never fills: {} behind it takes all trucks into its own queue, which "
                    "is unlimited",
                    quote(first)),
        {fmt::format("for trucks to wait in the yard, give {} `{}`", quote(first),
                     is_station ? "queue: 0" : "places")});
  }
}

}  // namespace cuakhau::model::detail
