#include "model/detail/route_graph.hpp"

#include <algorithm>

#include "support/catch.hpp"
#include "support/routes.hpp"
#include "support/small_plans.hpp"
#include "support/sound_plan.hpp"

using namespace cuakhau;
using namespace cuakhau::model;
using namespace cuakhau::test;
using cuakhau::model::detail::RouteGraph;
using cuakhau::model::detail::RouteNode;

namespace {

RouteGraph graph_of(const Plan& plan) {
  return detail::route_graph(plan, plan.flows.at("trucks"), "flows.trucks");
}

RouteGraph graph_of_route(Route steps) {
  Plan plan = sound_plan();
  plan.flows["trucks"].route = std::move(steps);
  return graph_of(plan);
}

/// The stages on the way from the entry along the first edges.
std::vector<std::string> first_way(const RouteGraph& graph) {
  std::vector<std::string> stages;
  std::size_t node = graph.entry;
  while (node != RouteGraph::k_exit && node != RouteGraph::k_join) {
    const RouteNode& one = graph.nodes[node];
    stages.insert(stages.end(), one.stages.begin(), one.stages.end());
    node = one.next.front().to;
  }
  return stages;
}

}  // namespace

TEST_CASE("a handover is a laden crossing, the unloading and an empty return") {
  Plan plan = sound_plan();
  plan.handovers["direct"].returning.value = 0.75;
  const RouteGraph graph = graph_of(plan);
  CHECK(first_way(graph) == std::vector<std::string>{"park", "customs", "line", "shed", "line"});
  std::vector<Direction> travels;
  for (const RouteNode& node : graph.nodes) {
    if (node.stages == std::vector<std::string>{"line"}) travels.push_back(node.travel);
    if (node.next.size() == 2) {
      CHECK(node.next[0].share == 0.75);
      CHECK(node.next[1].to == RouteGraph::k_exit);
      CHECK(node.next[1].share == 0.25);
    }
  }
  CHECK(travels == std::vector<Direction>{Direction::import_, Direction::export_});
}

TEST_CASE("steps beyond the line replace the unloading station") {
  Plan plan = sound_plan();
  plan.flows["trucks"].route[2].beyond = route({"customs"});
  CHECK(first_way(graph_of(plan)) ==
        std::vector<std::string>{"park", "customs", "line", "customs", "line"});
}

TEST_CASE("every node knows the path of its step") {
  const RouteGraph graph = graph_of_route(
      {visit("park"),
       branch_step({Arm{"", {0.5}, {}},
                    Arm{"", {0.5}, {parallel_step({route({"customs"}), route({"shed"})})}}})});
  std::vector<std::string> paths;
  for (const RouteNode& node : graph.nodes)
    if (!node.stages.empty()) paths.push_back(node.stages[0] + " " + node.path);
  std::ranges::sort(paths);
  CHECK(paths ==
        std::vector<std::string>{"customs flows.trucks.route[1].branch[1].route[0].parallel[0][0]",
                                 "park flows.trucks.route[0]",
                                 "shed flows.trucks.route[1].branch[1].route[0].parallel[1][0]"});
}

TEST_CASE("every edge but a jump leads to a smaller node") {
  const RouteGraph graph = graph_of_route(
      {visit("park"), parallel_step({route({"customs"}), route({"shed"})}),
       branch_step({Arm{"", {0.5}, {jump_step("park")}}, Arm{"", {0.5}, {}}}), visit("direct")});
  std::size_t jumps = 0;
  for (std::size_t node = 0; node < graph.nodes.size(); ++node) {
    jumps += graph.nodes[node].is_jump ? 1U : 0U;
    for (const detail::RouteEdge& edge : graph.nodes[node].next)
      if (!graph.nodes[node].is_jump) CHECK(edge.to < node);
  }
  CHECK(jumps == 1);
}

TEST_CASE("a jump leads to the first step of the file that visits the stage") {
  const RouteGraph graph = graph_of_route(
      {branch_step({Arm{"", {0.5}, route({"shed"})}, Arm{"", {0.5}, route({"customs"})}}),
       visit("shed"), branch_step({Arm{"", {0.5}, {jump_step("shed")}}, Arm{"", {0.5}, {}}})});
  for (const RouteNode& node : graph.nodes)
    if (node.is_jump)
      CHECK(graph.nodes[node.next.front().to].path == "flows.trucks.route[0].branch[0].route[0]");
}

TEST_CASE("what nobody takes is not reached, and where nobody gets out one cannot leave") {
  const RouteGraph graph = graph_of_route({branch_step(
      {Arm{"", {0.0}, route({"park"})}, Arm{"", {0.5}, {visit("shed"), jump_step("shed")}},
       Arm{"", {0.5}, route({"customs"})}})});
  const std::vector<bool> reached = graph.reached();
  const std::vector<bool> can_leave = graph.can_leave();
  for (std::size_t node = 0; node < graph.nodes.size(); ++node) {
    if (graph.nodes[node].stages.empty()) continue;
    const std::string& stage = graph.nodes[node].stages[0];
    CHECK(reached[node] == (stage != "park"));
    CHECK(can_leave[node] == (stage != "shed"));
  }
}

TEST_CASE("a jump to nowhere leads nowhere") {
  const RouteGraph graph = graph_of_route({visit("park"), jump_step("nowhere")});
  CHECK(first_way(graph_of_route({})).empty());
  CHECK_FALSE(graph.can_leave()[graph.entry]);
}

TEST_CASE("a way comes to stages and checks, and to pools of which it takes a member") {
  Plan plan = sound_plan();
  plan.checks["channel"].outcomes = {{"green", {1.0}}, {"red", {0.0}}};
  plan.flows["trucks"].route = {check_step("channel", {{"red", route({"shed"})}}),
                                seize_step("crew"), visit("line"), release_step("crew")};
  const RouteGraph graph = graph_of(plan);
  for (const char* const name : {"channel", "shed", "line"}) CHECK(graph.visits(name));
  CHECK_FALSE(graph.visits("customs"));
  const auto taken = std::ranges::find(graph.nodes, "crew", &RouteNode::seizes);
  REQUIRE(taken != graph.nodes.end());
  CHECK(graph.nodes[taken->next[0].to].stages == std::vector<std::string>{"line"});
}

TEST_CASE("who may not wait for ever is known by the visit") {
  Step limited = visit("customs");
  limited.limit = constant(hours(1));
  for (const RouteNode& node : graph_of_route({visit("park"), limited}).nodes)
    CHECK(node.is_limited == (node.stages == std::vector<std::string>{"customs"}));
}
