#include <algorithm>

#include <cuakhau/model/problem.hpp>

#include "support/catch.hpp"
#include "support/routes.hpp"
#include "support/small_plans.hpp"
#include "support/sound_plan.hpp"

using namespace cuakhau;
using namespace cuakhau::model;
using namespace cuakhau::test;

namespace {

Policy half_demand() { return {.name = "halve", .set = {{"demand", Factor{0.5}}}}; }

Texts with_trigger(const std::function<void(Policy&)>& edit) {
  return problems_after([&](Plan& plan) {
    plan.policies.push_back(half_demand());
    edit(plan.policies.back());
  });
}

Trigger outcome_of(std::string check, std::string outcome) {
  return {.check = std::move(check), .outcome = std::move(outcome)};
}

/// The sound plan with a test and a channel, and a policy that an outcome sets off.
Texts when_found(const Trigger& trigger, const std::function<void(Plan&)>& edit) {
  return problems_after([&](Plan& plan) {
    plan.checks["rapid"].test = Test{.prevalence = {{0.01}, {}}};
    plan.checks["channel"].outcomes = {{"green", {1.0}}, {"red", {0.0}}};
    plan.flows["trucks"].route.push_back(check_step("rapid"));
    plan.flows["trucks"].route.push_back(check_step("channel"));
    plan.policies = {half_demand()};
    plan.policies[0].when = trigger;
    plan.policies[0].lasting = constant(hours(1));
    edit(plan);
  });
}

Texts never_found(const std::string& check, const std::string& outcome) {
  return {"warning: policies[0].when.outcome: the policy is never set off: \"" + check +
          "\" never finds \"" + outcome + "\""};
}

CivilDate january(unsigned day) { return {2023, 1, day}; }

Policy set_off(std::string name, std::string waiting, Setting setting) {
  return {.name = std::move(name),
          .when = Trigger{.waiting = std::move(waiting), .at_least = count(5), .below = count(1)},
          .lasting = constant(hours(1)),
          .set = {std::move(setting)}};
}

/// Two ways alike, "a" and "b", each with a staffed station and the line of a gate.
Plan twin_ways() {
  Plan plan = plan_for(hours(240));
  for (const std::string name : {"a", "b"}) {
    plan.gates["gate_" + name] = {};
    plan.pools["crew_" + name].members = {{count(3), {}}};
    plan.calendars["hours_" + name].weekly.days.fill({{{hours(7), hours(19)}}});
    Station& post = plan.stations["post_" + name];
    post = station(constant(minutes(1)), 2);
    post.staffed_by = "crew_" + name;
    post.hours = {.kind = HoursKind::named, .clock = {}, .daily = {}, .calendar = "hours_" + name};
    Crossing& line = plan.crossings["line_" + name];
    line.gate = {{"gate_" + name, {}}};
    line.lanes.export_ = count(1);
    line.headway = line.travel = constant(minutes(1));
  }
  Flow& flow = plan.flows["trucks"];
  flow.arrivals.poisson = PerHour{2.0};
  flow.route = {branch_step({Arm{"a", {0.5}, route({"post_a", "line_a"})},
                             Arm{"b", {0.5}, route({"post_b", "line_b"})}})};
  return plan;
}

Texts circle_of(Policy one, Policy other) {
  Plan plan = twin_ways();
  plan.policies = {std::move(one), std::move(other)};
  return problem_texts(plan);
}

Setting arm_share(int arm, double value) {
  return {"flows.trucks.route[0].branch[" + std::to_string(arm) + "].share", Probability{value}};
}

const Texts k_certain{
    "error: policies[1].when: \"x\" and \"y\" can set each other off: each changes the stage "
    "that the other one watches"};
const Texts k_possible{
    "warning: policies[1].when: \"x\" and \"y\" may set each other off: each may lengthen the "
    "queue that the other one watches"};

}  // namespace

