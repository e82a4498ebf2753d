#include "model/detail/route_graph.hpp"

#include <algorithm>
#include <ranges>
#include <utility>

#include <fmt/format.h>

#include "model/detail/check_odds.hpp"
#include "model/detail/handover_parts.hpp"

namespace cuakhau::model::detail {

namespace {

/// What is known of a choice before anybody chooses.
double expected_share(const Choice& choice, const Way& way) {
  if (choice.by == ChoiceBy::shares && way.share) return way.share->value;
  return 1.0 / static_cast<double>(choice.ways.size());
}

/// Builds from the end of the way to its beginning, so that each step knows what comes behind it.
class GraphBuilder {
 public:
  GraphBuilder(const Plan& plan, const Flow& flow) : plan_(plan), flow_(flow) {}

  RouteGraph build(const std::string& path) {
    graph_.nodes.resize(2);  // k_exit and k_join
    graph_.entry = steps(flow_.route, path + ".route", RouteGraph::k_exit);
    for (const auto& [jump, name] : jumps_) {
      const auto target = labels_.find(name);
      if (target != labels_.end()) graph_.nodes[jump].next = {{target->second, 1.0}};
    }
    return std::move(graph_);
  }

 private:
  std::size_t add(RouteNode node) {
    node.is_inner = is_inner_;
    graph_.nodes.push_back(std::move(node));
    return graph_.nodes.size() - 1;
  }

  std::size_t steps(const Route& route, const std::string& path, std::size_t after) {
    for (std::size_t i = route.size(); i-- > 0;)
      after = step(route[i], fmt::format("{}[{}]", path, i), after);
    return after;
  }

  std::size_t step(const Step& step, const std::string& path, std::size_t after) {
    if (!step.visit.empty()) {
      const std::size_t begin = visit(step, path, after);
      labels_[step.visit] = begin;  // the first on the way is built last and stays
      return begin;
    }
    if (!step.check.empty()) return check(step, path, after);
    if (!step.choose_way.empty()) return choose_way(step, path, after);
    if (!step.drive.empty()) return add({.path = path, .drive = step.drive, .next = {{after}}});
    if (!step.branch.empty()) return branch(step.branch, path, after);
    if (!step.parallel.empty()) return fork(step.parallel, path, after);
    if (!step.seize.empty() || !step.release.empty())
      return add({.path = path, .seizes = step.seize, .next = {{after}}});
    if (!step.choose.empty())
      return add({.stages = step.choose,
                  .rule = step.rule,
                  .travel = flow_.direction,
                  .path = path,
                  .next = {{after}}});
    const std::size_t jump = add({.path = path, .is_jump = true});
    jumps_.emplace_back(jump, step.go_to);
    return jump;
  }

  std::size_t visit(const Step& step, const std::string& path, std::size_t after) {
    const bool is_end = ends_way(step);
    if (is_end) after = RouteGraph::k_exit;
    if (is_end || step.visit == "cleared")
      return add({.path = path, .is_diverted = step.visit == "diverted", .next = {{after}}});
    if (!step.limit) return place(step, path, after);
    const std::size_t late = steps(step.late, path + ".late", after);
    // Bounds hold for those who do not give up, as they do for those without patience.
    const bool ends = !step.late.empty() && ends_way(step.late.back());
    if (plan_.yards.contains(step.visit)) {
      const std::size_t yard =
          place(step, path, ends ? in_time(after, path, late) : in_time_or(late, path, after));
      graph_.nodes[yard].is_limited = true;
      return yard;
    }
    const std::size_t begin = place(step, path, after);
    if (!plan_.handovers.contains(step.visit)) graph_.nodes[begin].is_limited = true;
    return ends ? in_time(begin, path, late) : in_time_or(late, path, begin);
  }

  [[nodiscard]] static bool ends_way(const Step& step) {
    return step.visit == "leave" || step.visit == "diverted";
  }

  std::size_t place(const Step& step, const std::string& path, std::size_t after) {
    const auto handover = plan_.handovers.find(step.visit);
    if (handover != plan_.handovers.end()) return cross(handover->second, step, path, after);
    return stage(step.visit, step.as.value_or(flow_.direction), path, after);
  }

