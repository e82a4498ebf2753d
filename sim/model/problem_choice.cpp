#include <algorithm>

#include <fmt/format.h>

#include <cuakhau/base/text.hpp>

#include "model/detail/plan_check.hpp"

namespace cuakhau::model::detail {

namespace {

constexpr std::size_t k_most_ways = 250;  // records number them with 8 bits

void check_shares(PlanCheck& check, const std::string& path, const Choice& choice) {
  double sum = 0.0;
  bool are_given = true;
  for (const auto& [name, way] : choice.ways) {
    const std::string place = fmt::format("{}.ways.{}", path, name);
    if (choice.by != ChoiceBy::shares && way.share)
      check.problems.error(place + ".share", "it belongs to a choice by shares");
    if (choice.by == ChoiceBy::shares && !way.share)
      check.problems.expected(place, "a `share`", "none");
    are_given &= way.share.has_value();
    if (way.share) sum += way.share->value;
  }
  if (choice.by == ChoiceBy::shares && are_given) check.problems.must_add_up(path + ".ways", sum);
}

void check_order(PlanCheck& check, const std::string& path, const Choice& choice) {
  if (choice.by != ChoiceBy::order) {
    if (!choice.order.empty())
      check.problems.error(path + ".order", "it belongs to a choice in order");
    for (const auto& [name, way] : choice.ways)
      if (way.full_at)
        check.problems.error(fmt::format("{}.ways.{}.full_at", path, name),
                             "it belongs to a choice in order");
    return;
  }
  NameSet ways{.kind = "one of its ways", .names = {}};
  ways.append(choice.ways);
  for (std::size_t i = 0; i < choice.order.size(); ++i) {
    const std::string place = fmt::format("{}.order[{}]", path, i);
    const auto here = choice.order.begin() + static_cast<std::ptrdiff_t>(i);
    check.problems.must_name(place, ways, choice.order[i]);
    if (std::find(choice.order.begin(), here, choice.order[i]) != here)
      check.problems.error(place, fmt::format("{} stands in it twice", quote(choice.order[i])));
  }
  for (const std::string& name : ways.names)
    if (std::ranges::find(choice.order, name) == choice.order.end())
      check.problems.error(path + ".order", fmt::format("{} is missing", quote(name)),
                           {"list all ways, the first choice first"});
}

/// Time and money of a way count in a choice by cost alone.
void check_costs(PlanCheck& check, const std::string& path, const Choice& choice) {
  if (choice.by == ChoiceBy::cost) {
    if (choice.scale && choice.scale->amount <= 0.0)
      check.problems.expected(path + ".scale", "an amount above 0", "0",
                              {"leave it out for drivers who all take the cheapest way"});
    return;
  }
  if (choice.scale) check.problems.error(path + ".scale", "it belongs to a choice by cost");
  for (const auto& [name, way] : choice.ways) {
    const std::string place = fmt::format("{}.ways.{}", path, name);
    if (way.time > Duration{0})
      check.problems.error(place + ".time", "it belongs to a choice by cost");
    if (way.fee) check.problems.error(place + ".fee", "it belongs to a choice by cost");
  }
}

void check_choice(PlanCheck& check, const std::string& path, const Choice& choice) {
  if (choice.ways.size() < 2)
    check.problems.expected(path + ".ways", "at least two ways",
                            choice.ways.empty() ? "none" : "one");
  if (choice.ways.size() > k_most_ways)
    check.problems.expected(path + ".ways", fmt::format("at most {} ways", k_most_ways),
                            fmt::to_string(choice.ways.size()));
  check_shares(check, path, choice);
  check_order(check, path, choice);
  check_costs(check, path, choice);
  if (choice.again && check_law(check, path + ".again", *choice.again) &&
      kernel::mean(choice.again->law) <= 0.0)
    check.problems.expected(path + ".again", "a time above 0 s", "0 s",
                            {"leave it out for drivers who stay on the way that they took"});
  const Information& information = choice.information;
  if (information.every && *information.every <= Duration{0})
    check.problems.expected(path + ".information.every", "a duration above 0 s", "0 s",
                            {"leave it out for drivers who see the border as it is"});
  if (!information.every && information.late > Duration{0})
    check.problems.error(path + ".information.late", "drivers see the border as it is",
                         {"say how often there are news of it: `every`"});
}

/// Whether a choice by cost has something to weigh.
void check_worth(PlanCheck& check, const std::string& path, const Flow& flow) {
  const bool has_value = flow.waiting_cost || check.plan.costs.waiting;
  if (has_value || check.standing == Standing::under_policies) return;
  check.problems.warning(path,
                         "waiting costs these trucks nothing: fees and spoiled loads alone "
                         "decide",
                         {"say what an hour costs: `costs: {waiting: 30000 VND/h}`, or "
                          "`waiting_cost` of the flow"});
}

/// Yards, and steps that visit nothing, let a truck pass at once.
[[nodiscard]] bool passes_at_once(const Plan& plan, const RouteNode& node) {
  return node.drive.empty() && std::ranges::all_of(node.stages, [&](const std::string& stage) {
           return plan.yards.contains(stage);
         });
}

/// Whether a truck that makes this choice may make it again at the same instant.
[[nodiscard]] bool comes_back_at_once(const Plan& plan, const RouteGraph& graph,
                                      std::size_t choice) {
  std::vector<bool> seen(graph.nodes.size());
  std::vector<std::size_t> open{choice};
  while (!open.empty()) {
    const std::size_t node = open.back();
    open.pop_back();
    for (const RouteEdge& edge : graph.nodes[node].next) {
      if (edge.to == choice) return true;
      if (seen[edge.to] || !passes_at_once(plan, graph.nodes[edge.to])) continue;
      seen[edge.to] = true;
      open.push_back(edge.to);
    }
  }
  return false;
}

}  // namespace

void check_choices(PlanCheck& check) {
  for (const auto& [name, choice] : check.plan.choices)
    check_choice(check, fmt::format("choices.{}", name), choice);
}

void check_use_of_choices(PlanCheck& check) {
  NameSet used{.kind = "", .names = {}};
  for (const auto& [flow, graph] : check.routes)
    for (std::size_t number = graph.nodes.size(); number-- > 0;) {
      const RouteNode& node = graph.nodes[number];
      if (node.choice.empty()) continue;
      if (comes_back_at_once(check.plan, graph, number))
        check.problems.error(node.path + ".choose_way",
                             "a way of it leads back to it in no time: its trucks may go round for "
                             "ever",
                             {"who waits in a line may choose again by `again` of the choice"});
      used.names.push_back(node.choice);
      const auto choice = check.plan.choices.find(node.choice);
      if (choice != check.plan.choices.end() && choice->second.by == ChoiceBy::cost)
        check_worth(check, node.path + ".choose_way", check.plan.flows.at(flow));
    }
  for (const auto& [name, choice] : check.plan.choices)
    if (!used.contains(name))
      check.problems.warning(fmt::format("choices.{}", name), "no route makes it");
}

}  // namespace cuakhau::model::detail
