#include "support/catch.hpp"
#include "support/routes.hpp"
#include "support/small_plans.hpp"
#include "support/sound_plan.hpp"

using namespace cuakhau;
using namespace cuakhau::model;
using namespace cuakhau::test;

TEST_CASE("a route has steps, and each step is of one kind") {
  CHECK(problems_after([](Plan& plan) { plan.flows["trucks"].route = {}; }) ==
        Texts{"error: flows.trucks.route: expected at least one step, found none"});
  CHECK(problems_after([](Plan& plan) { plan.flows["trucks"].route[1] = Step{}; }) ==
        Texts{"error: flows.trucks.route[1]: expected one of visit, check, branch, parallel, "
              "choose, choose_way, drive, go_to, seize, release, found none of them"});
  CHECK(problems_after([](Plan& plan) { plan.flows["trucks"].route[1].go_to = "park"; }) ==
        Texts{"error: flows.trucks.route[1]: expected one of visit, check, branch, parallel, "
              "choose, choose_way, drive, go_to, seize, release, found visit and go_to"});
}

TEST_CASE("a step visits what exists") {
  CHECK(problems_after([](Plan& plan) { plan.flows["trucks"].route[1].visit = "custms"; }) ==
        Texts{"error: flows.trucks.route[1].visit: expected the name of a yard, station, "
              "exchange, crossing "
              "or handover, found \"custms\""});
  CHECK(problems_after([](Plan& plan) {
          plan.flows["trucks"].route.push_back(visit("cleared"));
          plan.flows["trucks"].route.push_back(visit("leave"));
        }) == Texts{});
}

TEST_CASE("the shares of a branch add up to 100 %") {
  CHECK(
      problems_after([](Plan& plan) {
        plan.flows["trucks"].route[1] =
            branch_step({{"red", {0.25}, route({"custms"})}, {"green", {0.7}, {}}});
      }) ==
      Texts{
          "error: flows.trucks.route[1].branch[0].route[0].visit: expected the name of a yard, "
          "station, exchange, crossing or handover, found \"custms\"",
          "error: flows.trucks.route[1].branch: expected shares that add up to 100 %, found 95 %"});
  CHECK(problems_after([](Plan& plan) {
          plan.flows["trucks"].route[1] =
              branch_step({{"a", {0.1}, {}}, {"b", {0.2}, {}}, {"c", {0.7}, {}}});
        }) == Texts{});
}

TEST_CASE("parallel steps are two routes or more, without an end or a jump") {
  CHECK(problems_after([](Plan& plan) {
          plan.flows["trucks"].route[1] = parallel_step({route({"customs"})});
        }) ==
        Texts{"error: flows.trucks.route[1].parallel: expected at least two routes, found one"});
  CHECK(problems_after([](Plan& plan) {
          plan.flows["trucks"].route[1] = parallel_step({route({"customs"}), {}});
        }) ==
        Texts{"error: flows.trucks.route[1].parallel[1]: expected at least one step, found none"});
  CHECK(problems_after([](Plan& plan) {
          plan.flows["trucks"].route[1] =
              parallel_step({route({"customs", "leave"}), route({"shed"})});
        }) == Texts{"error: flows.trucks.route[1].parallel[0][1].visit: \"leave\" cannot stand in "
                    "parallel steps: it is the way of the truck as a whole"});
  CHECK(problems_after([](Plan& plan) {
          plan.flows["trucks"].route[1] = parallel_step({route({"customs"}), route({"direct"})});
        }) == Texts{"error: flows.trucks.route[1].parallel[1][0].visit: \"direct\" cannot stand in "
                    "parallel steps: it is the way of the truck as a whole"});
  CHECK(problems_after([](Plan& plan) {
          plan.flows["trucks"].route[1] = parallel_step({route({"customs"}), {jump_step("park")}});
        }) == Texts{"error: flows.trucks.route[1].parallel[1][0].go_to: parallel steps join: no "
                    "truck jumps out of them"});
  CHECK(problems_after([](Plan& plan) {
          plan.flows["trucks"].route[1] = parallel_step({route({"customs"}), route({"shed"})});
        }) == Texts{});
}

TEST_CASE("a choice is among yards and stations, each once") {
  CHECK(problems_after(
            [](Plan& plan) { plan.flows["trucks"].route[1] = choose_step({"customs"}); }) ==
        Texts{"error: flows.trucks.route[1].choose: expected at least two stages, found one"});
  CHECK(problems_after([](Plan& plan) {
          plan.flows["trucks"].route[1] = choose_step({"customs", "line"});
        }) == Texts{"error: flows.trucks.route[1].choose[1]: expected the name of a yard or "
                    "station, found \"line\""});
  CHECK(problems_after([](Plan& plan) {
          plan.flows["trucks"].route[1] = choose_step({"customs", "customs"});
        }) == Texts{"error: flows.trucks.route[1].choose[1]: \"customs\" stands in it twice"});
  CHECK(problems_after([](Plan& plan) {
          plan.flows["trucks"].route[1] = choose_step({"customs", "shed"});
        }) == Texts{});
}

TEST_CASE("the rules of a choice belong to a choice") {
  CHECK(problems_after([](Plan& plan) {
          plan.flows["trucks"].route[1].rule = ChooseRule::random;
          plan.flows["trucks"].route[1].ties = Ties::random;
        }) == Texts{"error: flows.trucks.route[1].rule: it belongs to `choose`",
                    "error: flows.trucks.route[1].ties: it belongs to `choose`"});
}

