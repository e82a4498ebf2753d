#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include <cuakhau/base/text.hpp>
#include <cuakhau/model/setting.hpp>

#include "model/detail/demand.hpp"
#include "model/detail/in_force.hpp"
#include "model/detail/plan_check.hpp"

namespace cuakhau::model::detail {

namespace {

/// Whose trucks count: those of every flow, or of flows that have some.
enum class Whose : std::uint8_t { any_flow, busy_flow };

/// The sides of the exchange that trucks of this way come to before they have taken a turn of it: a
/// side that only comes out of a turn cannot make the first one.
void mark_first_visits(const RouteGraph& graph, const std::string& exchange, std::size_t begin,
                       BySide& comes) {
  follow(graph, begin, Ways::taken, [&](std::size_t at) {
    const RouteNode& node = graph.nodes[at];
    if (!node.visits(exchange)) return true;
    comes[static_cast<std::size_t>(node.travel)] = true;
    return false;
  });
}

/// A plan at some time of the run, with its routes.
struct RoutedPlan {
  const Plan& plan;
  const RouteGraphs& routes;
};

/// Of one flow.
[[nodiscard]] BySide first_sides(const RoutedPlan& now, const std::string& exchange,
                                 const std::string& flow, Whose whose) {
  const RouteGraph& graph = now.routes.at(flow);
  BySide comes{};
  if (whose == Whose::any_flow || has_trucks(now.plan, flow))
    mark_first_visits(graph, exchange, graph.entry, comes);
  for (const InitialQueue& queue : now.plan.initial) {
    if (queue.flow != flow || queue.stage.empty()) continue;
    for (std::size_t node = graph.nodes.size(); node-- > 0;)
      if (graph.nodes[node].visits(queue.stage)) mark_first_visits(graph, exchange, node, comes);
  }
  return comes;
}

void add(BySide& all, const BySide& more) {
  for (std::size_t side = 0; side < all.size(); ++side) all[side] = all[side] || more[side];
}

[[nodiscard]] BySide sides_that_come(const RoutedPlan& now, const std::string& exchange,
                                     Whose whose) {
  BySide comes{};
  for (const auto& [flow, graph] : now.routes) add(comes, first_sides(now, exchange, flow, whose));
  return comes;
}

/// Whether trucks of this side would wait for their turn however long it takes.
[[nodiscard]] bool waits_on(const RouteGraphs& routes, const std::string& exchange,
                            Direction side) {
  return std::ranges::any_of(routes, [&](const auto& route) {
    const std::vector<bool> reached = route.second.reached();
    for (std::size_t node = 0; node < reached.size(); ++node) {
      const RouteNode& one = route.second.nodes[node];
      if (reached[node] && one.visits(exchange) && one.travel == side && !one.is_limited)
        return true;
    }
    return false;
  });
}

[[nodiscard]] bool is_visited(const PlanCheck& check, const std::string& exchange) {
  return std::ranges::any_of(check.routes, [&](const auto& route) {
    const std::vector<bool> reached = route.second.reached();
    for (std::size_t node = 0; node < reached.size(); ++node)
      if (reached[node] && route.second.nodes[node].visits(exchange)) return true;
    return false;
  });
}

/// The first step that brings a side of which no turn takes anybody.
void check_takers(PlanCheck& check, const std::string& name, const Exchange& exchange) {
  for (const auto& [flow, graph] : check.routes) {
    const std::vector<bool> reached = graph.reached();
    for (std::size_t node = graph.nodes.size(); node-- > 0;) {
      const RouteNode& one = graph.nodes[node];
      if (!reached[node] || !one.visits(name) || exchange.turn.of(one.travel).most.limit() > 0)
        continue;
      check.problems.error(one.path, fmt::format("no turn of {} takes a truck of the {} side",
                                                 quote(name), word(one.travel)));
      break;
    }
  }
}

/// What comes to an exchange at some time of the run or another.
struct EverComes {
  BySide flows{};
  BySide trucks{};
};

/// Why flows that bring this side bring nobody: "u" is held, …
[[nodiscard]] ProblemList::Help why_none_comes(const PlanCheck& check, const std::string& exchange,
                                               Direction side) {
  ProblemList::Help help;
  for (const auto& [name, graph] : check.routes) {
    BySide comes{};
    mark_first_visits(graph, exchange, graph.entry, comes);
    if (!comes[static_cast<std::size_t>(side)]) continue;
    const char* const why = check.plan.flows.at(name).held ? "is held" : "has no trucks";
    help.push_back(fmt::format("flow {} would bring them, and {} at all times", quote(name), why));
  }
  return help;
}

/// Who waits for a side that never comes waits for ever.
void check_both_sides(PlanCheck& check, const std::string& name, const EverComes& ever) {
  const Exchange& exchange = check.plan.exchanges.at(name);
  for (const Direction side : {Direction::export_, Direction::import_}) {
    const auto here = static_cast<std::size_t>(side);
    if (exchange.turn.of(side).least.limit() == 0) continue;
    const std::string path = fmt::format("exchanges.{}.turn.{}", name, word(side));
    if (!ever.flows[here])
      check.problems.error(
          path, fmt::format("no flow brings the {} side: its turns never start", word(side)),
          {fmt::format("a flow of {}s that visits it, or a step that visits it `as: {}`",
                       word(side), word(side))});
    else if (!ever.trucks[here] && ever.trucks[1 - here])
      check.problems.error(
          path,
          fmt::format("no truck of the {} side ever comes: its turns never start", word(side)),
          why_none_comes(check, name, side));
  }
}

/// A plan with its routes, to keep.
struct KeptPlan {
  Plan plan;
  RouteGraphs routes;
  Instant from;  // of a policy's onset

