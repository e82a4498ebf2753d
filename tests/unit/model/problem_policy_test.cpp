#include <cuakhau/model/problem.hpp>

#include "support/catch.hpp"
#include "support/small_plans.hpp"
#include "support/sound_plan.hpp"

using namespace cuakhau;
using namespace cuakhau::model;
using namespace cuakhau::test;

namespace {

Policy halve_demand() { return {.name = "halve", .set = {{"demand", Factor{0.5}}}}; }

Texts with_policy(const std::function<void(Policy&)>& edit) {
  return problems_after([&](Plan& plan) {
    plan.policies.push_back(halve_demand());
    edit(plan.policies.back());
  });
}

}  // namespace

TEST_CASE("a policy that changes a value is sound") {
  CHECK(with_policy([](Policy&) {}) == Texts{});
}

TEST_CASE("a policy has an end after its start, and both have to do with the run") {
  CHECK(with_policy([](Policy& policy) {
          policy.from = Moment::after(hours(10));
          policy.until = Moment::after(hours(10));
        }) == Texts{"error: policies[0].until: expected an end after 2023-01-08T10:00:00+07:00, "
                    "found 2023-01-08T10:00:00+07:00"});
  CHECK(with_policy([](Policy& policy) { policy.from = Moment::after(12 * k_day); }) ==
        Texts{"warning: policies[0].from: the policy is never in force: it begins after the end "
              "of the run"});
}

TEST_CASE("windows are in order, say all by themselves, and one of them lies in the run") {
  const auto at = [](std::int64_t hour) { return Moment::after(hours(hour)); };
  CHECK(with_policy([&](Policy& policy) { policy.windows = {{at(1), at(2)}, {at(2), at(3)}}; }) ==
        Texts{});
  CHECK(with_policy([&](Policy& policy) { policy.windows = {{at(1), at(3)}, {at(2), at(2)}}; }) ==
        Texts{"error: policies[0].windows[1].until: expected an end after "
              "2023-01-08T02:00:00+07:00, found 2023-01-08T02:00:00+07:00",
              "error: policies[0].windows[1].from: expected windows in order, this one not "
              "before 2023-01-08T03:00:00+07:00, found 2023-01-08T02:00:00+07:00"});
  CHECK(with_policy([&](Policy& policy) {
          policy.windows = {{at(1), at(3)}};
          policy.until = at(2);
        }) == Texts{"error: policies[0].windows: they say by themselves when the policy is in "
                    "force"});
  CHECK(with_policy([&](Policy& policy) {
          policy.windows = {{at(-5), at(0)}, {at(9000), at(9001)}};
        }) == Texts{"warning: policies[0].windows: the policy is never in force: none of them lies "
                    "in the run"});
}

TEST_CASE("a policy changes something, and has a name of its own") {
  CHECK(with_policy([](Policy& policy) { policy.set.clear(); }) ==
        Texts{"error: policies[0].set: the policy changes nothing"});
  CHECK(problems_after([](Plan& plan) { plan.policies = {halve_demand(), halve_demand()}; }) ==
        Texts{"error: policies[1].name: another policy is called \"halve\" too"});
}

TEST_CASE("a random policy says how long it lasts; a triggered one is not random") {
  CHECK(with_policy([](Policy& policy) { policy.every = exponential(k_day); }) ==
        Texts{"error: policies[0]: expected `for` beside `every`: how long it lasts each time, "
              "found no `for`"});
  CHECK(with_policy([](Policy& policy) {
          policy.every = constant(Duration{0});
          policy.lasting = constant(hours(1));
        }) == Texts{"error: policies[0].every: expected a mean above 0 s, found 0 s"});
  CHECK(with_policy([](Policy& policy) {
          policy.every = exponential(k_day);
          policy.lasting = constant(hours(1));
          policy.when = Trigger{.waiting = "customs", .at_least = count(5), .below = {}};
        }) == Texts{"error: policies[0]: expected at most one of `every` and `when`, found both"});
}

TEST_CASE("a condition looks at one thing that exists") {
  CHECK(with_policy([](Policy& policy) { policy.when = Trigger{}; }) ==
        Texts{"error: policies[0].when: expected one of waiting, occupancy and check, found "
              "none of them"});
  CHECK(with_policy([](Policy& policy) {
          policy.when = Trigger{.waiting = "custom", .at_least = count(5), .below = {}};
        }) == Texts{"error: policies[0].when.waiting: expected the name of a yard, station, "
                    "exchange or crossing, found "
                    "\"custom\""});
  CHECK(with_policy([](Policy& policy) {
          policy.when = Trigger{.occupancy = "park", .at_least = count(51), .below = count(52)};
        }) == Texts{"error: policies[0].when.below: expected at most at_least, 51, found 52",
                    "warning: policies[0].when.at_least: never reached: \"park\" has 50 places"});
}

