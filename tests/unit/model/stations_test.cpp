#include "model/detail/stations.hpp"

#include <algorithm>
#include <vector>

#include "support/catch.hpp"
#include "support/small_plans.hpp"

using namespace cuakhau;
using namespace cuakhau::test;

namespace {

Minutes waits(const Kept& kept, const std::string& stage) {
  Minutes found;
  for (const model::Visit& visit : kept.at(stage))
    found.push_back((visit.started - visit.arrived).count() / 60'000);
  return found;
}
Minutes ends(const Kept& kept, const std::string& stage) {
  Minutes found;
  for (const model::Visit& visit : kept.at(stage)) found.push_back(kept.minute(visit.ended));
  return found;
}

model::Plan one_station(model::Station station, std::initializer_list<std::int64_t> arrivals) {
  model::Plan plan = plan_for(hours(48));
  plan.stations["lane"] = std::move(station);
  model::Flow& flow = plan.flows["trucks"];
  flow.arrivals.at = at_minutes(arrivals);
  flow.route = route({"lane"});
  return plan;
}

// By hand: one lane 08:00-12:00 and 13:00-17:00, 25 minutes of service, trucks at 11:07, 11:17,
// 11:27, 11:37.
model::Plan lunch_break(model::Closing rule) {
  model::Station station = test::station(constant(minutes(25)));
  station.hours = daily({{480, 720}, {780, 1020}});
  station.closing = rule;
  return one_station(station, {667, 677, 687, 697});
}

model::Plan poisson_queue(std::uint32_t servers, Duration length) {
  model::Plan plan = plan_for(length);
  plan.stations["lane"] = station(exponential(minutes(5)), servers);
  model::Flow& flow = plan.flows["trucks"];
  flow.arrivals.poisson = model::PerHour{10.0 * servers};
  flow.route = route({"lane"});
  return plan;
}

}  // namespace

TEST_CASE("trucks that come before opening are served as soon as a lane opens") {
  // Two lanes, open from 08:00 and from 08:20; 12 minutes of service.
  model::Station station = test::station(constant(minutes(12)));
  station.servers = {{.count = count(1), .hours = daily({{480, 1440}})},
                     {.count = count(1), .hours = daily({{500, 1440}})}};
  const Kept kept = run(one_station(station, {450, 460, 470, 485, 487, 511}));
  CHECK(waits(kept, "lane") == Minutes{30, 32, 30, 19, 25, 5});
  CHECK(ends(kept, "lane") == Minutes{492, 504, 512, 516, 524, 528});
  CHECK(kept.at("lane")[2].server == 2);
}

TEST_CASE("work that has begun is finished after closing under `finish`") {
  const Kept kept = run(lunch_break(model::Closing::finish));
  CHECK(waits(kept, "lane") == Minutes{0, 15, 30, 83});
  CHECK(ends(kept, "lane") == Minutes{692, 717, 742, 805});
}

TEST_CASE("work begins only if it ends by the closing under `must_end_before_close`") {
  const Kept kept = run(lunch_break(model::Closing::must_end_before_close));
  CHECK(waits(kept, "lane") == Minutes{0, 15, 93, 108});
  CHECK(ends(kept, "lane") == Minutes{692, 717, 805, 830});
}

TEST_CASE("work stops at the closing and goes on from there under `suspend`") {
  const Kept kept = run(lunch_break(model::Closing::suspend));
  CHECK(waits(kept, "lane") == Minutes{0, 15, 30, 105});
  CHECK(ends(kept, "lane") == Minutes{692, 717, 802, 827});
  CHECK(kept.at("lane")[2].paused == minutes(60));
}

TEST_CASE("work stops at the closing and begins again under `restart`") {
  const Kept kept = run(lunch_break(model::Closing::restart));
  CHECK(ends(kept, "lane") == Minutes{692, 717, 805, 830});
  CHECK(waits(kept, "lane") == Minutes{0, 15, 30, 108});
}

TEST_CASE("a truck whose work is interrupted is at its server and does not wait") {
  using model::Closing;
  for (const Closing rule :
       {Closing::finish, Closing::must_end_before_close, Closing::suspend, Closing::restart}) {
    model::Plan plan = lunch_break(rule);
    plan.stations["lane"].breakdowns = model::Breakdowns{
        .up = constant(minutes(700)), .down = constant(minutes(30)), .rule = Closing::suspend};
    const Kept kept = run(plan);
    Duration paused{0};
    REQUIRE(kept.journeys.size() == 4);
    for (std::size_t i = 0; i < 4; ++i) {
      const model::Visit visit = kept.at("lane")[i];
      const model::Journey& journey = kept.journeys[i];
      CHECK(journey.waited == visit.started - visit.arrived);
      CHECK(journey.left - journey.arrived - journey.waited == visit.ended - visit.started);
      paused += visit.paused;
    }
    CHECK(paused > Duration{0});
  }
}

TEST_CASE("the waits of one lane follow Lindley's recursion to the tick") {
  const Kept kept = run(poisson_queue(1, hours(2000)));
  Instant free = Instant::far_past();
  std::size_t checked = 0;
  for (const model::Visit& visit : kept.at("lane")) {
    if (visit.started == Instant::never()) continue;
    REQUIRE(visit.started == std::max(visit.arrived, free));
    if (visit.ended == Instant::never()) continue;
    free = visit.ended;
    ++checked;
  }
  CHECK(checked > 19'000);
}

TEST_CASE("the waits of several lanes follow Kiefer and Wolfowitz's recursion to the tick") {
  const std::uint32_t servers = GENERATE(2U, 3U, 7U);
  const Kept kept = run(poisson_queue(servers, hours(500)));
  std::vector<Instant> free(servers, Instant::far_past());
  std::size_t checked = 0;
  for (const model::Visit& visit : kept.at("lane")) {
    if (visit.started == Instant::never() || visit.ended == Instant::never()) break;
    const auto first = std::ranges::min_element(free);
    REQUIRE(visit.started == std::max(visit.arrived, *first));
    *first = visit.ended;
    ++checked;
  }
  CHECK(checked > 9'000);
}

TEST_CASE("one more lane never lengthens a wait") {
  model::Plan plan = poisson_queue(2, hours(500));
  const Kept two = run(plan);
  plan.stations["lane"].servers[0].count = count(3);
  const Kept three = run(plan);
  const auto fewer = two.at("lane");
  const auto more = three.at("lane");
  REQUIRE(fewer.size() == more.size());
  for (std::size_t i = 0; i < fewer.size(); ++i) {
    REQUIRE(fewer[i].arrived == more[i].arrived);
    if (fewer[i].started != Instant::never()) REQUIRE(more[i].started <= fewer[i].started);
  }
}

TEST_CASE("a server never idles while a truck waits") {
  const Kept kept = run(poisson_queue(2, hours(500)));
  auto visits = kept.at("lane");
  std::size_t waited = 0;
  for (std::size_t i = 2; i < visits.size(); ++i) {
    if (visits[i].started == Instant::never()) break;
    if (visits[i].started == visits[i].arrived) continue;
    // It starts at the very instant at which one before it ends.
    REQUIRE(
        std::any_of(visits.begin(), visits.begin() + static_cast<std::ptrdiff_t>(i),
                    [&](const model::Visit& before) { return before.ended == visits[i].started; }));
    ++waited;
  }
  CHECK(waited > 1'000);
}

TEST_CASE("a failed server stops its work and goes on when it is repaired") {
  model::Station station = test::station(constant(minutes(30)));
  station.breakdowns = {
      .up = constant(minutes(20)), .down = constant(minutes(15)), .rule = model::Closing::suspend};
  // Up 0-20, down 20-35, up 35-55, down 55-70 …
  const Kept kept = run(one_station(station, {0, 5}));
  CHECK(ends(kept, "lane") == Minutes{45, 90});
  REQUIRE(kept.outages.size() > 2);
  CHECK(kept.minute(kept.outages[0].from) == 20);
  CHECK(kept.minute(kept.outages[0].until) == 35);
}

TEST_CASE("the more urgent commodity goes first, in the order of arrival within each") {
  model::Plan plan = plan_for(hours(10));
  plan.stations["lane"] = station(constant(minutes(10)));
  plan.stations["lane"].discipline.priority = {"fruit"};
  plan.flows["dry"].arrivals.at = at_minutes({0, 1, 2});
  plan.flows["fruit"].arrivals.at = at_minutes({3, 12});
  for (auto& [name, flow] : plan.flows) flow.route = route({"lane"});
  const Kept kept = run(plan);
  CHECK(ends(kept, "lane") == Minutes{10, 40, 50, 20, 30});
}

TEST_CASE("with one queue a server a truck joins the shortest and stays there") {
  model::Plan plan = one_station(station(constant(minutes(10)), 2), {0, 1, 2, 3, 4});
  plan.stations["lane"].queueing = model::Queueing::per_server;
  const Kept kept = run(plan);
  CHECK(kept.at("lane").size() == 5);
  const std::size_t first = kept.at("lane#1").size();
  CHECK((first == 2 || first == 3));
  CHECK(kept.at("lane#2").size() == 5 - first);
}

namespace {

// Two servers until 17:00, 60 minutes of work begun at 16:30 and 16:40, a failure or repair each
// hour and a half: up from 00:00, down from 15:30 to 17:10 …
model::Plan failing(std::uint32_t servers, Duration up, Duration down) {
  model::Station station = test::station(constant(minutes(60)), servers);
  station.hours = daily({{0, 1020}});
  station.breakdowns = model::Breakdowns{.up = constant(up), .down = constant(down)};
  return one_station(station, {990});
}

}  // namespace

TEST_CASE("a repair after closing stops no work that is being finished") {
  // Down from 15:30 to 16:20, when it is repaired; again down from 07:50 the next day.
  model::Plan plan = failing(1, minutes(930), minutes(50));
  CHECK(ends(run(plan), "lane") == Minutes{1050});
  // The server fails at 17:10, when the work is in overtime: all servers are closed, none is lost.
  plan = failing(1, minutes(1030), minutes(5));
  CHECK(ends(run(plan), "lane") == Minutes{1050});
}

TEST_CASE("a failure in the hours stops work, and not the work that goes on elsewhere") {
  // Both fail at 16:50 and are repaired at 17:10: the work waits for the morning.
  const Kept kept = run(failing(2, minutes(1010), minutes(20)));
  CHECK(ends(kept, "lane") == Minutes{1440 + 40});
}

TEST_CASE("the closing of some servers leaves alone what is finished on a failed one") {
  // Three servers, from 100 two of them. All fail at 90 and finish; new work cannot begin.
  model::Station station = test::station(constant(minutes(60)));
  station.servers = {{.count = count(2), .hours = {}},
                     {.count = count(1), .hours = daily({{0, 100}})}};
  station.closing = model::Closing::suspend;
  station.breakdowns = model::Breakdowns{
      .up = constant(minutes(90)), .down = constant(minutes(1000)), .rule = model::Closing::finish};
  const Kept kept = run(one_station(station, {50, 60}));
  CHECK(ends(kept, "lane") == Minutes{110, 120});
}

TEST_CASE(
    "work that a failure starts again from nothing has its whole length, though it was paused") {
  // 40 minutes from 11:40, paused from 12:00 to 13:00, failed from 13:10 to 13:20.
  model::Station station = test::station(constant(minutes(40)));
  station.hours = daily({{0, 720}, {780, 1440}});
  station.closing = model::Closing::suspend;
  station.breakdowns = model::Breakdowns{
      .up = constant(minutes(790)), .down = constant(minutes(10)), .rule = model::Closing::restart};
  const Kept kept = run(one_station(station, {700}));
  CHECK(ends(kept, "lane") == Minutes{840});
  CHECK(kept.at("lane")[0].paused == minutes(70));
}

TEST_CASE("what first kept a truck from being served is kept, wherever it waits after") {
  model::Station station = test::station(constant(minutes(10)));
  station.queue = count(1);
  const Kept kept = run(one_station(station, {0, 0, 0}));
  CHECK(kept.at("lane")[0].reason == model::WaitReason::none);
  CHECK(kept.at("lane")[1].reason == model::WaitReason::busy);
  CHECK(kept.at("lane")[2].reason == model::WaitReason::full);
}

TEST_CASE("an idle server that is about to close keeps trucks waiting because it closes") {
  model::Plan plan = lunch_break(model::Closing::must_end_before_close);
  CHECK(run(plan).at("lane")[2].reason == model::WaitReason::busy);
  plan.flows["trucks"].arrivals.at = at_minutes({700});
  CHECK(run(plan).at("lane")[0].reason == model::WaitReason::closed);
}

TEST_CASE("some servers beside unlimited ones do not make them fewer") {
  model::Station station = test::station(constant(minutes(10)));
  station.servers = {{.count = model::Count::unlimited(), .hours = {}},
                     {.count = count(2), .hours = {}}};
  const Kept kept = run(one_station(station, {0, 0, 0, 0, 0}));
  CHECK(ends(kept, "lane") == Minutes{10, 10, 10, 10, 10});
}

TEST_CASE("unlimited servers with hours close, and open for everybody") {
  model::Station station = test::station(constant(minutes(10)));
  station.servers = {{.count = model::Count::unlimited(), .hours = daily({{480, 1020}})}};
  station.closing = model::Closing::suspend;
  const Kept kept = run(one_station(station, {0, 1, 1015, 1016}));
  CHECK(ends(kept, "lane") == Minutes{490, 490, 1440 + 485, 1440 + 486});
}

TEST_CASE("several servers close one after the other under `must_end_before_close`") {
  // Two servers until 100, one until 200; 40 minutes of work.
  model::Station station = test::station(constant(minutes(40)));
  station.servers = {{.count = count(1), .hours = daily({{0, 200}})},
                     {.count = count(1), .hours = daily({{0, 100}})}};
  station.closing = model::Closing::must_end_before_close;
  const Kept kept = run(one_station(station, {50, 55, 70, 71, 72}));
  CHECK(ends(kept, "lane") == Minutes{90, 95, 130, 170, 1440 + 40});
}

TEST_CASE("a station or exchange costs no event by its hours while nobody is there") {
  const auto events = [](auto add) {
    model::Plan plan = one_station(station(constant(minutes(10))), {0, 600, 1500});
    add(plan);
    return run(plan).run.events;
  };
  const auto idle = events([](model::Plan&) {});
  const auto with_station = [](model::Plan& plan) {
    plan.stations["idle"] = station(constant(minutes(10)));
    plan.stations["idle"].hours = daily({{480, 720}, {780, 1020}});
  };
  CHECK(events(with_station) == idle);
  CHECK(events([](model::Plan& plan) {
          plan.exchanges["idle"].bays = {{.count = count(1), .hours = daily({{480, 720}})}};
          plan.exchanges["idle"].service = constant(minutes(10));
        }) == idle);
  // One who comes at 13:20 on the first day wakes it for an hour change of that day, and at the
  // next one it is idle.
  CHECK(events([&](model::Plan& plan) {
          with_station(plan);
          plan.flows["late"].arrivals.at = at_minutes({800});
          plan.flows["late"].route = route({"idle"});
        }) == idle + 3);
}

TEST_CASE("a station closed for ever costs no event") {
  model::Station station = test::station(constant(minutes(40)));
  station.hours.kind = model::HoursKind::never;
  const Kept kept = run(one_station(station, {5}));
  CHECK(kept.run.events == 1);
  CHECK(kept.at("lane")[0].reason == model::WaitReason::closed);
}
