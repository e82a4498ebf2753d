#include "model/detail/mark_shares.hpp"

#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/routes.hpp"
#include "support/small_plans.hpp"

using namespace cuakhau;
using namespace cuakhau::test;
using namespace cuakhau::model::detail;

namespace {

struct Case {
  model::Plan plan;
  RouteGraph graph;

  [[nodiscard]] std::size_t node(const std::string& stage) const {
    for (std::size_t node = graph.nodes.size(); node-- > 0;)
      if (graph.nodes[node].stages == std::vector<std::string>{stage}) return node;
    FAIL("no node visits " << stage);
    return 0;
  }
  /// Of trucks at the first visit to the stage, the share of this outcome.
  [[nodiscard]] double share(const std::string& stage, const std::string& outcome) const {
    return mark_shares(plan, graph, outcome)[node(stage)];
  }
  [[nodiscard]] bool may(const std::string& stage, const std::vector<std::string>& outcomes) const {
    return may_carry(plan, graph, outcomes)[node(stage)];
  }
};

Case case_of(model::Route way) {
  model::Plan plan = plan_for(hours(24));
  for (const char* name : {"gate", "office", "lane"})
    plan.stations[name] = station(constant(minutes(1)));
  plan.checks["platform"].outcomes = {{"declared", {0.6}}, {"by_hand", {0.4}}};
  plan.checks["again"].outcomes = {{"declared", {0.5}}, {"red", {0.5}}};
  plan.checks["channel"].outcomes = {{"green", {0.75}}, {"red", {0.25}}};
  plan.flows["trucks"].route = std::move(way);
  RouteGraph graph = route_graph(plan, plan.flows["trucks"], "flows.trucks");
  return {std::move(plan), std::move(graph)};
}

}  // namespace

TEST_CASE("the share of an outcome is that of its check, from there on") {
  const Case one = case_of({visit("gate"), check_step("platform"), visit("lane")});
  CHECK(one.share("gate", "declared") == 0.0);
  CHECK(one.share("lane", "declared") == Approx(0.6));
  CHECK(one.share("lane", "by_hand") == Approx(0.4));
  CHECK(one.share("lane", "green") == 0.0);
}

TEST_CASE("a check replaces what one before it has found, of the outcomes that it can find") {
  const Case one = case_of({check_step("platform"), check_step("again"), visit("lane")});
  CHECK(one.share("lane", "declared") == Approx(0.5));
  CHECK(one.share("lane", "by_hand") == Approx(0.4));
  CHECK(one.may("lane", {"declared", "by_hand"}));
  CHECK(one.may("lane", {"by_hand", "red"}));
  CHECK_FALSE(one.may("lane", {"declared", "red"}));
}

TEST_CASE("on the way of an outcome all trucks carry it, and no other of that check") {
  const Case one = case_of({check_step("platform", {{"by_hand", route({"office"})}}),
                            check_step("channel"), visit("lane")});
  CHECK(one.share("office", "by_hand") == Approx(1.0));
  CHECK_FALSE(one.may("office", {"declared"}));
  CHECK(one.share("lane", "green") == Approx(0.75));
  CHECK(one.may("lane", {"declared", "green"}));
  CHECK_FALSE(one.may("lane", {"declared", "by_hand"}));
}

TEST_CASE("an outcome that no truck has today may come tomorrow") {
  Case one = case_of({check_step("platform"), visit("lane")});
  one.plan.checks["platform"].outcomes = {{"declared", {0.0}}, {"by_hand", {1.0}}};
  one.graph = route_graph(one.plan, one.plan.flows["trucks"], "flows.trucks");
  CHECK(one.share("lane", "declared") == 0.0);
  CHECK(one.may("lane", {"declared"}));
}

TEST_CASE("who goes round comes with what it was found to be the time before") {
  // Every second round is the last one.
  model::Route way{visit("gate"), check_step("platform")};
  std::vector<model::Arm> arms(2);
  arms[0].share = arms[1].share = {0.5};
  arms[0].route = {jump_step("gate")};
  way.push_back(branch_step(std::move(arms)));
  const Case one = case_of(std::move(way));
  // Two visits a truck, of which one is behind the check.
  CHECK(one.share("gate", "declared") == Approx(0.3));
}

TEST_CASE("what an arm finds out is known when the arms have joined, and not on the others") {
  const Case one =
      case_of({parallel_step({{check_step("platform")}, {visit("office")}}), visit("lane")});
  CHECK(one.share("lane", "declared") == Approx(0.6));
  CHECK(one.share("office", "declared") == 0.0);
  CHECK(one.may("lane", {"by_hand"}));
  const Case both =
      case_of({parallel_step({{check_step("platform")}, {check_step("channel")}}), visit("lane")});
  CHECK(both.share("lane", "declared") == Approx(0.6));
  CHECK(both.share("lane", "red") == Approx(0.25));
  CHECK(both.may("lane", {"declared", "red"}));
}

TEST_CASE("a certificate is an outcome of its test") {
  Case one = case_of({check_step("test"), visit("lane")});
  one.plan.checks["test"].test = model::Test{.prevalence = {.always = {0.1}, .from = {}}};
  one.plan.checks["test"].certificate = model::Certificate{
      .carried = {0.5}, .taken_before = constant(hours(1)), .valid_for = hours(2)};
  one.graph = route_graph(one.plan, one.plan.flows["trucks"], "flows.trucks");
  CHECK(one.share("lane", "certified") == Approx(0.5));
  CHECK(one.share("lane", "negative") == Approx(0.45));
  CHECK(one.share("lane", "positive") == Approx(0.05));
  CHECK_FALSE(one.may("lane", {"certified", "negative"}));
}
