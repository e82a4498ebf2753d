#include <algorithm>
#include <array>
#include <map>

#include <fmt/format.h>

#include <cuakhau/base/text.hpp>

#include "model/detail/plan_check.hpp"

namespace cuakhau::model::detail {

namespace {

constexpr std::uint64_t k_most_bays = 65'534;  // records number them with 16 bits
constexpr std::uint32_t k_most_in_turn = 1'000;

void check_bays(PlanCheck& check, const std::string& path, const std::vector<ServerGroup>& bays) {
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i < bays.size(); ++i) {
    check_hours(check, fmt::format("{}[{}].hours", path, i), bays[i].hours);
    if (bays[i].count.is_unlimited) {
      check.problems.expected(path, "a number of bays", "unlimited");
      return;
    }
    sum += bays[i].count.value;
  }
  const std::uint64_t least = check.standing == Standing::alone ? 1 : 0;
  if (sum < least || sum > k_most_bays)
    check.problems.expected(path, fmt::format("1 to {} bays", k_most_bays), fmt::to_string(sum));
}

void check_share(PlanCheck& check, const std::string& path, const TurnShare& share) {
  const auto text = [](Count count) {
    return count.is_unlimited ? "unlimited" : fmt::to_string(count.value);
  };
  if (share.most.limit() > k_most_in_turn) {
    check.problems.expected(path, fmt::format("at most {} trucks in a turn", k_most_in_turn),
                            text(share.most));
  } else if (share.least.limit() > share.most.limit()) {
    check.problems.expected(path, "the least first, then the most",
                            fmt::format("{} before {}", text(share.least), text(share.most)));
  }
}

void check_turn(PlanCheck& check, const std::string& path, const Exchange& exchange) {
  for (const Direction side : {Direction::export_, Direction::import_}) {
    const TurnShare& share = exchange.turn.of(side);
    const std::string place = fmt::format("{}.turn.{}", path, word(side));
    check_share(check, place, share);
    const Count places = exchange.places.of(side);
    if (share.most.limit() > 0 && share.least.limit() > places.limit())
      check.problems.error(place,
                           fmt::format("a turn needs {} trucks of this side, and only {} can wait",
                                       share.least.value, places.value),
                           {"give the side more `places`"});
    if (share.most.limit() > 0 && places.limit() == 0)
      check.problems.expected(fmt::format("{}.places.{}", path, word(side)), "at least 1", "0");
  }
  const Turn& turn = exchange.turn;
  if (turn.export_.most.limit() == 0 && turn.import_.most.limit() == 0)
    check.problems.expected(path + ".turn", "trucks of at least one side", "none");
}

void check_exchange(PlanCheck& check, const std::string& path, const Exchange& exchange) {
  check_gate_name(check, path + ".gate", exchange.gate);
  check_bays(check, path + ".bays", exchange.bays);
  check_hours(check, path + ".hours", exchange.hours);
  check_turn(check, path, exchange);
  check_law(check, path + ".service", exchange.service);
  if (exchange.short_after) check_law(check, path + ".short_after", *exchange.short_after);
  check_discipline(check, path + ".discipline", exchange.discipline);
}

/// The sides of the exchange that trucks of this way come to first.
void mark_first_visits(const RouteGraph& graph, const std::string& exchange, std::size_t begin,
                       BySide& comes) {
  std::vector<bool> seen(graph.nodes.size(), false);
  std::vector<std::size_t> open{begin};
  while (!open.empty()) {
    const std::size_t at = open.back();
    open.pop_back();
    if (seen[at]) continue;
    seen[at] = true;
    const RouteNode& node = graph.nodes[at];
    if (std::ranges::find(node.stages, exchange) != node.stages.end()) {
      comes[static_cast<std::size_t>(node.travel)] = true;
      continue;
    }
    for (const RouteEdge& edge : node.next)
      if (edge.share > 0.0) open.push_back(edge.to);
  }
}

}  // namespace

std::map<std::string, BySide> sides_that_come(const PlanCheck& check, const std::string& exchange) {
  std::map<std::string, BySide> comes;
  for (const auto& [flow, graph] : check.routes)
    mark_first_visits(graph, exchange, graph.entry, comes[flow]);
  for (const InitialQueue& queue : check.plan.initial) {
    const auto graph = check.routes.find(queue.flow);
    if (graph == check.routes.end() || queue.stage.empty()) continue;
    const auto& nodes = graph->second.nodes;
    for (std::size_t node = nodes.size(); node-- > 0;)
      if (std::ranges::find(nodes[node].stages, queue.stage) != nodes[node].stages.end())
        mark_first_visits(graph->second, exchange, node, comes[queue.flow]);
  }
  return comes;
}

namespace {

/// The first step that brings a side of which no turn takes anybody.
void check_takers(PlanCheck& check, const std::string& name, const Exchange& exchange) {
  for (const auto& [flow, graph] : check.routes) {
    const std::vector<bool> reached = graph.reached();
    for (std::size_t node = graph.nodes.size(); node-- > 0;) {
      const RouteNode& one = graph.nodes[node];
      const bool visits = std::ranges::find(one.stages, name) != one.stages.end();
      if (!reached[node] || !visits || exchange.turn.of(one.travel).most.limit() > 0) continue;
      check.problems.error(one.path, fmt::format("no turn of {} takes a truck of the {} side",
                                                 quote(name), word(one.travel)));
      break;
    }
  }
}

[[nodiscard]] bool is_visited(const PlanCheck& check, const std::string& exchange) {
  return std::ranges::any_of(check.routes, [&](const auto& route) {
    const std::vector<bool> reached = route.second.reached();
    for (std::size_t node = 0; node < reached.size(); ++node) {
      const auto& stages = route.second.nodes[node].stages;
      if (reached[node] && std::ranges::find(stages, exchange) != stages.end()) return true;
    }
    return false;
  });
}

}  // namespace

void check_exchanges(PlanCheck& check) {
  for (const auto& [name, exchange] : check.plan.exchanges)
    check_exchange(check, fmt::format("exchanges.{}", name), exchange);
}

void check_partners(PlanCheck& check) {
  for (const auto& [name, exchange] : check.plan.exchanges) {
    if (!is_visited(check, name)) continue;
    check_takers(check, name, exchange);
    const auto comes = sides_that_come(check, name);
    for (const Direction side : {Direction::export_, Direction::import_}) {
      const auto is_brought = [&](const auto& flow) {
        return flow.second[static_cast<std::size_t>(side)];
      };
      if (exchange.turn.of(side).least.limit() == 0 || std::ranges::any_of(comes, is_brought))
        continue;
      check.problems.error(
          fmt::format("exchanges.{}.turn.{}", name, word(side)),
          fmt::format("no flow brings the {} side: its turns never start", word(side)),
          {fmt::format("a flow of {}s that visits it, or a step that visits it `as: {}`",
                       word(side), word(side))});
    }
  }
}

}  // namespace cuakhau::model::detail
