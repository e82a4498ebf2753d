#include <algorithm>

#include "support/catch.hpp"
#include "support/routes.hpp"
#include "support/small_plans.hpp"

using namespace cuakhau;
using namespace cuakhau::test;

namespace {

/// A yard of one place before a lane of 30 minutes without a queue.
model::Plan yard_and_lane(std::initializer_list<std::int64_t> times) {
  model::Plan plan = plan_for(hours(10));
  plan.yards["yard"].places = count(1);
  plan.stations["lane"] = station(constant(minutes(30)));
  plan.stations["lane"].queue = count(0);
  plan.flows["trucks"].arrivals.at = at_minutes(times);
  plan.flows["trucks"].route = route({"yard", "lane"});
  return plan;
}

}  // namespace

TEST_CASE("a truck whose way ends before it is cleared has turned back") {
  model::Plan plan = plan_for(hours(10));
  plan.stations["desk"] = station(constant(minutes(5)));
  plan.checks["papers"].outcomes = {{"good", {0.0}}, {"bad", {1.0}}};
  model::Flow& flow = plan.flows["trucks"];
  flow.arrivals.at = at_minutes({0, 20});
  flow.route = {visit("desk"), check_step("papers", {{"bad", {visit("leave")}}})};
  const auto count_of = [&](model::JourneyOutcome outcome) {
    const Kept kept = run(plan);
    return std::ranges::count(kept.journeys, outcome, &model::Journey::outcome);
  };
  CHECK(count_of(model::JourneyOutcome::turned_back) == 2);
  CHECK(count_of(model::JourneyOutcome::cleared) == 0);
  // Its twin goes straight on to the end of its way.
  plan.checks["papers"].outcomes = {{"good", {1.0}}, {"bad", {0.0}}};
  CHECK(count_of(model::JourneyOutcome::turned_back) == 0);
  CHECK(count_of(model::JourneyOutcome::cleared) == 2);
}

TEST_CASE("who gives up in a yard frees its place for the next one") {
  model::Plan plan = yard_and_lane({0, 1, 2});
  plan.flows["trucks"].patience = constant(minutes(20));
  const Kept kept = run(plan);
  const auto yard = kept.at("yard");
  REQUIRE(yard.size() == 3);
  CHECK(kept.minute(yard[1].left) == 21);
  CHECK(yard[1].outcome == model::VisitOutcome::turned_back);
  // The third has the place at 21, and gives up at 22.
  CHECK(kept.minute(yard[2].entered) == 21);
  CHECK(kept.minute(yard[2].left) == 22);
}

TEST_CASE("who is late in a yard keeps its place until another one is found") {
  model::Plan plan = yard_and_lane({0, 1, 2});
  plan.stations["lane"].service.otherwise = constant(minutes(90));
  plan.stations["side"] = station(constant(minutes(60)));
  plan.stations["side"].queue = count(0);
  plan.flows["trucks"].route[0].limit = constant(minutes(10));
  plan.flows["trucks"].route[0].late = route({"side", "leave"});
  const Kept kept = run(plan);
  const auto yard = kept.at("yard");
  REQUIRE(yard.size() == 3);
  // The second goes to the side at 11; the third, in at 11, is late at 21 and waits for the side.
  CHECK(kept.minute(yard[1].left) == 11);
  CHECK(kept.minute(yard[2].entered) == 11);
  CHECK(kept.minute(yard[2].left) == 71);
  CHECK(yard[2].outcome == model::VisitOutcome::turned_back);
}

TEST_CASE("a circle of trucks of which one may give up is no deadlock") {
  model::Plan plan = plan_for(hours(10));
  for (const char* name : {"a", "b"}) {
    plan.stations[name] = station(constant(minutes(10)));
    plan.stations[name].queue = count(0);
  }
  plan.flows["one"].arrivals.at = at_minutes({0});
  plan.flows["one"].route = route({"a", "b"});
  plan.flows["two"].arrivals.at = at_minutes({0});
  plan.flows["two"].route = route({"b", "a"});
  CHECK(run(plan).run.ending == model::RunEnding::deadlock);
  plan.flows["one"].route[1].limit = constant(minutes(15));
  const Kept kept = run(plan);
  CHECK(kept.run.ending != model::RunEnding::deadlock);
  // The first goes straight on, to the end of its way, at 25.
  CHECK(kept.starts("a") == Minutes{0, 25});
}
