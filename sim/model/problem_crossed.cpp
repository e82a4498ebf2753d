// Ways that lead over the line and end without anything that says that the truck is cleared.

#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>

#include <cuakhau/base/text.hpp>

#include "model/detail/plan_check.hpp"
#include "model/detail/tables.hpp"

namespace cuakhau::model::detail {

namespace {

/// Shows each step that can be come to from `begin`, that one too.
/// @param go_on  of a step: whether to go on behind it
template <class GoOn>
void follow_steps(const std::vector<Op>& ops, OpId begin, GoOn go_on) {
  std::vector<bool> seen(ops.size(), false);
  std::vector<OpId> open{begin};
  while (!open.empty()) {
    const OpId id = open.back();
    open.pop_back();
    if (id == k_none || seen[id]) continue;
    seen[id] = true;
    if (!go_on(ops[id])) continue;
    open.push_back(ops[id].next);
    open.insert(open.end(), ops[id].targets.begin(), ops[id].targets.end());
  }
}

/// Whether all that the truck can do from here on is to leave, and not elsewhere.
bool turns_back(const std::vector<Op>& ops, OpId begin) {
  bool is_cleared = false;
  bool leaves = false;
  follow_steps(ops, begin, [&](const Op& op) {
    is_cleared |= op.kind == OpKind::cleared;
    leaves |= op.kind == OpKind::leave;
    return !is_cleared;
  });
  return leaves && !is_cleared;
}

/// Crossings behind which the trucks of a flow are never cleared.
std::set<std::string> uncleared_behind(const Network::Tables& tables, const FlowTable& flow) {
  std::set<std::string> crossings;
  follow_steps(tables.ops, flow.entry, [&](const Op& op) {
    if (op.kind == OpKind::cleared) return false;
    const bool crosses = op.kind == OpKind::visit && op.laden && op.travel == flow.info.direction &&
                         tables.stages[op.stage.index()].crossing != nullptr;
    if (crosses && turns_back(tables.ops, op.next))
      crossings.insert(tables.stages[op.stage.index()].info.name);
    return true;
  });
  return crossings;
}

}  // namespace

void check_crossed(PlanCheck& check) {
  if (check.standing == Standing::under_policies) return;  // routes are the same then
  const Network network(check.plan);
  for (const FlowTable& flow : network.tables().flows)
    for (const std::string& crossing : uncleared_behind(network.tables(), flow))
      check.problems.warning(
          fmt::format("flows.{}.route", flow.info.name),
          fmt::format("on one of its ways trucks cross {} and are never cleared: they count as "
                      "turned back",
                      quote(crossing)),
          {fmt::format("put the step `cleared` behind {} on each way over it", quote(crossing))});
}

}  // namespace cuakhau::model::detail