TEST_CASE("a condition looks at one thing that exists") {
  CHECK(with_trigger([](Policy& policy) { policy.when = Trigger{}; }) ==
        Texts{"error: policies[0].when: expected one of waiting, occupancy, free and check, found "
              "none of them"});
  CHECK(with_trigger([](Policy& policy) {
          policy.when = Trigger{.waiting = "custom", .at_least = count(5), .below = {}};
        }) == Texts{"error: policies[0].when.waiting: expected the name of a yard, station, "
                    "exchange, crossing or gate, or province, found \"custom\""});
  CHECK(with_trigger([](Policy& policy) {
          policy.when = Trigger{.occupancy = "park", .at_least = count(51), .below = count(52)};
        }) == Texts{"error: policies[0].when.below: expected at most at_least, 51, found 52",
                    "warning: policies[0].when.at_least: never reached: \"park\" has 50 places"});
}

TEST_CASE("a share is of the places of a yard that has a number of them") {
  const auto of_park = [](Threshold at_least, std::optional<Threshold> below) {
    return with_trigger([&](Policy& policy) {
      policy.when = Trigger{.occupancy = "park", .at_least = at_least, .below = below};
    });
  };
  CHECK(of_park(Probability{0.9}, Probability{0.7}) == Texts{});
  CHECK(of_park(Probability{0.9}, count(20)) == Texts{});
  CHECK(of_park(Probability{0.5}, Probability{0.7}) ==
        Texts{"error: policies[0].when.below: expected at most at_least, 50 %, found 70 %"});
  CHECK(of_park(Probability{0.0}, {}) ==
        Texts{"error: policies[0].when.at_least: expected more than 0, at which the condition "
              "begins, found 0 %"});
  CHECK(with_trigger([](Policy& policy) {
          policy.when = Trigger{.waiting = "park", .at_least = Probability{0.9}, .below = {}};
        }) == Texts{"error: policies[0].when.at_least: expected a number, found 90 %"});
  CHECK(problems_after([](Plan& plan) {
          plan.yards["park"].places = Count::unlimited();
          plan.policies = {half_demand()};
          plan.policies[0].when =
              Trigger{.occupancy = "park", .at_least = Probability{0.9}, .below = {}};
        }) == Texts{"error: policies[0].when.at_least: \"park\" has unlimited places: no share of "
                    "them is taken"});
}

TEST_CASE("a condition on free members begins below a number that the pool can reach again") {
  const auto of_crew = [](const Trigger& when) {
    return problems_after([&](Plan& plan) {
      plan.pools["crew"].members = {{count(8), {}}};
      plan.stations["customs"].staffed_by = "crew";
      plan.policies = {half_demand()};
      plan.policies[0].when = when;
    });
  };
  CHECK(of_crew({.free = "crew", .at_least = count(4), .below = count(2)}) == Texts{});
  CHECK(of_crew({.free = "crew", .at_least = count(4), .below = {}}) ==
        Texts{"error: policies[0].when: expected `below`: it is set off when fewer members are "
              "free, found none"});
  CHECK(of_crew({.free = "crews", .at_least = {}, .below = count(2)}) ==
        Texts{"error: policies[0].when.free: expected the name of a pool, found \"crews\""});
  CHECK(of_crew({.free = "crew", .at_least = count(9), .below = count(2)}) ==
        Texts{"warning: policies[0].when.at_least: never reached: \"crew\" has 8 members"});
  CHECK(of_crew({.free = "crew", .at_least = {}, .below = count(0)}) ==
        Texts{"error: policies[0].when.below: expected more than 0, at which the condition begins, "
              "found 0"});
}

TEST_CASE("a gate and the province are watched as a whole") {
  const auto of = [](const char* where) {
    return with_trigger([&](Policy& policy) {
      policy.when = Trigger{.waiting = where, .at_least = count(50), .below = count(20)};
    });
  };
  CHECK(of("north") == Texts{});
  CHECK(of("province") == Texts{});
  CHECK(problems_after([](Plan& plan) {
          plan.gates["south"] = {};
          plan.policies = {half_demand()};
          plan.policies[0].when =
              Trigger{.waiting = "south", .at_least = count(5), .below = count(1)};
        }) == Texts{"warning: policies[0].when: the policy is never set off: no route comes to "
                    "\"south\""});
}