TEST_CASE("a plan under a policy must be sound too") {
  CHECK(with_policy([](Policy& policy) {
          policy.set = {{"flows.trucks.arrivals.per_day", 100.0}};
        }) == Texts{"error: policies[0].set.flows.trucks.arrivals.per_day: while it is in force: "
                    "flows.trucks.arrivals: expected one of poisson, every, renewal, saturated, "
                    "at, per_day, daily, found poisson and per_day"});
}

TEST_CASE("a policy leaves the network its stages and steps") {
  const std::string another_shape =
      "error: policies[0].set: while it is in force the network would have another shape";
  CHECK(with_policy([](Policy& policy) {
          policy.set = {{"handovers.direct.returning", Probability{0.5}}};
        }) == Texts{another_shape});
  CHECK(problems_after([](Plan& plan) {
          plan.stations["customs"].queueing = Queueing::per_server;
          plan.policies = {
              {.name = "more", .set = {{"stations.customs.servers[0].count", count(5)}}}};
        }) == Texts{another_shape});
  CHECK(problems_after([](Plan& plan) {
          plan.handovers["direct"].returning = Probability{0.9};
          plan.policies = {
              {.name = "fewer", .set = {{"handovers.direct.returning", Probability{0.5}}}}};
        }) == Texts{});
}

TEST_CASE("policies that set one value differently at the same time are named") {
  const auto later = [](Plan& plan, Duration from) {
    plan.policies = {halve_demand(), {.name = "double", .set = {{"demand", Factor{2.0}}}}};
    plan.policies[0].lasting = constant(hours(24));
    plan.policies[1].from = Moment::after(from);
  };
  CHECK(problems_after([&](Plan& plan) { later(plan, hours(23)); }) ==
        Texts{"warning: policies[1].set.demand: \"halve\" sets another value while both are in "
              "force: the later in the list, \"double\", wins"});
  CHECK(problems_after([&](Plan& plan) { later(plan, hours(24)); }) == Texts{});
}

TEST_CASE("policies that fight over many values are told of once, with the first of them") {
  Plan plan = sound_plan();
  plan.policies = {
      {.name = "few",
       .set = {{"demand", Factor{0.5}},
               {"stations.customs.servers", std::vector<ServerGroup>{{count(3), {}}}},
               {"yards.park.places", count(40)},
               {"gates.north.open.china", true}}},
      {.name = "many",
       .set = {{"demand", Factor{2.0}},
               {"gates.north.open.china", true},
               {"stations.customs.servers", std::vector<ServerGroup>{{count(6), {}}}}}}};
  const auto told = [&](const std::string& number, const std::string& help) {
    const auto found = problems(plan);
    REQUIRE(found.size() == 1);
    CHECK(found[0].severity == Severity::warning);
    CHECK(found[0].path == "policies[1].set.demand");
    CHECK(found[0].message == "\"few\" sets " + number +
                                  " values otherwise while both are in force: the later in the "
                                  "list, \"many\", wins");
    CHECK(found[0].help == std::vector<std::string>{help});
  };
  told("2", "these are demand, stations.customs.servers");
  plan.policies[1].set.push_back({"yards.park.places", count(60)});
  plan.policies[0].set.push_back({"crossings.line.headway", constant(minutes(2))});
  plan.policies[1].set.push_back({"crossings.line.headway", constant(minutes(3))});
  told("4", "these are demand, stations.customs.servers, yards.park.places, and 1 more");
}

TEST_CASE("two conditions must not set each other off") {
  CHECK(problems_after([](Plan& plan) {
          plan.policies = {
              {.name = "a",
               .when = Trigger{.waiting = "customs", .at_least = count(5), .below = {}},
               .set = {{"yards.park.places", count(60)}}},
              {.name = "b",
               .when = Trigger{.occupancy = "park", .at_least = count(5), .below = {}},
               .set = {{"stations.customs.servers[0].count", count(2)}}}};
        }) == Texts{"error: policies[1].when: \"a\" and \"b\" can set each other off: each changes "
                    "the stage that the other one watches"});
}