  std::size_t stage(const std::string& name, Direction travel, const std::string& path,
                    std::size_t after) {
    return add({.stages = {name}, .travel = travel, .path = path, .next = {{after}}});
  }

  std::size_t cross(const Handover& handover, const Step& step, const std::string& path,
                    std::size_t after) {
    return parts(parts_of(plan_, handover, flow_.direction, !step.beyond.empty()), step, path,
                 {after, RouteGraph::k_exit});
  }

  /// Where a truck goes on behind parts of a handover, in time and late.
  struct Ends {
    std::size_t next;
    std::size_t late;
  };

  std::size_t parts(const std::vector<HandoverPart>& list, const Step& step,
                    const std::string& path, Ends ends) {
    for (const HandoverPart& one : std::views::reverse(list))
      ends.next = part(one, step, path, ends);
    return ends.next;
  }

  [[nodiscard]] static bool may_be_late(const HandoverPart& part, const Step& step) {
    return part.may_be_late && step.limit.has_value();
  }

  std::size_t part(const HandoverPart& part, const Step& step, const std::string& path,
                   const Ends& ends) {
    switch (part.kind) {
      case PartKind::visit: {
        const std::size_t begin = stage(part.name, part.travel, path, ends.next);
        graph_.nodes[begin].is_limited = part.law != nullptr || may_be_late(part, step);
        return part.law == nullptr ? begin : in_time_or(ends.late, path, begin);
      }
      case PartKind::beyond: return steps(step.beyond, path + ".beyond", ends.next);
      case PartKind::fetch: {
        const bool was_inner = std::exchange(is_inner_, true);
        const std::size_t over = stage(part.name, part.travel, path, RouteGraph::k_join);
        is_inner_ = was_inner;
        return add({.path = path, .is_fork = true, .next = {{ends.next}, {over}}});
      }
      case PartKind::branch: {
        const std::size_t aside = parts(part.aside, step, path, {RouteGraph::k_exit, ends.next});
        return add({.path = path, .next = {{ends.next, part.share}, {aside, 1.0 - part.share}}});
      }
      case PartKind::leave: return RouteGraph::k_exit;
      case PartKind::seize:
        return add({.path = path,
                    .seizes = part.name,
                    .is_limited = may_be_late(part, step),
                    .next = {{ends.next}}});
      case PartKind::hire: {
        // Which of them, it does not matter: all lead to the same.
        const std::vector<std::string> pools = pools_of(part.companies);
        std::vector<RouteEdge> next;
        for (const std::string& pool : pools)
          next.push_back({add({.path = path,
                               .seizes = pool,
                               .is_limited = may_be_late(part, step),
                               .next = {{ends.next}}}),
                          1.0 / static_cast<double>(pools.size())});
        return add({.path = path, .next = std::move(next)});
      }
      case PartKind::cleared:
      case PartKind::release: break;
    }
    return ends.next;
  }

  std::size_t in_time(std::size_t begin, const std::string& path, std::size_t late) {
    return add({.path = path, .next = {{begin, 1.0}, {late, 0.0}}});
  }
  /// Nobody knows how many are late.
  std::size_t in_time_or(std::size_t late, const std::string& path, std::size_t begin) {
    return add({.path = path, .is_open_choice = true, .next = {{begin, 0.5}, {late, 0.5}}});
  }

  std::size_t check(const Step& step, const std::string& path, std::size_t after) {
    const auto named = plan_.checks.find(step.check);
    if (named == plan_.checks.end()) return add({.path = path, .next = {{after}}});
    const Check& check = named->second;
    const CheckOdds odds = odds_of(plan_, check);
    const std::vector<std::string> words = outcomes_of(check);
    std::map<std::string, std::size_t> ways;
    for (const std::string& word : std::views::reverse(words)) {
      const auto way = step.ways.find(word);
      ways[word] = way == step.ways.end()
                       ? after
                       : steps(way->second, fmt::format("{}.ways.{}", path, word), after);
    }
    const auto found = [&](std::string_view outcome, double share) {
      return RouteEdge{ways[std::string(outcome)], share, std::string(outcome)};
    };
    const auto retest = plan_.checks.find(check.retest);
    if (retest != plan_.checks.end()) {
      const std::size_t again = add({.path = path,
                                     .check = check.retest,
                                     .next = {found(k_negative, 1.0 - odds.positive_again),
                                              found(k_positive, odds.positive_again)}});
      ways[std::string(k_retested)] = place_of(retest->second, check.retest, path, again);
    }
    std::vector<RouteEdge> next;
    for (std::size_t i = 0; i < words.size(); ++i)
      next.push_back(found(words[i], odds.outcomes[i]));
    const std::size_t begin = place_of(
        check, step.check, path, add({.path = path, .check = step.check, .next = std::move(next)}));
    if (!check.certificate) return begin;
    return add({.path = path,
                .check = step.check,
                .next = {{begin, 1.0 - odds.excused}, found(k_certified, odds.excused)}});
  }