TEST_CASE("conditions on gates set each other off, a gate and a stage of it perhaps") {
  const Setting shut_a{"gates.gate_a.open.home", false};
  const Setting shut_b{"gates.gate_b.open.home", false};
  CHECK(circle_of(set_off("x", "gate_a", shut_b), set_off("y", "gate_b", shut_a)) == k_certain);
  CHECK(circle_of(set_off("x", "gate_a", shut_a), set_off("y", "gate_b", shut_b)) == Texts{});
  CHECK(circle_of(set_off("x", "province", shut_a), set_off("y", "gate_a", shut_b)) == k_possible);
  Policy short_of_crew =
      set_off("x", "", {"pools.crew_b.members", std::vector<ServerGroup>{{count(1), {}}}});
  short_of_crew.when = Trigger{.free = "crew_a", .at_least = {}, .below = count(1)};
  CHECK(circle_of(short_of_crew, set_off("y", "post_b",
                                         {"pools.crew_a.members",
                                          std::vector<ServerGroup>{{count(1), {}}}})) == k_certain);
}

TEST_CASE("two conditions must not set each other off") {
  CHECK(problems_after([](Plan& plan) {
          plan.policies = {
              {.name = "a",
               .when = Trigger{.waiting = "customs", .at_least = count(5), .below = count(2)},
               .set = {{"yards.park.places", count(60)}}},
              {.name = "b",
               .when = Trigger{.occupancy = "park", .at_least = count(5), .below = count(2)},
               .set = {{"stations.customs.servers[0].count", count(2)}}}};
        }) == Texts{"error: policies[1].when: \"a\" and \"b\" can set each other off: each changes "
                    "the stage that the other one watches"});
}

TEST_CASE("conditions set each other off through gates, crews and calendars") {
  CHECK(circle_of(set_off("x", "line_a", {"gates.gate_b.open.home", false}),
                  set_off("y", "line_b", {"gates.gate_a.open.home", false})) == k_certain);
  const std::vector<ServerGroup> one{{count(1), {}}};
  CHECK(circle_of(set_off("x", "post_a", {"pools.crew_b.members", one}),
                  set_off("y", "post_b", {"pools.crew_a.members", one})) == k_certain);
  WeeklyHours shorter;
  shorter.days.fill({{{hours(9), hours(12)}}});
  CHECK(circle_of(set_off("x", "post_a", {"calendars.hours_b.weekly", shorter}),
                  set_off("y", "post_b", {"calendars.hours_a.weekly", shorter})) == k_certain);
  // What one does for itself concerns nobody else.
  CHECK(circle_of(set_off("x", "line_a", {"gates.gate_a.open.home", false}),
                  set_off("y", "line_b", {"gates.gate_b.open.home", false})) == Texts{});
}

TEST_CASE("what bears on a stage through something else is named") {
  Plan plan = twin_ways();
  plan.policies = {set_off("x", "line_a", {"gates.gate_b.open.home", false}),
                   set_off("y", "line_b", {"gates.gate_a.open.home", false})};
  const auto all = problems(plan);
  REQUIRE(all.size() == 1);
  CHECK(all[0].help == std::vector<std::string>{"gates.gate_b.open.home bears on \"line_b\"",
                                                "gates.gate_a.open.home bears on \"line_a\"",
                                                "let one of them watch another stage"});
}

TEST_CASE("conditions that send each other trucks are a warning") {
  Policy to_b = set_off("x", "post_a", arm_share(1, 0.9));
  to_b.set.push_back(arm_share(0, 0.1));
  Policy to_a = set_off("y", "post_b", arm_share(1, 0.1));
  to_a.set.push_back(arm_share(0, 0.9));
  const Texts told = circle_of(to_b, to_a);
  CHECK(std::ranges::find(told, k_possible.front()) != told.end());
  CHECK(told.size() == 2);  // they fight over the shares as well
  // Who takes trucks away sets nothing off.
  CHECK(circle_of(set_off("x", "post_a", {"demand", Factor{0.5}}),
                  set_off("y", "post_b", {"flows.trucks.arrivals.poisson", PerHour{1.0}})) ==
        Texts{});
}

