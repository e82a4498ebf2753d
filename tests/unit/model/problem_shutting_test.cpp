#include <cuakhau/model/problem.hpp>

#include "support/catch.hpp"
#include "support/routes.hpp"
#include "support/small_plans.hpp"
#include "support/sound_plan.hpp"

using namespace cuakhau;
using namespace cuakhau::model;
using namespace cuakhau::test;

namespace {

Trigger queue_at(std::string stage) {
  return {.waiting = std::move(stage), .at_least = count(5), .below = count(2)};
}

/// The sound plan under a policy that shuts the gate, unless the edit says otherwise.
Texts when_shut(const std::function<void(Plan&, Policy&)>& edit) {
  return problems_after([&](Plan& plan) {
    Policy policy{.name = "shut", .set = {{"gates.north.open.china", false}}};
    edit(plan, policy);
    plan.policies = {policy};
  });
}

Texts latched(const std::string& stage) {
  return {"warning: policies[0].when: while it is in force nobody gets on from \"" + stage +
          "\", so that the queue which set it off never ends it"};
}

Texts for_good(const std::string& stages) {
  return {"warning: policies[0].when: once set off it never ends, and shuts " + stages +
          " for good"};
}

void add_test(Plan& plan) {
  plan.checks["rapid"].test = Test{.prevalence = {{0.01}, {}}};
  plan.flows["trucks"].route.push_back(check_step("rapid"));
}

}  // namespace

TEST_CASE("a condition is told of that shuts the stage it watches, or all ways from there") {
  for (const char* const stage : {"line", "customs", "park"})
    CHECK(when_shut([&](Plan&, Policy& policy) { policy.when = queue_at(stage); }) ==
          latched(stage));
  CHECK(when_shut([](Plan&, Policy& policy) {
          policy.when = queue_at("customs");
          policy.set = {{"stations.customs.servers", std::vector<ServerGroup>{{count(0), {}}}}};
        }) == latched("customs"));
  CHECK(when_shut([](Plan&, Policy& policy) {
          policy.when = queue_at("customs");
          policy.set = {{"calendars.office.weekly", WeeklyHours{}}};
        }) == latched("customs"));
  // The lane of exports, and the one that trucks come back by.
  CHECK(when_shut([](Plan&, Policy& policy) {
          policy.when = queue_at("shed");
          policy.set = {{"crossings.line.lanes.export", count(0)}};
        }) == Texts{});
  CHECK(when_shut([](Plan&, Policy& policy) {
          policy.when = queue_at("shed");
          policy.set = {{"crossings.line.lanes.import", count(0)}};
        }) == latched("shed"));
}

TEST_CASE("a condition that shuts a stage for a time, or until a date, is not") {
  CHECK(when_shut([](Plan&, Policy& policy) {
          policy.when = queue_at("line");
          policy.lasting = constant(hours(6));
        }) == Texts{});
  CHECK(when_shut([](Plan&, Policy& policy) {
          policy.when = queue_at("line");
          policy.until = Moment::after(hours(200));
        }) == Texts{});
}

TEST_CASE("a queue shrinks where trucks give up or another way is open") {
  CHECK(when_shut([](Plan& plan, Policy& policy) {
          policy.when = queue_at("line");
          plan.flows["trucks"].patience = constant(hours(10));
        }) == Texts{});
  CHECK(when_shut([](Plan& plan, Policy& policy) {
          policy.when = queue_at("park");
          plan.flows["trucks"].route[0].limit = constant(hours(10));
          plan.flows["trucks"].route[0].late = {visit("leave")};
        }) == Texts{});
  CHECK(when_shut([](Plan& plan, Policy& policy) {
          policy.when = queue_at("park");
          plan.flows["trucks"].route[1].limit = constant(hours(10));
          plan.flows["trucks"].route[1].late = {visit("leave")};
        }) == Texts{});
  CHECK(when_shut([](Plan& plan, Policy& policy) {
          policy.when = queue_at("park");
          plan.flows["trucks"].route = {visit("park"),
                                        branch_step({Arm{"over", {0.5}, route({"direct"})},
                                                     Arm{"back", {0.5}, route({"leave"})}})};
        }) == Texts{});
}

TEST_CASE("what an outcome shuts for good is told of") {
  const auto positive = [](Plan& plan, Policy& policy) {
    add_test(plan);
    policy.when = Trigger{.check = "rapid", .outcome = "positive"};
  };
  CHECK(when_shut(positive) == for_good("\"line\""));
  CHECK(when_shut([&](Plan& plan, Policy& policy) {
          positive(plan, policy);
          policy.lasting = constant(hours(72));
        }) == Texts{});
  CHECK(when_shut([&](Plan& plan, Policy& policy) {
          positive(plan, policy);
          policy.set = {{"demand", Factor{0.5}}};
        }) == Texts{});
  CHECK(when_shut([&](Plan& plan, Policy& policy) {
          positive(plan, policy);
          const std::vector<ServerGroup> none{{count(0), {}}};
          plan.pools["crew"].members = {{count(20), {}}};
          plan.stations["customs"].staffed_by = "crew";
          policy.set = {{"pools.crew.members", none}};
        }) == for_good("\"crew\", \"customs\""));
}

TEST_CASE("a condition that ends below no truck at all never ends") {
  CHECK(when_shut([](Plan&, Policy& policy) {
          policy.when = queue_at("customs");
          policy.when->below = count(0);
        }) == for_good("\"line\""));
}
