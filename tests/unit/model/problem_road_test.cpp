#include "support/catch.hpp"
#include "support/routes.hpp"
#include "support/small_plans.hpp"
#include "support/sound_plan.hpp"

using namespace cuakhau;
using namespace cuakhau::model;
using namespace cuakhau::test;

namespace {

/// A sound plan whose one flow drives from a over b to c first.
Texts with_roads(const std::function<void(Plan&, Flow&)>& edit = [](Plan&, Flow&) {}) {
  return problems_after([&](Plan& plan) {
    plan.roads["ab"] = road("a", "b", 30);
    plan.roads["bc"] = road("b", "c", 30);
    Flow& flow = plan.flows.begin()->second;
    flow.from = "a";
    flow.route.insert(flow.route.begin(), drive_to("c"));
    edit(plan, flow);
  });
}

std::string flow_path() { return "flows." + sound_plan().flows.begin()->first; }

}  // namespace

TEST_CASE("roads between two places that join what routes drive to are sound") {
  CHECK(with_roads() == Texts{});
}

TEST_CASE("a road joins two places") {
  CHECK(with_roads([](Plan& plan, Flow&) { plan.roads["ab"].between = {"a"}; }) ==
        Texts{"error: roads.ab.between: expected two places, found 1 of them"});
  CHECK(with_roads([](Plan& plan, Flow&) { plan.roads["x"] = road("a", "a", 30); }) ==
        Texts{"error: roads.x.between: it leads from \"a\" to itself"});
}

TEST_CASE("trucks that drive come from somewhere, and to somewhere") {
  CHECK(with_roads([](Plan&, Flow& flow) { flow.from.clear(); }) ==
        Texts{"error: " + flow_path() + ": its trucks drive, and nobody knows from where"});
  CHECK(with_roads([](Plan&, Flow& flow) { flow.from = "x"; }) ==
        Texts{"error: " + flow_path() +
              ".from: expected the name of a place that some road leads to, found \"x\""});
  CHECK(
      with_roads([](Plan&, Flow& flow) { flow.route[0].drive = "x"; }) ==
      Texts{"error: " + flow_path() +
            ".route[0].drive: expected the name of a place that some road leads to, found \"x\""});
}

TEST_CASE("there is a way from wherever a truck may be") {
  CHECK(with_roads([](Plan& plan, Flow&) {
          plan.roads["bc"].between = {"c", "b"};
          plan.roads["bc"].one_way = true;
        }) ==
        Texts{"error: " + flow_path() + ".route[0].drive: no road leads from \"a\" to \"c\""});
  CHECK(with_roads([](Plan& plan, Flow&) { plan.roads["bc"].open = false; }) ==
        Texts{"warning: " + flow_path() +
              ".route[0].drive: every way from \"a\" to \"c\" is shut: its trucks wait for ever"});
}

TEST_CASE("nobody drives in parallel steps or beyond the line") {
  const Texts texts = with_roads([](Plan&, Flow& flow) {
    Step parallel;
    parallel.parallel = {{drive_to("b")}, {drive_to("c")}};
    flow.route[0] = parallel;
  });
  REQUIRE(texts.size() == 2);
  CHECK(texts[0] == "error: " + flow_path() +
                        ".route[0].parallel[0][0].drive: no truck drives away from parallel steps");
}
