#include "model/detail/pace.hpp"

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include <cuakhau/model/problem.hpp>

#include "model/detail/tables.hpp"
#include "support/catch.hpp"
#include "support/routes.hpp"
#include "support/small_plans.hpp"
#include "support/sound_plan.hpp"

using namespace cuakhau;
using namespace cuakhau::test;
using cuakhau::model::Factor;
using cuakhau::model::PaceByHour;
using cuakhau::model::PaceByOpen;
using cuakhau::model::Productivity;
using model::detail::PaceLevel;
using model::detail::Paces;

namespace {

constexpr std::int64_t k_night_begins = 22 * 60;
constexpr std::int64_t k_night_ends = 6 * 60;

Productivity at_night(double pace) {
  return {.by_open = {},
          .by_hour = {{.hours = daily({{k_night_begins, k_night_ends}}), .pace = Factor{pace}}}};
}

model::Plan lane_plan(model::Station station, std::initializer_list<std::int64_t> arrivals) {
  model::Plan plan = plan_for(hours(48));
  plan.stations["lane"] = std::move(station);
  plan.flows["trucks"].arrivals.at = at_minutes(arrivals);
  plan.flows["trucks"].route = route({"lane"});
  return plan;
}

Minutes ended(const Kept& kept, const std::string& stage) {
  Minutes found;
  for (const model::Visit& visit : kept.at(stage)) found.push_back(kept.minute(visit.ended));
  return found;
}

using Levels = std::vector<std::pair<std::int64_t, double>>;

/// Of the first day.
Levels paces(const model::Plan& plan) {
  const model::Network network(plan);
  Levels levels;
  for (const PaceLevel& level : network.tables().stages[0].paces)
    if (level.from < network.window().start + hours(24))
      levels.emplace_back((level.from - network.window().start).count() / 60'000, level.pace);
  return levels;
}

Duration length(const model::Visit& visit) { return visit.ended - visit.started; }

/// Trucks at a station, a line and a road, by laws that are not alike.
model::Plan unlike_places() {
  model::Plan plan = plan_for(hours(24 * 7));
  plan.roads["way"] = road("far", "near", 30);
  plan.roads["way"].travel = exponential(minutes(40));
  plan.stations["lane"] = station(exponential(minutes(5)));
  plan.crossings["line"].lanes.export_ = count(3);
  plan.crossings["line"].headway = exponential(minutes(2));
  plan.crossings["line"].travel = exponential(minutes(7));
  plan.flows["trucks"].from = "far";
  plan.flows["trucks"].arrivals.poisson = model::PerHour{5.0};
  plan.flows["trucks"].route = {drive_to("near"), visit("lane"), visit("line")};
  return plan;
}

/// A run, and the same one at the own pace of every stage.
struct Paced {
  const Kept& kept;
  const Kept& own;
};

/// Trucks whose time at the stage is not what it is at its own pace, divided by `pace`.
template <class TimeOf, class PaceAt>
int mismatches(const Paced& runs, const std::string& stage, TimeOf time_of, PaceAt pace_at) {
  const auto visits = runs.kept.at(stage);
  const auto before = runs.own.at(stage);
  int count = 0;
  for (std::size_t i = 0; i < std::min(visits.size(), before.size()); ++i) {
    if (visits[i].left == Instant::never() || before[i].left == Instant::never()) continue;
    const double drawn = static_cast<double>(time_of(before[i]).count());
    const Duration paced = ticks_from(drawn / pace_at(runs.kept.minute(visits[i].started)));
    if (time_of(visits[i]) != paced) ++count;
  }
  return count;
}

}  // namespace

TEST_CASE("the paces of a station are its own times those of its servers and of the hour") {
  model::Station one = station(constant(minutes(10)), 1);
  one.servers.push_back({.count = count(2), .hours = daily({{7 * 60, 23 * 60}})});
  one.pace = Factor{0.5};
  one.productivity = at_night(0.5);
  one.productivity->by_open = {{.servers = count(1), .pace = Factor{1.0}},
                               {.servers = count(3), .pace = Factor{0.75}}};
  CHECK(paces(lane_plan(one, {0})) == Levels{{0, 0.25},
                                             {k_night_ends, 0.5},
                                             {7 * 60, 0.375},
                                             {k_night_begins, 0.1875},
                                             {23 * 60, 0.25}});
}

TEST_CASE("fewer servers than any entry names, and hours in none, have a factor of 100 %") {
  model::Station one = station(constant(minutes(10)), 2);
  one.productivity =
      Productivity{.by_open = {{.servers = count(3), .pace = Factor{0.5}}}, .by_hour = {}};
  CHECK(paces(lane_plan(one, {0})).empty());
}

TEST_CASE("of hours that hold at once the last ones listed count") {
  model::Station one = station(constant(minutes(10)));
  one.productivity = at_night(0.5);
  one.productivity->by_hour.push_back({.hours = daily({{2 * 60, 3 * 60}}), .pace = Factor{0.25}});
  CHECK(paces(lane_plan(one, {0})) ==
        Levels{{0, 0.5}, {120, 0.25}, {180, 0.5}, {k_night_ends, 1.0}, {k_night_begins, 0.5}});
}

TEST_CASE("with one queue a server, all servers of the station count as open") {
  model::Station one = station(constant(minutes(10)), 3);
  one.queueing = model::Queueing::per_server;
  one.productivity =
      Productivity{.by_open = {{.servers = count(3), .pace = Factor{0.5}}}, .by_hour = {}};
  CHECK(ended(run(lane_plan(one, {0, 0, 0, 0})), "lane") == Minutes{20, 20, 20, 40});
}

// By hand: 10 minutes of service, half as fast from 22:00 to 06:00.
TEST_CASE("a service goes by the pace of the hour in which it starts") {
  model::Station one = station(constant(minutes(10)));
  one.productivity = at_night(0.5);
  const Kept kept = run(lane_plan(one, {350, 355, 1315, 1316}));
  CHECK(kept.starts("lane") == Minutes{350, 370, 1315, 1325});
  CHECK(ended(kept, "lane") == Minutes{370, 380, 1325, 1345});
}

TEST_CASE("twin: at a constant pace those times are others") {
  model::Station one = station(constant(minutes(10)));
  one.pace = Factor{0.5};
  CHECK(ended(run(lane_plan(one, {350, 355, 1315, 1316})), "lane") ==
        Minutes{370, 390, 1335, 1355});
}

// By hand: a second server opens at 06:00, and then both work half as fast.
TEST_CASE("a service goes by the pace of the servers that are open when it starts") {
  model::Station one = station(constant(minutes(10)));
  one.servers.push_back({.count = count(1), .hours = daily({{360, 1440}})});
  one.productivity =
      Productivity{.by_open = {{.servers = count(2), .pace = Factor{0.5}}}, .by_hour = {}};
  const Kept kept = run(lane_plan(one, {345, 346, 347, 361}));
  CHECK(kept.starts("lane") == Minutes{345, 355, 360, 365});
  CHECK(ended(kept, "lane") == Minutes{355, 365, 380, 385});
}

TEST_CASE("work that starts again after a closing goes by the pace of its new start") {
  model::Station one = station(constant(minutes(10)));
  one.hours = daily({{0, 60}, {120, 1440}});
  one.productivity = Productivity{
      .by_open = {}, .by_hour = {{.hours = daily({{120, 1440}}), .pace = Factor{0.5}}}};
  one.closing = model::Closing::restart;
  CHECK(ended(run(lane_plan(one, {55})), "lane") == Minutes{140});
  one.closing = model::Closing::suspend;
  CHECK(ended(run(lane_plan(one, {55})), "lane") == Minutes{125});
}

TEST_CASE("what must end before the closing is as long as the pace makes it") {
  model::Station one = station(constant(minutes(10)));
  one.hours = daily({{0, 60}, {120, 1440}});
  one.closing = model::Closing::must_end_before_close;
  CHECK(run(lane_plan(one, {45})).starts("lane") == Minutes{45});
  one.pace = Factor{0.5};
  CHECK(run(lane_plan(one, {45})).starts("lane") == Minutes{120});
  model::Plan plan = plan_for(hours(24));
  model::Crossing& line = plan.crossings["line"];
  line.lanes.export_ = count(1);
  line.headway = constant(minutes(1));
  line.travel = constant(minutes(10));
  line.hours.home = one.hours;
  plan.flows["trucks"].arrivals.at = at_minutes({45});
  plan.flows["trucks"].route = route({"line"});
  CHECK(run(plan).starts("line") == Minutes{45});
  plan.crossings["line"].pace = Factor{0.5};
  CHECK(run(plan).starts("line") == Minutes{120});
}

// Exact: the draws are those of the run at its own pace, whatever the pace.
TEST_CASE("a policy changes the pace of unlike places and nobody's draws") {
  const auto pace_at = [](std::int64_t minute) {
    return minute >= 2 * 1440 && minute < 3 * 1440 ? 0.6 : 1.0;
  };
  model::Plan plan = unlike_places();
  const Kept own = run(plan);
  plan.policies = {{.name = "storm",
                    .set = {{"stations.lane.pace", Factor{0.6}},
                            {"roads.way.pace", Factor{0.6}},
                            {"crossings.line.pace", Factor{0.6}}}}};
  plan.policies[0].from = model::Moment::after(hours(48));
  plan.policies[0].until = model::Moment::after(hours(72));
  const Kept kept = run(plan);
  const auto occupied = [](const model::Visit& visit) { return visit.occupied; };
  REQUIRE(kept.at("lane").size() > 500);
  CHECK(mismatches({kept, own}, "lane", length, pace_at) == 0);
  CHECK(mismatches({kept, own}, "way", length, pace_at) == 0);
  CHECK(mismatches({kept, own}, "line", occupied, pace_at) == 0);  // headways
  // Twin: without the policy, and by a pace that is a twentieth off.
  CHECK(mismatches({own, own}, "lane", length, pace_at) > 50);
  const auto wrong = [&](std::int64_t minute) { return pace_at(minute) < 1.0 ? 0.63 : 1.0; };
  for (const char* stage : {"lane", "way"})
    CHECK(mismatches({kept, own}, stage, length, wrong) > 50);
  CHECK(mismatches({kept, own}, "line", occupied, wrong) > 50);
}

// Lindley 1952, with services by the pace at their start.
TEST_CASE("a queue at a pace by the hour follows Lindley's recursion to the tick") {
  model::Station one = station(exponential(minutes(5)));
  model::Plan plan = lane_plan(one, {});
  plan.period.length = hours(24 * 30);
  plan.flows["trucks"].arrivals = {};
  plan.flows["trucks"].arrivals.poisson = model::PerHour{8.0};
  const Kept own = run(plan);
  plan.stations["lane"].productivity = at_night(0.7);
  const Kept kept = run(plan);
  const auto services = own.at("lane");
  Instant free = kept.start;
  int wrong_by_pace_at_end = 0;
  std::size_t served = 0;
  for (const model::Visit& visit : kept.at("lane")) {
    const std::size_t number = served++;
    if (visit.left == Instant::never() || services[number].left == Instant::never()) break;
    const Instant start = std::max(free, visit.arrived);
    const auto pace_at = [&](Instant now) {
      const std::int64_t minute = kept.minute(now) % 1440;
      return minute >= k_night_begins || minute < k_night_ends ? 0.7 : 1.0;
    };
    const double drawn = static_cast<double>(length(services[number]).count());
    REQUIRE(visit.started == start);
    REQUIRE(visit.ended == start + ticks_from(drawn / pace_at(start)));
    if (visit.ended != start + ticks_from(drawn / pace_at(visit.ended))) ++wrong_by_pace_at_end;
    free = visit.ended;
  }
  CHECK(served > 5'000);
  CHECK(wrong_by_pace_at_end > 20);  // twin: another rule is told apart
}

TEST_CASE("a turn of an exchange goes by the pace at its start") {
  model::Plan plan = plan_for(hours(24));
  model::Exchange& bays = plan.exchanges["bays"];
  bays.turn.export_ = {.least = count(1), .most = count(2)};
  bays.service = constant(minutes(12));
  bays.pace = Factor{0.8};
  plan.flows["trucks"].arrivals.at = at_minutes({0, 1, 2});
  plan.flows["trucks"].route = route({"bays"});
  CHECK(ended(run(plan), "bays") == Minutes{15, 30, 30});
}

TEST_CASE("trucks take the way that is quickest at the pace of its roads") {
  model::Plan plan = plan_for(hours(24));
  plan.roads["short"] = road("a", "b", 30);
  plan.roads["round"] = road("a", "b", 50);
  plan.stations["lane"] = station(constant(minutes(1)));
  plan.flows["trucks"].from = "a";
  plan.flows["trucks"].arrivals.at = at_minutes({0});
  plan.flows["trucks"].route = {drive_to("b"), visit("lane")};
  CHECK(ended(run(plan), "short") == Minutes{30});
  plan.roads["short"].pace = Factor{0.5};
  CHECK(ended(run(plan), "round") == Minutes{50});
}

TEST_CASE("the mean and the best pace are those of the time in which servers are open") {
  const Instant start{Duration{0}};
  const Paces paces{{start, 1.0}, {start + hours(6), 0.5}, {start + hours(18), 2.0}};
  const std::vector<model::OpenLevel> open{
      {start, 2}, {start + hours(12), 1}, {start + hours(18), 0}};
  const model::detail::PaceRange range =
      model::detail::pace_range(paces, open, {start, start + hours(24)});
  CHECK(range.most == 1.0);
  CHECK(range.mean == Approx((2 * 6 * 1.0 + 2 * 6 * 0.5 + 6 * 0.5) / 30));
  CHECK(model::detail::pace_range(paces, {{start, 0}}, {start, start + hours(1)}).mean == 1.0);
  CHECK(model::detail::pace_range({}, open, {start, start + hours(24)}).mean == 1.0);
}

TEST_CASE("a pace of 0 is refused where it stands") {
  CHECK(problems_after([](model::Plan& plan) { plan.stations["customs"].pace = Factor{0.0}; }) ==
        Texts{"error: stations.customs.pace: expected at least 1 %, found 0 %"});
  CHECK(problems_after([](model::Plan& plan) { plan.crossings["line"].pace = Factor{0.0}; }) ==
        Texts{"error: crossings.line.pace: expected at least 1 %, found 0 %"});
  CHECK(problems_after([](model::Plan& plan) {
          plan.exchanges["bays"].turn.export_ = {.least = count(1), .most = count(1)};
          plan.exchanges["bays"].service = constant(minutes(5));
          plan.exchanges["bays"].pace = Factor{0.005};
        }).front() == "error: exchanges.bays.pace: expected at least 1 %, found 0.5 %");
  CHECK(problems_after([](model::Plan& plan) {
          plan.roads["way"] = road("a", "b", 5);
          plan.roads["way"].pace = Factor{0.0};
        }).front() == "error: roads.way.pace: expected at least 1 %, found 0 %");
}

TEST_CASE("productivity has numbers of servers that rise, hours that are known, and paces") {
  const auto after = [](Productivity productivity) {
    return problems_after(
        [&](model::Plan& plan) { plan.stations["customs"].productivity = productivity; });
  };
  const std::string at = "error: stations.customs.productivity";
  const PaceByOpen two{.servers = count(2), .pace = Factor{0.9}};
  const PaceByOpen four{.servers = count(4), .pace = Factor{0.8}};
  CHECK(after({.by_open = {two, four}, .by_hour = {}}) == Texts{});
  CHECK(after({}) == Texts{at + ": expected `by_open` or `by_hour`, found neither"});
  CHECK(after({.by_open = {four, two}, .by_hour = {}}) ==
        Texts{at + ".by_open[1].servers: expected more than in the entry before, found 2"});
  CHECK(after({.by_open = {{model::Count::unlimited(), Factor{0.9}}}, .by_hour = {}}) ==
        Texts{at + ".by_open[0].servers: expected a number, found unlimited"});
  CHECK(after({.by_open = {{count(1), Factor{0.0}}}, .by_hour = {}}) ==
        Texts{at + ".by_open[0].pace: expected at least 1 %, found 0 %"});
  model::Hours unknown{.kind = model::HoursKind::named, .clock = {}, .daily = {}, .calendar = "x"};
  CHECK(after({.by_open = {}, .by_hour = {{unknown, Factor{0.0}}}}) ==
        Texts{at + ".by_hour[0].hours: expected the name of a calendar, found \"x\"",
              at + ".by_hour[0].pace: expected at least 1 %, found 0 %"});
}

TEST_CASE("work that fits no opening is judged by the best pace") {
  const auto after = [](double pace, double by_hour) {
    return problems_after([&](model::Plan& plan) {
      model::Station& customs = plan.stations["customs"];
      customs.service.otherwise = constant(hours(10));
      customs.closing = model::Closing::must_end_before_close;
      customs.servers[0].count = count(400);
      customs.pace = Factor{pace};
      customs.productivity = at_night(by_hour);
    });
  };
  CHECK(after(1.0, 1.0) == Texts{});
  CHECK(after(0.5, 2.0) == Texts{});
  CHECK(after(0.5, 1.0) ==
        Texts{"error: stations.customs.service: it takes at least 20 h and must end before the "
              "closing, but the longest opening is 12 h"});
}