TEST_CASE("an outcome that the check never finds sets nothing off") {
  const auto as_it_is = [](Plan&) {};
  CHECK(when_found(outcome_of("rapid", "positive"), as_it_is) == Texts{});
  CHECK(when_found(outcome_of("channel", "red"), as_it_is) == never_found("channel", "red"));
  const auto prevalence = [](DatedShare share) {
    return [share](Plan& plan) { plan.checks["rapid"].test->prevalence = share; };
  };
  const Texts never = never_found("rapid", "positive");
  CHECK(when_found(outcome_of("rapid", "positive"), prevalence({})) == never);
  // After the run, or over before it.
  CHECK(when_found(outcome_of("rapid", "positive"), prevalence({{}, {{january(20), {0.1}}}})) ==
        never);
  CHECK(when_found(outcome_of("rapid", "positive"),
                   prevalence({{}, {{january(1), {0.1}}, {january(8), {0.0}}}})) == never);
  CHECK(when_found(outcome_of("rapid", "positive"),
                   prevalence({{}, {{january(1), {0.1}}, {january(9), {0.0}}}})) == Texts{});
  CHECK(when_found(outcome_of("rapid", "positive"), [](Plan& plan) {
          plan.checks["rapid"].test->prevalence = {};
          plan.checks["rapid"].test->specificity = {0.99};
        }) == Texts{});
  CHECK(when_found(outcome_of("rapid", "negative"), prevalence({{1.0}, {}})) ==
        never_found("rapid", "negative"));
  CHECK(when_found(outcome_of("rapid", "certified"), [](Plan& plan) {
          plan.checks["rapid"].certificate =
              Certificate{.carried = {0.0}, .taken_before = {}, .valid_for = hours(48)};
        }) == never_found("rapid", "certified"));
}

TEST_CASE("a positive pool is retested, and its trucks are positive by the retest") {
  const auto pooled = [](Plan& plan) {
    plan.exchanges["tent"].turn.export_ = {count(1), count(5)};
    plan.exchanges["tent"].service = constant(minutes(1));
    Check& pool = plan.checks["pool"];
    pool.at = "tent";
    pool.test = plan.checks["rapid"].test;
    pool.retest = "rapid";
    plan.flows["trucks"].route.push_back(check_step("pool"));
  };
  CHECK(when_found(outcome_of("pool", "positive"), pooled) == never_found("pool", "positive"));
  CHECK(when_found(outcome_of("pool", "retested"), pooled) == Texts{});
  CHECK(when_found(outcome_of("rapid", "positive"), pooled) == Texts{});
}

TEST_CASE("another policy may make an outcome possible") {
  CHECK(when_found(outcome_of("channel", "red"), [](Plan& plan) {
          plan.policies.push_back({.name = "red",
                                   .set = {{"checks.channel.outcomes.green", Probability{0.9}},
                                           {"checks.channel.outcomes.red", Probability{0.1}}}});
        }) == Texts{});
}

TEST_CASE("what no route comes to sets nothing off") {
  CHECK(when_found({.waiting = "spare", .at_least = count(1), .below = {}},
                   [](Plan& plan) { plan.stations["spare"] = station(constant(minutes(1))); }) ==
        Texts{"warning: policies[0].when: the policy is never set off: no route comes to "
              "\"spare\""});
  CHECK(when_found(outcome_of("spare", "x"),
                   [](Plan& plan) { plan.checks["spare"].outcomes = {{"x", {1.0}}}; }) ==
        Texts{"warning: checks.spare: no route goes through it",
              "warning: policies[0].when: the policy is never set off: no route comes to "
              "\"spare\""});
}

TEST_CASE("a condition that begins and ends at one number is a warning, unless it has a length") {
  const auto at_first = [](Trigger trigger) {
    return [trigger](Policy& policy) { policy.when = trigger; };
  };
  const Texts told{
      "warning: policies[0].when: it begins and ends at the same number, 20: each truck that comes "
      "or goes there switches the policy"};
  const Trigger waiting{.waiting = "customs", .at_least = count(20)};
  CHECK(with_trigger(at_first(waiting)) == told);
  CHECK(with_trigger([&](Policy& policy) {
          policy.when = waiting;
          policy.lasting = constant(hours(2));
        }) == Texts{});
  Trigger both = waiting;
  both.below = count(20);
  CHECK(with_trigger(at_first(both)) == Texts{});
}