  explicit KeptPlan(Plan kept, Instant since = Instant::far_past())
      : plan(std::move(kept)), routes(route_graphs(plan)), from(since) {}
  [[nodiscard]] BySide sides(const std::string& exchange) const {
    return sides_that_come({plan, routes}, exchange, Whose::busy_flow);
  }
};

[[nodiscard]] std::vector<KeptPlan> kept_plans(const Plan& plan) {
  std::vector<KeptPlan> kept;
  for (PlanInForce& now : plans_in_force(plan))
    kept.emplace_back(std::move(now.plan), now.span.from);
  return kept;
}

/// Exchanges that a policy leaves without one of their sides, for the rest of the run.
class LostPartners {
 public:
  explicit LostPartners(PlanCheck& check) : check_(check), plans_(kept_plans(check.plan)) {}

  void tell(std::size_t index) {
    const Policy& policy = check_.plan.policies[index];
    if (!never_ends(check_.window, policy)) return;
    const KeptPlan with(under_policies(check_.plan, {index}));
    for (const auto& [name, exchange] : with.plan.exchanges)
      for (const Direction side : {Direction::export_, Direction::import_})
        if (strands(with, name, side, policy)) {
          tell(index, name, side);
          break;
        }
  }

 private:
  [[nodiscard]] const KeptPlan& base() const { return plans_.front(); }

  /// Whether trucks of the other side are left that wait for this one.
  [[nodiscard]] bool strands(const KeptPlan& with, const std::string& name, Direction side,
                             const Policy& policy) const {
    const auto here = static_cast<std::size_t>(side);
    const Turn& turn = with.plan.exchanges.at(name).turn;
    if (turn.of(side).least.limit() == 0 || turn.of(other(side)).most.limit() == 0) return false;
    const BySide before = base().sides(name);
    const BySide then = with.sides(name);
    if (then[here] || !before[here]) return false;
    const Instant start = check_.window.start;
    const Instant onset = policy.from ? policy.from->resolve(start) : start;
    const bool is_later = onset > start || policy.when || policy.after != DurationLaw{};
    const bool comes = then[1 - here] && waits_on(with.routes, name, other(side));
    const bool is_left = is_later && before[1 - here] && waits_on(base().routes, name, other(side));
    return (comes || is_left) && !comes_again(name, here, onset);
  }

  /// By other policies.
  [[nodiscard]] bool comes_again(const std::string& name, std::size_t side, Instant onset) const {
    return std::any_of(plans_.begin() + 1, plans_.end(), [&](const KeptPlan& now) {
      return now.from >= onset && now.sides(name)[side];
    });
  }

  /// At the setting that does it, if it is one alone.
  void tell(std::size_t index, const std::string& name, Direction side) {
    const auto here = static_cast<std::size_t>(side);
    std::string path = policy_path(index, "set");
    for (const Setting& setting : check_.plan.policies[index].set) {
      Plan one = check_.plan;
      apply(one, setting);
      if (KeptPlan(std::move(one)).sides(name)[here]) continue;
      path = policy_path(index, "set." + setting.path);
      break;
    }
    check_.problems.warning(
        std::move(path),
        fmt::format("from then on no truck of the {} side comes to {}: who waits there for one "
                    "waits for ever",
                    word(side), quote(name)),
        {"let it end by `until` or `for`, or leave that side a few trucks"});
  }

  PlanCheck& check_;
  std::vector<KeptPlan> plans_;  // the plan alone, and at the onsets of policies
};

}  // namespace

std::map<std::string, BySide> sides_that_come(const PlanCheck& check, const std::string& exchange) {
  std::map<std::string, BySide> comes;
  for (const auto& [flow, graph] : check.routes)
    comes[flow] = first_sides({check.plan, check.routes}, exchange, flow, Whose::any_flow);
  return comes;
}

void check_partners(PlanCheck& check) {
  if (check.plan.exchanges.empty()) return;
  const bool is_alone = check.standing == Standing::alone;
  const std::vector<KeptPlan> plans =
      is_alone && check.has_window ? kept_plans(check.plan) : std::vector<KeptPlan>{};
  for (const auto& [name, exchange] : check.plan.exchanges) {
    if (!is_visited(check, name)) continue;
    check_takers(check, name, exchange);
    // While policies are in force one side may stay away.
    if (!is_alone) continue;
    EverComes ever{.flows = sides_that_come({check.plan, check.routes}, name, Whose::any_flow)};
    for (const KeptPlan& now : plans) {
      add(ever.flows, sides_that_come({now.plan, now.routes}, name, Whose::any_flow));
      add(ever.trucks, now.sides(name));
    }
    check_both_sides(check, name, ever);
  }
}

void check_lost_partners(PlanCheck& check) {
  if (check.plan.exchanges.empty() || check.plan.policies.empty()) return;
  LostPartners lost(check);
  for (std::size_t index = 0; index < check.plan.policies.size(); ++index) lost.tell(index);
}

}  // namespace cuakhau::model::detail
