#include "model/detail/reckoning.hpp"

#include "support/catch.hpp"
#include "support/small_plans.hpp"

using namespace cuakhau;
using namespace cuakhau::test;
using cuakhau::model::Direction;
using cuakhau::model::Network;
using model::detail::free_from;
using model::detail::News;
using model::detail::Reckoned;

namespace {

model::Plan lane_plan(model::Station station) {
  model::Plan plan = plan_for(hours(48));
  plan.stations["lane"] = std::move(station);
  plan.flows["trucks"].arrivals.every = minutes(10);
  plan.flows["trucks"].route = route({"lane"});
  return plan;
}

/// Minutes after the start at which it is free.
std::int64_t minute_free(const model::Plan& plan, double ahead, std::int64_t from_min) {
  const Network network(plan);
  const Instant start = network.window().start;
  const Instant free =
      free_from(network.tables().stages[0], Direction::export_, ahead, start + minutes(from_min));
  return free == Instant::never() ? -1 : (free - start).count() / 60'000;
}

}  // namespace

TEST_CASE("one server is free when those ahead are done, of several when one of them is") {
  CHECK(minute_free(lane_plan(station(constant(minutes(15)))), 0.0, 60) == 60);
  CHECK(minute_free(lane_plan(station(constant(minutes(15)))), 4.0, 60) == 120);
  CHECK(minute_free(lane_plan(station(constant(minutes(15)), 3)), 2.0, 60) == 60);
  CHECK(minute_free(lane_plan(station(constant(minutes(15)), 3)), 8.0, 60) == 90);
}

TEST_CASE("drivers know the mean service of what comes there, by its shares") {
  model::Plan plan = lane_plan(station(constant(minutes(40))));
  plan.stations["lane"].service.by_name["fruit"] = constant(minutes(10));
  plan.flows["trucks"].commodity.shares = {{"fruit", {0.4}}, {"starch", {0.6}}};
  CHECK(minute_free(plan, 5.0, 60) == 60 + 5 * 28);
  // Another flow counts alike, one that does not come there not at all.
  plan.flows["others"] = plan.flows["trucks"];
  plan.flows["others"].commodity.shares = {{"starch", {1.0}}};
  CHECK(minute_free(plan, 5.0, 60) == 60 + 5 * 34);
  plan.stations["other"] = station(constant(minutes(1)));
  plan.flows["others"].route = route({"other"});
  CHECK(minute_free(plan, 5.0, 60) == 60 + 5 * 28);
}

TEST_CASE("work goes on at the next opening") {
  model::Station one = station(constant(minutes(30)));
  one.hours = daily({{7 * 60, 9 * 60}});
  CHECK(minute_free(lane_plan(one), 0.0, 60) == 7 * 60);
  CHECK(minute_free(lane_plan(one), 2.0, 60) == 8 * 60);
  // Four are done by 09:00; the fifth and sixth the next day.
  CHECK(minute_free(lane_plan(one), 6.0, 60) == 24 * 60 + 8 * 60);
}

TEST_CASE("drivers know the pace of the hour") {
  model::Station one = station(constant(minutes(30)));
  one.pace = model::Factor{0.5};
  CHECK(minute_free(lane_plan(one), 2.0, 60) == 60 + 2 * 60);
  // Twice as fast from 03:00 on: two by then, the third and fourth in half an hour each.
  one.productivity = model::Productivity{
      .by_open = {}, .by_hour = {{.hours = daily({{180, 1440}}), .pace = model::Factor{2.0}}}};
  CHECK(minute_free(lane_plan(one), 4.0, 60) == 60 + 2 * 60 + 2 * 30);
}

TEST_CASE("a stay is as long as the pace makes it when the truck gets there") {
  model::Plan plan = lane_plan(station(constant(minutes(10))));
  plan.stations["lane"].pace = model::Factor{0.4};
  const Network network(plan);
  const News news{.tables = &network.tables(), .counts = {0, 0}};
  const Instant now = network.window().start;
  CHECK(
      model::detail::reckon(news, {{.stage = model::StageId{std::size_t{0}}}}, {.now = now}).time ==
      minutes(25));
}

TEST_CASE("what never opens is never free") {
  model::Station one = station(constant(minutes(30)));
  one.hours.kind = model::HoursKind::never;
  CHECK(minute_free(lane_plan(one), 0.0, 60) == -1);
}

TEST_CASE("of the stages on a way the slowest decides, for all trucks before it") {
  model::Plan plan = lane_plan(station(constant(minutes(10))));
  plan.stations["last"] = station(constant(minutes(20)));
  plan.flows["trucks"].route = route({"lane", "last"});
  const Network network(plan);
  News news{.tables = &network.tables(), .counts = std::vector<std::uint32_t>(4)};
  const model::StageId lane{std::size_t{network.stages()[0].name == "lane" ? 0U : 1U}};
  const model::StageId last{std::size_t{1} - lane.index()};
  const model::detail::WayOutline way{{.stage = lane}, {.stage = last}};
  news.counts[2 * lane.index()] = 3;
  news.counts[2 * last.index()] = 1;
  const Instant now = network.window().start;
  const Reckoned reckoned = model::detail::reckon(news, way, {.now = now});
  CHECK(reckoned.time == minutes(4 * 20 + 10 + 20));
  CHECK(reckoned.trucks == 4);
  CHECK_FALSE(reckoned.is_shut);
}

TEST_CASE("who is on the way reckons from there, with those whom he sees before him") {
  model::Plan plan = lane_plan(station(constant(minutes(10))));
  plan.stations["last"] = station(constant(minutes(20)));
  plan.flows["trucks"].route = route({"lane", "last"});
  const Network network(plan);
  News news{.tables = &network.tables(), .counts = {5, 0, 5, 0}};
  const model::StageId lane{std::size_t{network.stages()[0].name == "lane" ? 0U : 1U}};
  const model::StageId last{std::size_t{1} - lane.index()};
  const model::detail::WayOutline way{{.stage = lane}, {.stage = last}};
  const Instant now = network.window().start;
  CHECK(model::detail::reckon(news, way, {.now = now, .first = 1, .ahead = 2}).time ==
        minutes(2 * 20 + 20));
}