TEST_CASE("a jump leads to a stage of the route") {
  CHECK(problems_after([](Plan& plan) {
          plan.flows["trucks"].route.push_back(
              branch_step({{"", {0.5}, {jump_step("pak")}}, {"", {0.5}, {}}}));
        }) == Texts{"error: flows.trucks.route[3].branch[0].route[0].go_to: expected the name of a "
                    "stage that this route visits, found \"pak\""});
  CHECK(problems_after([](Plan& plan) {
          plan.flows["trucks"].route.push_back(
              branch_step({{"", {0.5}, {jump_step("park")}}, {"", {0.5}, {}}}));
        }) == Texts{});
  CHECK(problems_after(
            [](Plan& plan) { plan.flows["trucks"].route.push_back(jump_step("leave")); }) ==
        Texts{"error: flows.trucks.route[3].go_to: expected the name of a stage that this route "
              "visits, found \"leave\""});
}

TEST_CASE("a jump stays on its side of the line and out of parallel steps") {
  CHECK(problems_after([](Plan& plan) {
          plan.flows["trucks"].route[2].beyond = {
              visit("shed"), branch_step({{"", {0.5}, {jump_step("park")}}, {"", {0.5}, {}}})};
        }) == Texts{"error: flows.trucks.route[2].beyond[1].branch[0].route[0].go_to: \"park\" "
                    "lies on the other side of a handover"});
  CHECK(problems_after([](Plan& plan) {
          plan.flows["trucks"].route[2].beyond = {
              visit("shed"), branch_step({{"", {0.5}, {jump_step("shed")}}, {"", {0.5}, {}}})};
        }) == Texts{});
  CHECK(problems_after([](Plan& plan) {
          plan.flows["trucks"].route[1] = parallel_step({route({"customs"}), route({"shed"})});
          plan.flows["trucks"].route.push_back(
              branch_step({{"", {0.5}, {jump_step("customs")}}, {"", {0.5}, {}}}));
        }) == Texts{"error: flows.trucks.route[3].branch[0].route[0].go_to: \"customs\" stands in "
                    "parallel steps: no truck jumps into them"});
}

TEST_CASE("steps beyond the line belong to a handover, which stands on this side") {
  CHECK(problems_after([](Plan& plan) {
          plan.flows["trucks"].route[1].beyond = route({"shed"});
        }) == Texts{"error: flows.trucks.route[1].beyond: it belongs to a visit to a handover"});
  CHECK(problems_after([](Plan& plan) {
          plan.flows["trucks"].route[2].beyond = route({"direct"});
        }) == Texts{"error: flows.trucks.route[2].beyond[0].visit: a truck beyond the line cannot "
                    "be handed over again"});
}

TEST_CASE("a limit belongs to a visit where trucks wait, and leads somewhere") {
  const auto problems_with = [](const char* stage, model::Route late) {
    return problems_after([&](Plan& plan) {
      Step& step = plan.flows["trucks"].route[stage == std::string_view("park") ? 0 : 1];
      step.visit = stage;
      step.limit = constant(hours(1));
      step.late = std::move(late);
    });
  };
  CHECK(problems_with("customs", {}) == Texts{});
  CHECK(problems_with("customs", route({"shed", "leave"})) == Texts{});
  CHECK(problems_with("park", route({"leave"})) == Texts{});
  CHECK(problems_with("park", {}) ==
        Texts{"error: flows.trucks.route[0]: expected `late`: where a truck goes that may stay no "
              "longer, found none"});
  CHECK(problems_with("line", {}) ==
        Texts{"error: flows.trucks.route[1].limit: it belongs to a visit to a yard, station, "
              "exchange or handover"});
  CHECK(problems_with("customs", route({"nowhere"})).size() == 1);
  CHECK(problems_after([](Plan& plan) { plan.flows["trucks"].route[1].late = route({"leave"}); }) ==
        Texts{"error: flows.trucks.route[1].late: it belongs to a visit with a `limit`"});
}

TEST_CASE("a limit at a handover is one of its wait, which a direct one has not") {
  const auto problems_by = [](HandoverMethod method) {
    return problems_after([&](Plan& plan) {
      plan.pools["drivers"].members = {{.count = count(3), .hours = {}}};
      Handover& direct = plan.handovers["direct"];
      direct.method = method;
      if (method == HandoverMethod::dedicated_driver) direct.pool = {"drivers", "drivers"};
      plan.flows["trucks"].route[2].limit = constant(hours(1));
    });
  };
  CHECK(problems_by(HandoverMethod::dedicated_driver) == Texts{});
  CHECK(problems_by(HandoverMethod::direct) ==
        Texts{"error: flows.trucks.route[2].limit: \"direct\" is of the method direct, by which a "
              "truck waits for nobody but at the line"});
}

TEST_CASE("who is late holds what the others hold behind the visit") {
  CHECK(problems_after([](Plan& plan) {
          plan.pools["drivers"] = {};
          plan.flows["trucks"].route[1].limit = constant(hours(1));
          plan.flows["trucks"].route[1].late = {seize_step("drivers")};
        }).front() ==
        "error: flows.trucks.route[1].late: after it the truck holds a member of drivers, after "
        "another way out of this visit no member of a pool");
}
