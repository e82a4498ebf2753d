#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include <fmt/format.h>

#include <cuakhau/base/text.hpp>
#include <cuakhau/model/setting.hpp>

#include "model/detail/in_force.hpp"
#include "model/detail/opening.hpp"
#include "model/detail/plan_check.hpp"
#include "model/detail/watched.hpp"

namespace cuakhau::model::detail {

namespace {

constexpr std::size_t k_most_stages_listed = 3;

/// What is shut in a plan for the whole run.
class Shut {
 public:
  Shut(const Plan& plan, OpenSpan run) : plan_(plan), run_(run) {}

  [[nodiscard]] bool has(const std::string& name, Direction travel) {
    const auto [known, is_new] = known_.try_emplace({name, travel}, false);
    if (is_new) known->second = is_shut(plan_, name, travel, run_);
    return known->second;
  }
  /// Whether nobody gets on from a step of a route.
  [[nodiscard]] bool has(const RouteNode& node) {
    if (!node.seizes.empty()) return has(node.seizes, node.travel);
    return !node.stages.empty() && std::ranges::all_of(node.stages, [&](const std::string& stage) {
      return has(stage, node.travel);
    });
  }

 private:
  const Plan& plan_;
  OpenSpan run_;
  std::map<std::pair<std::string, Direction>, bool> known_;
};

/// Whether trucks can come to the end of their way from a node, through what is open.
bool gets_out(const RouteGraph& graph, std::size_t begin, Shut& shut) {
  bool gets = false;
  follow(graph, begin, Ways::taken, [&](std::size_t node) {
    gets |=
        node == RouteGraph::k_exit || node == RouteGraph::k_join || graph.nodes[node].is_limited;
    return !gets && !shut.has(graph.nodes[node]);
  });
  return gets;
}

/// Whether its trucks leave a queue by themselves.
bool may_give_up(const Plan& plan, const Flow& flow, const RouteGraph& graph) {
  return flow.patience || std::ranges::any_of(graph.nodes, [&](const RouteNode& node) {
           const auto choice = plan.choices.find(node.choice);
           return choice != plan.choices.end() && choice->second.again;
         });
}

/// Whether a queue at this stage can become shorter.
bool can_shrink(const Plan& plan, const std::string& stage, OpenSpan run) {
  Shut shut(plan, run);
  bool has_visits = false;
  for (const auto& [name, graph] : route_graphs(plan))
    for (std::size_t node = 0; node < graph.nodes.size(); ++node) {
      if (!graph.nodes[node].visits(stage)) continue;
      has_visits = true;
      if (may_give_up(plan, plan.flows.at(name), graph) || gets_out(graph, node, shut)) return true;
    }
  return !has_visits;
}

bool is_visited(const RouteGraphs& routes, const std::string& stage) {
  return std::ranges::any_of(routes, [&](const auto& route) { return route.second.visits(stage); });
}

/// Stages and pools that only the policy shuts.
std::set<std::string> newly_shut(const Plan& plan, const Plan& with, OpenSpan run) {
  std::vector<std::string> names;
  for (const auto& [name, one] : plan.stations) names.push_back(name);
  for (const auto& [name, one] : plan.exchanges) names.push_back(name);
  for (const auto& [name, one] : plan.crossings) names.push_back(name);
  for (const auto& [name, one] : plan.pools) names.push_back(name);
  std::set<std::string> shut;
  for (const std::string& name : names)
    for (const Direction travel : {Direction::export_, Direction::import_})
      if (is_shut(with, name, travel, run) && !is_shut(plan, name, travel, run)) shut.insert(name);
  return shut;
}

void check_end(PlanCheck& check, std::size_t index, const Plan& with) {
  const std::set<std::string> shut = newly_shut(check.plan, with, check.whole_run());
  if (shut.empty()) return;
  std::vector<std::string> names;
  for (const std::string& name : shut) names.push_back(quote(name));
  std::string text =
      join(std::span(names).first(std::min(names.size(), k_most_stages_listed)), ", ");
  if (names.size() > k_most_stages_listed)
    text += fmt::format(" and {} more", names.size() - k_most_stages_listed);
  check.problems.warning(policy_path(index, "when"),
                         fmt::format("once set off it never ends, and shuts {} for good", text),
                         {"say how long it lasts by `for`, or when it ends by `until`"});
}

/// A condition that ends when the queue is short again, while nobody leaves the queue.
void check_latch(PlanCheck& check, std::size_t index, const Plan& with) {
  const Trigger& when = *check.plan.policies[index].when;
  if (!when.free.empty()) return;
  std::set<std::string> names = watched_names(check.plan, when);
  if (looks_at_many(check.plan, when))
    std::erase_if(names, [&](const std::string& name) {
      return !check.stages.contains(name) || !is_visited(check.routes, name);
    });
  const auto can_any_shrink = [&](const Plan& plan) {
    return std::ranges::any_of(
        names, [&](const std::string& name) { return can_shrink(plan, name, check.whole_run()); });
  };
  if (can_any_shrink(with) || !can_any_shrink(check.plan)) return;
  check.problems.warning(
      policy_path(index, "when"),
      fmt::format("while it is in force nobody gets on from {}, so that the queue which set it off "
                  "never ends it",
                  quote(when.watched())),
      {"say how long it lasts by `for`, or let it watch another stage"});
}

}  // namespace

void check_shutting(PlanCheck& check) {
  const auto& policies = check.plan.policies;
  for (std::size_t index = 0; index < policies.size(); ++index) {
    const Policy& policy = policies[index];
    if (!policy.when || policy.lasting || policy.until) continue;
    const Plan with = under_policies(check.plan, {index});
    if (never_ends(check.window, policy))
      check_end(check, index, with);
    else
      check_latch(check, index, with);
  }
}

}  // namespace cuakhau::model::detail
