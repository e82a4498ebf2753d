#include <cuakhau/model/relief.hpp>

#include <algorithm>

#include <cuakhau/model/problem.hpp>

#include "support/catch.hpp"
#include "support/small_plans.hpp"
#include "support/sound_plan.hpp"

using namespace cuakhau;
using namespace cuakhau::model;
using namespace cuakhau::test;

namespace {

bool has_errors(const Plan& plan) {
  return std::ranges::any_of(
      problems(plan), [](const Problem& problem) { return problem.severity == Severity::error; });
}

}  // namespace

TEST_CASE("a relieved station has ten times the servers, one queue and room for it") {
  Plan plan = plan_with_lane(hours(10), {0, 1, 2});
  Station& lane = plan.stations.at("lane");
  lane.servers = {{.count = count(2), .hours = {}}, {.count = count(1), .hours = daily({{0, 60}})}};
  lane.queue = count(3);
  lane.queueing = Queueing::per_server;
  const auto ample = relieved(plan, "lane");
  REQUIRE(ample);
  const Station& relief = ample->stations.at("lane");
  CHECK(relief.servers[0].count == count(20));
  CHECK(relief.servers[1].count == count(10));
  CHECK(relief.servers[1].hours == lane.servers[1].hours);
  CHECK(relief.queue == Count::unlimited());
  CHECK(relief.queueing == Queueing::shared);
  CHECK(relief.service == lane.service);
  CHECK_FALSE(has_errors(*ample));
}

TEST_CASE("what policies set of the number is forgotten, and nothing else") {
  Plan plan = plan_with_lane(hours(10), {0, 1, 2});
  Policy policy{.name = "fewer"};
  policy.set = {{"stations.lane.servers[0].count", count(0)},
                {"stations.lane.pace", Factor{0.5}},
                {"stations.lane.queue", count(5)}};
  plan.policies = {policy};
  const auto ample = relieved(plan, "lane");
  REQUIRE(ample);
  REQUIRE(ample->policies[0].set.size() == 1);
  CHECK(ample->policies[0].set[0].path == "stations.lane.pace");
}

TEST_CASE("crossings, yards, pools and exchanges are relieved in their own numbers") {
  Plan plan = sound_plan();
  plan.crossings.at("line").lanes.reversible = count(1);
  const auto line = relieved(plan, "line");
  REQUIRE(line);
  CHECK(line->crossings.at("line").lanes.reversible == count(10));
  plan.yards["park"].places = count(40);
  plan.yards["park"].call_up_below = count(30);
  const auto park = relieved(plan, "park");
  REQUIRE(park);
  CHECK(park->yards.at("park").places == Count::unlimited());
  CHECK_FALSE(park->yards.at("park").call_up_below);
  plan.pools["drivers"].members = {{.count = count(7), .hours = {}}};
  CHECK(relieved(plan, "drivers")->pools.at("drivers").members[0].count == count(70));
  Exchange& swap = plan.exchanges["swap"];
  swap.bays = {{.count = Count::unlimited(), .hours = {}}};
  CHECK_FALSE(relieved(plan, "swap"));
  swap.places.import_ = count(4);
  CHECK(relieved(plan, "swap")->exchanges.at("swap").places.import_ == Count::unlimited());
  swap.bays = {{.count = count(2), .hours = {}}};
  CHECK(relieved(plan, "swap")->exchanges.at("swap").bays[0].count == count(20));
}

TEST_CASE("there is nothing to relieve of what has no number") {
  Plan plan = plan_with_lane(hours(10), {0});
  plan.stations.at("lane").servers[0].count = Count::unlimited();
  CHECK_FALSE(relieved(plan, "lane"));
  plan.yards["park"] = {};
  CHECK_FALSE(relieved(plan, "park"));
  CHECK_FALSE(relieved(plan, "nowhere"));
}

TEST_CASE("what is made ample has a word for each kind of stage") {
  CHECK(limit_word(StageKind::station) == "servers");
  CHECK(limit_word(StageKind::crossing) == "lanes");
  CHECK(limit_word(StageKind::exchange) == "bays");
  CHECK(limit_word(StageKind::pool) == "members");
  CHECK(limit_word(StageKind::yard) == "places");
  CHECK(limit_word(StageKind::road) == "limits");
}
