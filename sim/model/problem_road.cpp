#include <algorithm>
#include <set>

#include <fmt/format.h>

#include <cuakhau/base/text.hpp>
#include <cuakhau/model/setting.hpp>

#include "model/detail/plan_check.hpp"
#include "model/detail/road_net.hpp"

namespace cuakhau::model::detail {

namespace {

void check_road(PlanCheck& check, const std::string& path, const Road& road) {
  check_law(check, path + ".travel", road.travel);
  check_pace(check, path + ".pace", road.pace, "to shut it, set `open` to false");
  if (road.between.size() != 2)
    check.problems.expected(path + ".between", "two places",
                            fmt::format("{} of them", road.between.size()));
  else if (road.between[0] == road.between[1])
    check.problems.error(path + ".between",
                         fmt::format("it leads from {} to itself", quote(road.between[0])));
}

[[nodiscard]] bool are_sound(const Plan& plan) {
  return std::ranges::all_of(plan.roads, [](const auto& entry) {
    return entry.second.between.size() == 2 && !kernel::problem(entry.second.travel.law) &&
           entry.second.pace.value > 0.0;
  });
}

using Places = std::set<std::string>;

/// Who chooses again does so from anywhere behind the choice.
void add_again(const Plan& plan, const RouteGraph& graph, std::vector<Places>& here) {
  for (std::size_t node = graph.nodes.size(); node-- > 0;) {
    const auto choice = plan.choices.find(graph.nodes[node].choice);
    if (choice == plan.choices.end() || !choice->second.again) continue;
    RouteGraph behind = graph;
    behind.entry = node;
    const std::vector<bool> reached = behind.reached();
    for (std::size_t one = 0; one < reached.size(); ++one)
      if (reached[one]) here[node].insert(here[one].begin(), here[one].end());
  }
}

/// Where trucks of a route may be when they come to each of its nodes.
[[nodiscard]] std::vector<Places> whereabouts(const Plan& plan, const RouteGraph& graph,
                                              const std::string& from) {
  std::vector<Places> here(graph.nodes.size());
  here[graph.entry].insert(from);
  for (bool changed = true; changed;) {
    changed = false;
    add_again(plan, graph, here);
    for (std::size_t node = graph.nodes.size(); node-- > 0;) {
      const Places leaving = graph.nodes[node].drive.empty() || here[node].empty()
                                 ? here[node]
                                 : Places{graph.nodes[node].drive};
      for (const RouteEdge& edge : graph.nodes[node].next) {
        const std::size_t before = here[edge.to].size();
        here[edge.to].insert(leaving.begin(), leaving.end());
        changed |= here[edge.to].size() != before;
      }
    }
  }
  return here;
}

/// The drives of one flow.
class DriveCheck {
 public:
  DriveCheck(PlanCheck& check, const NameSet& places)
      : check_(check), places_(places), open_(check.plan), all_(check.plan, RoadsCounted::all) {}

  void run(const std::string& name, const Flow& flow) {
    const std::string path = fmt::format("flows.{}.from", name);
    const RouteGraph& graph = check_.routes.at(name);
    const bool drives =
        std::ranges::any_of(graph.nodes, [](const RouteNode& node) { return !node.drive.empty(); });
    if (flow.from.empty()) {
      if (drives)
        check_.problems.error(fmt::format("flows.{}", name),
                              "its trucks drive, and nobody knows from where",
                              {"say the place where they come: `from: PLACE`"});
      return;
    }
    if (!check_.problems.must_name(path, places_, flow.from)) return;
    const std::vector<Places> here = whereabouts(check_.plan, graph, flow.from);
    for (std::size_t node = graph.nodes.size(); node-- > 0;)
      if (!graph.nodes[node].drive.empty()) drive(graph.nodes[node], here[node]);
  }

 private:
  void drive(const RouteNode& node, const Places& from) {
    const std::string path = node.path + ".drive";
    if (!places_.contains(node.drive)) return;
    for (const std::string& place : from) {
      if (!places_.contains(place)) continue;
      const std::uint32_t begin = all_.place(place);
      const std::uint32_t end = all_.place(node.drive);
      if (!all_.leads(begin, end))
        check_.problems.error(
            path, fmt::format("no road leads from {} to {}", quote(place), quote(node.drive)));
      else if (!open_.leads(begin, end) && check_.standing == Standing::alone &&
               !is_set_by_policy(check_.plan, "roads"))
        check_.problems.warning(path,
                                fmt::format("every way from {} to {} is shut: its trucks wait "
                                            "for ever",
                                            quote(place), quote(node.drive)));
    }
  }

  PlanCheck& check_;
  const NameSet& places_;
  RoadNet open_;
  RoadNet all_;
};

void check_targets(PlanCheck& check, const NameSet& places) {
  for (const auto& [flow, graph] : check.routes)
    for (std::size_t node = graph.nodes.size(); node-- > 0;)
      if (!graph.nodes[node].drive.empty())
        check.problems.must_name(graph.nodes[node].path + ".drive", places,
                                 graph.nodes[node].drive);
}

}  // namespace

void check_roads(PlanCheck& check) {
  for (const auto& [name, road] : check.plan.roads)
    check_road(check, fmt::format("roads.{}", name), road);
}

void check_drives(PlanCheck& check) {
  const NameSet places{.kind = "a place that some road leads to",
                       .names = RoadNet::places_of(check.plan)};
  check_targets(check, places);
  if (!are_sound(check.plan)) return;
  DriveCheck drives(check, places);
  for (const auto& [name, flow] : check.plan.flows) drives.run(name, flow);
}

}  // namespace cuakhau::model::detail
