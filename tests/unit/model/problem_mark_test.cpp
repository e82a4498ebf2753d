#include <fmt/format.h>

#include "support/catch.hpp"
#include "support/routes.hpp"
#include "support/small_plans.hpp"
#include "support/sound_plan.hpp"

using namespace cuakhau;
using namespace cuakhau::model;
using namespace cuakhau::test;

namespace {

void add_check(Plan& plan, const char* name, std::map<std::string, Probability> outcomes) {
  plan.checks[name].outcomes = std::move(outcomes);
}

/// A sound plan whose trucks go through the platform, and then the channel, first.
Texts with_checks(const std::function<void(Plan&)>& edit) {
  return problems_after([&](Plan& plan) {
    add_check(plan, "platform", {{"declared", {0.6}}, {"by_hand", {0.4}}});
    add_check(plan, "channel", {{"green", {0.7}}, {"red", {0.3}}});
    Route& way = plan.flows["trucks"].route;
    way.insert(way.begin(), {check_step("platform"), check_step("channel")});
    edit(plan);
  });
}

}  // namespace

TEST_CASE("a discipline and a service name outcomes of checks and commodities") {
  CHECK(with_checks([](Plan& plan) {
          plan.yards["park"].discipline.priority = {"declared", "fruit"};
          plan.crossings["line"].discipline.priority = {"green", "declared"};
          plan.stations["customs"].discipline.priority = {"starch", "by_hand"};
          plan.stations["customs"].service.by_name = {{"declared", constant(minutes(3))},
                                                      {"by_hand", constant(minutes(9))},
                                                      {"fruit", constant(minutes(5))}};
        }) == Texts{});
}

TEST_CASE("a name is that of a commodity or of an outcome, and not of both") {
  CHECK(with_checks([](Plan& plan) { plan.yards["park"].discipline.priority = {"decared"}; }) ==
        Texts{"error: yards.park.discipline: expected the name of a commodity that some flow "
              "carries, or of an outcome of a check, found \"decared\""});
  CHECK(with_checks([](Plan& plan) {
          add_check(plan, "platform", {{"fruit", {0.6}}, {"by_hand", {0.4}}});
          plan.stations["customs"].discipline.priority = {"fruit"};
          plan.stations["customs"].service.by_name = {{"fruit", constant(minutes(3))}};
        }) ==
        Texts{"error: stations.customs.discipline: \"fruit\" is a commodity and an outcome of a "
              "check",
              "error: stations.customs.service.fruit: \"fruit\" is a commodity and an outcome of "
              "a check"});
}

TEST_CASE("no two laws of a service fit one truck by what checks have found") {
  const std::string both =
      "error: stations.customs.service: a truck of \"trucks\" may come there with both "
      "\"declared\", found by platform, and \"red\", found by channel";
  const auto name_both = [](Plan& plan) {
    plan.stations["customs"].service.by_name = {{"declared", constant(minutes(3))},
                                                {"red", constant(minutes(9))}};
  };
  CHECK(with_checks(name_both) == Texts{both});
  // Of another flow, or on another way, the checks do not meet.
  CHECK(with_checks([&](Plan& plan) {
          name_both(plan);
          plan.flows["imports"] = plan.flows["trucks"];
          plan.flows["imports"].direction = Direction::import_;
          std::erase_if(plan.flows["trucks"].route,
                        [](const Step& step) { return step.check == "channel"; });
          std::erase_if(plan.flows["imports"].route,
                        [](const Step& step) { return step.check == "platform"; });
        }) == Texts{});
  CHECK(with_checks([&](Plan& plan) {
          name_both(plan);
          Route& way = plan.flows["trucks"].route;
          way.erase(way.begin() + 1);
          way.front() = check_step("platform", {{"by_hand", {check_step("channel")}}});
        }) == Texts{});
}

TEST_CASE("outcomes that two checks share replace each other") {
  const auto share = [](Plan& plan) {
    add_check(plan, "channel", {{"declared", {0.7}}, {"by_hand", {0.3}}});
    plan.stations["customs"].service.by_name = {{"declared", constant(minutes(3))},
                                                {"by_hand", constant(minutes(9))}};
  };
  CHECK(with_checks(share) == Texts{});
  // The second check cannot find "by_hand": who is, stays so, and may be declared as well.
  CHECK(with_checks([&](Plan& plan) {
          share(plan);
          add_check(plan, "channel", {{"declared", {0.7}}, {"red", {0.3}}});
        }) == Texts{"error: stations.customs.service: a truck of \"trucks\" may come there with "
                    "both \"by_hand\", found by platform, and \"declared\", found by channel, "
                    "platform"});
}

TEST_CASE("an outcome that no truck has when it comes there never fits") {
  CHECK(with_checks([](Plan& plan) {
          Route& way = plan.flows["trucks"].route;
          way = route({"park", "customs"});
          way.push_back(check_step("platform"));
          way.push_back(check_step("channel"));
          way.push_back(visit("direct"));
          plan.yards["park"].discipline.priority = {"fruit", "declared"};
          plan.stations["customs"].service.by_name = {{"red", constant(minutes(9))}};
          plan.crossings["line"].discipline.priority = {"declared", "red"};
        }) == Texts{"warning: yards.park.discipline: \"declared\" never fits: no truck comes there "
                    "behind a check that finds it",
                    "warning: stations.customs.service.red: \"red\" never fits: no truck comes "
                    "there behind a check that finds it"});
}

TEST_CASE("a share of nothing may grow by a policy: its outcome fits") {
  CHECK(with_checks([](Plan& plan) {
          add_check(plan, "platform", {{"declared", {0.0}}, {"by_hand", {1.0}}});
          plan.yards["park"].discipline.priority = {"declared"};
        }) == Texts{});
}

TEST_CASE("sixteen outcomes can be named") {
  const auto name_outcomes = [](Plan& plan, int count) {
    add_check(plan, "platform", {});
    for (int i = 0; i < count; ++i) {
      const std::string name = fmt::format("kind_{}", i);
      plan.checks["platform"].outcomes[name] = {1.0 / count};
      plan.yards["park"].discipline.priority.push_back(name);
    }
  };
  CHECK(with_checks([&](Plan& plan) { name_outcomes(plan, 16); }) == Texts{});
  CHECK(with_checks([&](Plan& plan) { name_outcomes(plan, 17); }) ==
        Texts{"error: checks: expected at most 16 outcomes that disciplines, services and measures "
              "name, found 17"});
}

TEST_CASE("a measure of one's own asks for an outcome that there is") {
  CHECK(with_checks([](Plan& plan) { plan.measures.own["mine"].found = "declared"; }) == Texts{});
  CHECK(with_checks([](Plan& plan) { plan.measures.own["mine"].found = "fruit"; }) ==
        Texts{"error: measures.own.mine.found: expected the name of an outcome of a check, found "
              "\"fruit\""});
}
