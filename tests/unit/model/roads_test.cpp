#include "model/detail/roads.hpp"

#include <algorithm>

#include "support/catch.hpp"
#include "support/routes.hpp"
#include "support/small_plans.hpp"

using namespace cuakhau;
using namespace cuakhau::test;

namespace {

/// Trucks at minutes 0 and 10 drive from a over b to c, where one lane takes 20 minutes.
model::Plan two_trucks() {
  model::Plan plan = plan_for(hours(10));
  plan.roads["ab"] = road("a", "b", 30);
  plan.roads["bc"] = road("b", "c", 45);
  plan.stations["lane"] = station(constant(minutes(20)));
  plan.flows["trucks"].from = "a";
  plan.flows["trucks"].arrivals.at = at_minutes({0, 10});
  plan.flows["trucks"].route = {drive_to("c"), visit("lane")};
  return plan;
}

model::Policy policy(const char* path, const model::SettingValue& value, std::int64_t from_min,
                     std::int64_t until_min) {
  model::Policy one;
  one.name = path;
  one.from = model::Moment::after(minutes(from_min));
  one.until = model::Moment::after(minutes(until_min));
  one.set.push_back({path, value});
  return one;
}

std::vector<std::int64_t> minutes_left(const Kept& kept, const char* stage) {
  std::vector<std::int64_t> times;
  for (const model::Visit& visit : kept.at(stage)) times.push_back(kept.minute(visit.left));
  return times;
}

}  // namespace

TEST_CASE("a drive takes the travel of its roads, and is no wait") {
  const Kept kept = run(two_trucks());
  CHECK(minutes_left(kept, "ab") == std::vector<std::int64_t>{30, 40});
  CHECK(minutes_left(kept, "bc") == std::vector<std::int64_t>{75, 85});
  CHECK(minutes_left(kept, "lane") == std::vector<std::int64_t>{95, 115});
  REQUIRE(kept.journeys.size() == 2);
  CHECK(kept.journeys[0].waited == Duration{0});
  CHECK(kept.journeys[1].waited == minutes(10));
  const model::Visit second = kept.at("lane")[1];
  CHECK(kept.minute(second.arrived) == 85);
}

TEST_CASE("a road that shuts on the way makes trucks take another one from where they are") {
  model::Plan plan = two_trucks();
  plan.roads["by_way"] = road("b", "c", 100);
  plan.policies = {policy("roads.bc.open", false, 35, 200)};
  const Kept kept = run(plan);
  CHECK(minutes_left(kept, "bc") == std::vector<std::int64_t>{75});       // it was on it
  CHECK(minutes_left(kept, "by_way") == std::vector<std::int64_t>{140});  // at b at 40
}

TEST_CASE("where every road is shut trucks wait until one opens, which is a wait") {
  model::Plan plan = two_trucks();
  plan.policies = {policy("roads.bc.open", false, 35, 200)};
  const Kept kept = run(plan);
  CHECK(minutes_left(kept, "bc") == std::vector<std::int64_t>{75, 245});
  const model::Visit late = kept.at("bc")[1];
  CHECK(kept.minute(late.arrived) == 40);
  CHECK(kept.minute(late.started) == 200);
  CHECK(late.reason == model::WaitReason::closed);
  const auto second = std::ranges::find(kept.journeys, 1U,
                                        [](const model::Journey& one) { return one.truck.number; });
  CHECK(second->waited == minutes(160));
}

TEST_CASE("a new travel time is for those who set out later") {
  model::Plan plan = two_trucks();
  plan.policies = {policy("roads.bc.travel", constant(minutes(90)), 35, 600)};
  CHECK(minutes_left(run(plan), "bc") == std::vector<std::int64_t>{75, 130});
}

TEST_CASE("who drives away gives up the place that it holds") {
  model::Plan plan = two_trucks();
  plan.yards["yard"].places = count(1);
  plan.flows["trucks"].route = {visit("yard"), drive_to("c"), visit("lane")};
  CHECK(minutes_left(run(plan), "ab") == std::vector<std::int64_t>{30, 40});
}

TEST_CASE("a drive to where the truck is takes no time") {
  model::Plan plan = two_trucks();
  plan.flows["trucks"].route = {drive_to("a"), visit("lane")};
  CHECK(minutes_left(run(plan), "lane") == std::vector<std::int64_t>{20, 40});
}

TEST_CASE("patience begins anew where a drive ends") {
  model::Plan plan = two_trucks();
  plan.flows["trucks"].patience = constant(minutes(5));
  plan.stations["lane"] = station(constant(minutes(100)));
  const Kept kept = run(plan);
  const auto turned = std::ranges::find(kept.journeys, model::JourneyOutcome::turned_back,
                                        &model::Journey::outcome);
  REQUIRE(turned != kept.journeys.end());
  CHECK(kept.minute(turned->left) == 90);
}

TEST_CASE("a truck takes as long for a road in one direction on whatever way it drives there") {
  model::Plan plan = two_trucks();
  plan.roads["ab"].travel = exponential(minutes(30));
  const std::vector<std::int64_t> straight = minutes_left(run(plan), "ab");
  plan.flows["trucks"].route.insert(plan.flows["trucks"].route.begin(), drive_to("b"));
  CHECK(minutes_left(run(plan), "ab") == straight);
}

TEST_CASE("drives under way at the end are censored, and are no wait") {
  model::Plan plan = two_trucks();
  plan.period.length = minutes(50);
  const Kept kept = run(plan);
  const std::vector<model::Visit> visits = kept.at("bc");
  REQUIRE(visits.size() == 2);
  CHECK(visits[0].outcome == model::VisitOutcome::censored);
  for (const model::Journey& journey : kept.journeys) CHECK(journey.waited == Duration{0});
}

TEST_CASE("roads of no time leave no mark in the paths") {
  model::Plan without = two_trucks();
  without.roads["ab"].travel = without.roads["bc"].travel = {};
  model::Plan with = without;
  without.flows["trucks"].route = {visit("lane")};
  without.flows["trucks"].from = {};
  CHECK(run(with).run.path_digest == run(without).run.path_digest);
  with.roads["ab"].travel = constant(Duration{1});
  CHECK_FALSE(run(with).run.path_digest == run(without).run.path_digest);
}
