#include <cuakhau/model/border.hpp>

#include <vector>

#include "support/catch.hpp"
#include "support/small_plans.hpp"
#include "unit/model/random_plan.hpp"

using namespace cuakhau;
using namespace cuakhau::test;

namespace {

std::string explained(const model::Plan& plan) {
  const model::Network network(plan);
  return model::explain_ending(network, model::run_replication(network, {}, {}));
}

}  // namespace

TEST_CASE("a replication is the same alone and among others") {
  const model::Network network(random_plan(3));
  std::vector<model::ReplicationRun> batch;
  for (std::uint32_t k = 0; k < 5; ++k)
    batch.push_back(model::run_replication(network, {.seed = 11, .replication = k}, {}));
  const model::Network other(random_plan(3));
  for (const std::uint32_t k : {4U, 0U, 2U}) {
    const auto alone = model::run_replication(other, {.seed = 11, .replication = k}, {});
    CHECK(alone.trace_digest == batch[k].trace_digest);
    CHECK(alone.path_digest == batch[k].path_digest);
    CHECK(alone.events == batch[k].events);
  }
  CHECK(batch[0].path_digest != batch[1].path_digest);
}

TEST_CASE("who looks on changes nothing") {
  const model::Network network(random_plan(4));
  Keeper one;
  Keeper two;
  model::RecordObserver* const observers[] = {&one, &two};
  const auto watched = model::run_replication(network, {}, observers);
  CHECK(watched.trace_digest == model::run_replication(network, {}, {}).trace_digest);
  CHECK(one.visits.size() == two.visits.size());
  CHECK_FALSE(one.visits.empty());
}

TEST_CASE("the ending of a run is told in words") {
  CHECK(explained(plan_with_lane(hours(1), {0, 55})) ==
        "reached the horizon at 2000-01-01T01:00:00+00:00");
  CHECK(explained(plan_with_lane(hours(1), {0})) ==
        "nothing was left to do at 2000-01-01T00:10:00+00:00");
  model::Plan flooded = plan_with_lane(hours(1), {0, 1, 2});
  flooded.measures.backlog_limit = 2;
  CHECK(explained(flooded) ==
        "at 2000-01-01T00:02:00+00:00 more than 2 trucks were inside: the backlog grows without "
        "bound");
  model::Plan busy = plan_with_lane(hours(1), {0, 1, 2});
  busy.measures.event_limit = count(4);
  CHECK(explained(busy) ==
        "at 2000-01-01T00:10:00+00:00 the run had had 4 events, its event limit; of the last at a "
        "stage most were at lane");
  model::Plan circle = plan_with_lane(hours(1), {0, 1, 2});
  circle.stations["lane"].queue = count(1);
  circle.flows["trucks"].route.resize(2);
  circle.flows["trucks"].route[1].go_to = "lane";
  CHECK(explained(circle) ==
        "deadlock at 2000-01-01T00:10:00+00:00: trucks#0 holds lane and waits for lane");
}

TEST_CASE("a run with nothing left to do lasts to its horizon for those who wait") {
  model::Plan plan = plan_with_lane(hours(1), {0});
  plan.stations["lane"].hours.kind = model::HoursKind::never;
  const Kept kept = run(plan);
  CHECK(kept.run.ending == model::RunEnding::drained);
  REQUIRE(kept.journeys.size() == 1);
  CHECK(kept.journeys[0].waited == hours(1));
}

TEST_CASE("who is at a server at the horizon does not wait, paused or not") {
  model::Plan plan = plan_with_lane(hours(1), {0, 40});
  plan.stations["lane"] = station(constant(minutes(30)));
  plan.stations["lane"].closing = model::Closing::suspend;
  plan.stations["lane"].hours = daily({{0, 10}, {20, 50}});
  const Kept kept = run(plan);
  // The first is done at 40, the second works from 40 to 50 and is paused then.
  REQUIRE(kept.journeys.size() == 2);
  CHECK(kept.journeys[0].waited == Duration{0});
  CHECK(kept.journeys[1].waited == Duration{0});
  CHECK(kept.at("lane")[1].paused == minutes(10));
}
