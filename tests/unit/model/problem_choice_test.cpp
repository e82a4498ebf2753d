#include "support/catch.hpp"
#include "support/routes.hpp"
#include "support/small_plans.hpp"
#include "support/sound_plan.hpp"

using namespace cuakhau;
using namespace cuakhau::model;
using namespace cuakhau::test;

namespace {

std::map<std::string, Way> shares(double here, double there) {
  std::map<std::string, Way> ways;
  ways["here"].share = Probability{here};
  ways["there"].share = Probability{there};
  return ways;
}

/// A sound plan whose first flow chooses first: straight on, or elsewhere.
Texts with_choice(
    const std::function<void(Choice&)>& edit = [](Choice&) {},
    const std::function<void(Plan&)>& edit_plan = [](Plan&) {}) {
  return problems_after([&](Plan& plan) {
    Choice& choice = plan.choices["gate"];
    choice.ways = {{"here", {}}, {"there", {}}};
    choice.ways["there"].time = hours(6);
    plan.costs.waiting = MoneyRate{{30'000, "VND"}, hours(1)};
    Flow& flow = plan.flows.begin()->second;
    flow.route.insert(flow.route.begin(),
                      choose_way_step("gate", {{"there", route({"diverted"})}}));
    edit(choice);
    edit_plan(plan);
  });
}

std::string step_path() { return "flows." + sound_plan().flows.begin()->first + ".route[0]"; }

}  // namespace

TEST_CASE("a choice by cost, by shares and in order is sound") {
  CHECK(with_choice() == Texts{});
  CHECK(with_choice([](Choice& choice) {
          choice.by = ChoiceBy::shares;
          choice.ways = shares(0.7, 0.3);
        }) == Texts{});
  CHECK(with_choice([](Choice& choice) {
          choice.by = ChoiceBy::order;
          choice.ways = {{"here", {}}, {"there", {}}};
          choice.ways["here"].full_at = count(30);
          choice.order = {"here", "there"};
        }) == Texts{});
}

TEST_CASE("a choice is between two ways at least, with shares that add up") {
  CHECK(with_choice([](Choice& choice) { choice.ways.erase("here"); }) ==
        Texts{"error: choices.gate.ways: expected at least two ways, found one"});
  CHECK(with_choice([](Choice& choice) {
          choice.by = ChoiceBy::shares;
          choice.ways = shares(0.7, 0.3);
          choice.ways["there"].share.reset();
        }) == Texts{"error: choices.gate.ways.there: expected a `share`, found none"});
  CHECK(with_choice([](Choice& choice) {
          choice.by = ChoiceBy::shares;
          choice.ways = shares(0.5, 0.25);
        }) == Texts{"error: choices.gate.ways: expected shares that add up to 100 %, found 75 %"});
}

TEST_CASE("an order names each way once") {
  CHECK(with_choice([](Choice& choice) {
          choice.by = ChoiceBy::order;
          choice.ways = {{"here", {}}, {"there", {}}};
          choice.order = {"here", "here"};
        }) == Texts{"error: choices.gate.order[1]: \"here\" stands in it twice",
                    "error: choices.gate.order: \"there\" is missing"});
}

TEST_CASE("what belongs to another kind of choice is refused") {
  CHECK(with_choice([](Choice& choice) {
          choice.ways["here"].share = Probability{1.0};
          choice.ways["here"].full_at = count(3);
          choice.order = {"here"};
        }) == Texts{"error: choices.gate.ways.here.share: it belongs to a choice by shares",
                    "error: choices.gate.order: it belongs to a choice in order",
                    "error: choices.gate.ways.here.full_at: it belongs to a choice in order"});
  CHECK(with_choice([](Choice& choice) {
          choice.by = ChoiceBy::order;
          choice.order = {"here", "there"};
          choice.scale = Money{100'000, "VND"};
          choice.ways["here"].fee = Money{100'000, "VND"};
        }) == Texts{"error: choices.gate.scale: it belongs to a choice by cost",
                    "error: choices.gate.ways.here.fee: it belongs to a choice by cost",
                    "error: choices.gate.ways.there.time: it belongs to a choice by cost"});
}

TEST_CASE("news that are late come at some time") {
  CHECK(with_choice([](Choice& choice) { choice.information.late = hours(1); }) ==
        Texts{"error: choices.gate.information.late: drivers see the border as it is"});
  CHECK(with_choice([](Choice& choice) { choice.information.every = Duration{0}; }) ==
        Texts{"error: choices.gate.information.every: expected a duration above 0 s, found 0 s"});
}

TEST_CASE("a choice whose time has no price is suspicious, and one that nobody makes") {
  CHECK(with_choice([](Choice&) {}, [](Plan& plan) { plan.costs = {}; }) ==
        Texts{"warning: " + step_path() +
              ".choose_way: waiting costs these trucks nothing: fees and spoiled loads alone "
              "decide"});
  CHECK(with_choice([](Choice&) {},
                    [](Plan& plan) {
                      plan.choices["other"].ways = {{"here", {}}, {"there", {}}};
                    }) == Texts{"warning: choices.other: no route makes it"});
}

TEST_CASE("a route names a choice and its ways") {
  const Texts texts = with_choice([](Choice&) {},
                                  [](Plan& plan) {
                                    plan.flows.begin()->second.route[0].ways["nowhere"] =
                                        route({"diverted"});
                                  });
  REQUIRE(texts.size() == 1);
  CHECK(texts[0] == "error: " + step_path() +
                        ".ways.nowhere: expected the name of a way of gate, found \"nowhere\"");
}

TEST_CASE("a way that leads straight back to its choice is refused") {
  const Texts texts = with_choice([](Choice&) {},
                                  [](Plan& plan) {
                                    plan.yards["wait_here"] = {};
                                    Flow& flow = plan.flows.begin()->second;
                                    flow.route.insert(flow.route.begin(), visit("wait_here"));
                                    Step back;
                                    back.go_to = "wait_here";
                                    flow.route[1].ways["here"] = {back};
                                  });
  REQUIRE(texts.size() == 1);
  CHECK(texts[0] == "error: flows." + sound_plan().flows.begin()->first +
                        ".route[1].choose_way: a way of it leads back to it in no time: its trucks "
                        "may go round for ever");
}

TEST_CASE("who chooses again does so after some time") {
  CHECK(with_choice([](Choice& choice) { choice.again = DurationLaw{}; }) ==
        Texts{"error: choices.gate.again: expected a time above 0 s, found 0 s"});
}