  /// The station or exchange where the check is made.
  std::size_t place_of(const Check& check, const std::string& name, const std::string& path,
                       std::size_t after) {
    if (check.at.empty()) return after;
    const std::size_t place = stage(check.at, flow_.direction, path, after);
    graph_.nodes[place].check = name;
    return place;
  }

  std::size_t choose_way(const Step& step, const std::string& path, std::size_t after) {
    const auto choice = plan_.choices.find(step.choose_way);
    if (choice == plan_.choices.end()) return add({.path = path, .next = {{after}}});
    std::vector<RouteEdge> next;
    for (const auto& [name, way] : std::views::reverse(choice->second.ways)) {
      const auto route = step.ways.find(name);
      const std::size_t begin =
          route == step.ways.end()
              ? after
              : steps(route->second, fmt::format("{}.ways.{}", path, name), after);
      next.push_back({begin, expected_share(choice->second, way)});
    }
    return add({.path = path,
                .choice = step.choose_way,
                .is_open_choice = choice->second.by != ChoiceBy::shares,
                .next = std::move(next)});
  }

  std::size_t branch(const std::vector<Arm>& arms, const std::string& path, std::size_t after) {
    std::vector<RouteEdge> next;
    for (std::size_t i = arms.size(); i-- > 0;)
      next.push_back({steps(arms[i].route, fmt::format("{}.branch[{}].route", path, i), after),
                      arms[i].share.value});
    return add({.path = path, .next = std::move(next)});
  }

  std::size_t fork(const std::vector<Route>& arms, const std::string& path, std::size_t after) {
    std::vector<RouteEdge> next{{after}};
    const bool was_inner = std::exchange(is_inner_, true);
    for (std::size_t i = arms.size(); i-- > 0;)
      next.push_back(
          {steps(arms[i], fmt::format("{}.parallel[{}]", path, i), RouteGraph::k_join), 1.0});
    is_inner_ = was_inner;
    return add({.path = path, .is_fork = true, .next = std::move(next)});
  }

  const Plan& plan_;
  const Flow& flow_;
  RouteGraph graph_;
  bool is_inner_ = false;
  std::map<std::string, std::size_t> labels_;
  std::vector<std::pair<std::size_t, std::string>> jumps_;
};

}  // namespace

bool RouteNode::visits(std::string_view stage) const {
  return std::ranges::find(stages, stage) != stages.end();
}

bool RouteGraph::visits(std::string_view name) const {
  return std::ranges::any_of(
      nodes, [&](const RouteNode& node) { return node.check == name || node.visits(name); });
}

std::vector<bool> RouteGraph::reached() const {
  std::vector<bool> marked(nodes.size(), false);
  follow(*this, entry, Ways::taken, [&](std::size_t node) {
    marked[node] = true;
    return true;
  });
  return marked;
}

std::vector<bool> RouteGraph::can_leave() const {
  RouteGraph backward;
  backward.nodes.resize(nodes.size());
  for (std::size_t node = 0; node < nodes.size(); ++node)
    for (const RouteEdge& edge : nodes[node].next)
      if (edge.share > 0.0) backward.nodes[edge.to].next.push_back({node});
  backward.entry = k_exit;
  return backward.reached();
}

RouteGraph route_graph(const Plan& plan, const Flow& flow, const std::string& path) {
  return GraphBuilder(plan, flow).build(path);
}

RouteGraphs route_graphs(const Plan& plan) {
  RouteGraphs graphs;
  for (const auto& [name, flow] : plan.flows)
    graphs.emplace(name, route_graph(plan, flow, fmt::format("flows.{}", name)));
  return graphs;
}

}  // namespace cuakhau::model::detail
