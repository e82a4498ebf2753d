#include "model/detail/limits.hpp"

#include <algorithm>

#include "support/catch.hpp"
#include "support/routes.hpp"
#include "support/small_plans.hpp"

using namespace cuakhau;
using namespace cuakhau::test;

namespace {

/// Trucks at these minutes to one lane of 20 minutes, where they wait 15 minutes at most.
model::Plan impatient(std::initializer_list<std::int64_t> times) {
  model::Plan plan = plan_for(hours(10));
  plan.stations["lane"] = station(constant(minutes(20)));
  plan.stations["side"] = station(constant(minutes(5)), 9);
  plan.flows["trucks"].arrivals.at = at_minutes(times);
  plan.flows["trucks"].route = {visit("lane"), visit("leave")};
  plan.flows["trucks"].route[0].limit = constant(minutes(15));
  plan.flows["trucks"].route[0].late = route({"side", "leave"});
  return plan;
}

/// A yard before a lane that opens after two hours; who has stayed an hour leaves.
model::Plan short_stay(std::initializer_list<std::int64_t> times) {
  model::Plan plan = plan_for(hours(10));
  plan.yards["yard"].places = count(2);
  plan.stations["lane"] = station(constant(minutes(20)));
  plan.stations["lane"].queue = count(0);
  plan.stations["lane"].hours = daily({{120, 600}});
  plan.flows["trucks"].arrivals.at = at_minutes(times);
  plan.flows["trucks"].route = {visit("yard"), visit("lane"), visit("cleared")};
  plan.flows["trucks"].route[0].limit = constant(minutes(60));
  plan.flows["trucks"].route[0].late = route({"leave"});
  return plan;
}

/// Trucks at these minutes that one driver takes over the line in 10 minutes and is back 40 minutes
/// later; who has waited half an hour crosses in person, by the crossing "own".
model::Plan driven(std::initializer_list<std::int64_t> times) {
  model::Plan plan = plan_for(hours(10));
  for (const char* name : {"line", "own"}) {
    plan.crossings[name].lanes.export_ = count(1);
    plan.crossings[name].lanes.import_ = count(1);
    plan.crossings[name].travel = constant(minutes(10));
  }
  plan.pools["drivers"].members = {{.count = count(1), .hours = {}}};
  model::Handover& over = plan.handovers["over"];
  over.method = model::HandoverMethod::dedicated_driver;
  over.crossing = "line";
  over.pool = {"drivers", "drivers"};
  over.returning = {0.0};
  over.back = constant(minutes(40));
  plan.flows["trucks"].arrivals.at = at_minutes(times);
  plan.flows["trucks"].route = {visit("over"), visit("leave")};
  plan.flows["trucks"].route[0].limit = constant(minutes(30));
  plan.flows["trucks"].route[0].late = route({"own"});
  return plan;
}

Minutes left(const Kept& kept, const char* stage) {
  Minutes times;
  for (const model::Visit& visit : kept.at(stage))
    times.push_back(visit.left == Instant::never() ? -1 : kept.minute(visit.left));
  return times;
}

}  // namespace

TEST_CASE("who waits longer than the limit goes on late; who is served stays") {
  const Kept kept = run(impatient({0, 10, 12}));
  CHECK(kept.starts("lane") == Minutes{0, 20, -1});
  CHECK(kept.starts("side") == Minutes{27});
  const model::Visit given_up = kept.at("lane")[2];
  CHECK(given_up.outcome == model::VisitOutcome::turned_back);
  CHECK(kept.minute(given_up.left) == 27);
  CHECK(left(kept, "lane") == Minutes{20, 40, 27});
}

TEST_CASE("a limit that ends as a server becomes free comes too late") {
  CHECK(run(impatient({0, 5})).starts("lane") == Minutes{0, 20});
}

TEST_CASE("who finds no place is late too") {
  model::Plan plan = impatient({0, 1, 2});
  plan.stations["lane"].queue = count(0);
  const Kept kept = run(plan);
  CHECK(kept.starts("lane") == Minutes{0, -1, -1});
  CHECK(kept.starts("side") == Minutes{16, 17});
}

TEST_CASE("without steps of its own, who is late goes straight on") {
  model::Plan plan = impatient({0, 1});
  plan.flows["trucks"].route[0].late.clear();
  plan.flows["trucks"].route.insert(plan.flows["trucks"].route.begin() + 1, visit("side"));
  CHECK(run(plan).starts("side") == Minutes{20, 16});
}

TEST_CASE("who waits for the stage from a place that it holds keeps that place") {
  model::Plan plan = impatient({0, 0, 0});
  plan.stations["before"] = station(constant(minutes(1)), 1);
  plan.stations["lane"].queue = count(0);
  plan.stations["lane"].service.otherwise = constant(minutes(100));
  plan.stations["side"].servers[0].count = count(1);
  plan.stations["side"].queue = count(0);
  plan.stations["side"].service.otherwise = constant(minutes(60));
  plan.flows["trucks"].route.insert(plan.flows["trucks"].route.begin(), visit("before"));
  const Kept kept = run(plan);
  // The second is done at 2, late at 17; the third begins then, is late at 33 and waits for the
  // side.
  CHECK(kept.starts("before") == Minutes{0, 1, 17});
  CHECK(kept.starts("side") == Minutes{17, 77});
  CHECK(left(kept, "before") == Minutes{1, 17, 77});
  for (const model::Visit& visit : kept.at("before"))
    CHECK(visit.outcome == model::VisitOutcome::passed);
}

TEST_CASE("each time that a truck comes back its limit begins anew") {
  model::Plan plan = impatient({0, 0});
  plan.flows["trucks"].route[0].late = {visit("side"), jump_step("lane")};
  const Kept kept = run(plan);
  // The second is late at 15, back at 20 and served.
  CHECK(kept.starts("side") == Minutes{15});
  CHECK(kept.starts("lane") == Minutes{0, -1, 20});
}

// By hand: five trucks take turns of 5 minutes at the lane, and after a minute in front of the
// shed, which is taken, go back to it; each waits there for 14 minutes.
TEST_CASE("a limit ends with its round, though the truck comes back before it would have ended") {
  model::Plan plan = impatient({0, 5, 10, 10, 10});
  plan.stations["lane"] = station(constant(minutes(5)));
  plan.stations["shed"] = station(constant(minutes(60)));
  model::Step shed = visit("shed");
  shed.limit = constant(minutes(1));
  shed.late = {jump_step("lane")};
  plan.flows["trucks"].route.insert(plan.flows["trucks"].route.begin() + 1, shed);
  const Kept kept = run(plan);
  CHECK(std::ranges::count(kept.starts("lane"), 25) == 1);  // who came at 5, a second time
  CHECK(kept.starts("side").empty());
}

TEST_CASE("a stay in a yard ends after its limit, which runs from when the truck is in") {
  const Kept kept = run(short_stay({0, 10, 20, 90}));
  CHECK(left(kept, "yard") == Minutes{60, 70, 120, 140});
  CHECK(kept.starts("lane") == Minutes{120, 140});
  CHECK(kept.minute(kept.at("yard")[2].entered) == 60);
  CHECK(kept.at("yard")[0].outcome == model::VisitOutcome::turned_back);
  CHECK(kept.at("yard")[2].outcome == model::VisitOutcome::passed);
  const auto gone = [](const model::Journey& one) {
    return one.outcome == model::JourneyOutcome::turned_back;
  };
  CHECK(std::ranges::count_if(kept.journeys, gone) == 2);
}

TEST_CASE("who waits in a yard for a driver may be late, who has one is not") {
  model::Plan plan = short_stay({0, 1});
  plan.pools["drivers"].members = {{.count = count(1), .hours = {}}};
  plan.flows["trucks"].route = {visit("yard"), seize_step("drivers"), visit("lane"),
                                release_step("drivers"), visit("cleared")};
  plan.flows["trucks"].route[0].limit = constant(minutes(60));
  plan.flows["trucks"].route[0].late = route({"leave"});
  const Kept kept = run(plan);
  CHECK(left(kept, "yard") == Minutes{120, 61});
  CHECK(kept.at("drivers")[1].outcome == model::VisitOutcome::turned_back);
}

TEST_CASE("who is worked on in parallel steps in the yard stays") {
  model::Plan plan = short_stay({0});
  plan.stations["papers"] = station(constant(minutes(90)));
  plan.stations["weighing"] = station(constant(minutes(10)));
  plan.flows["trucks"].route.insert(plan.flows["trucks"].route.begin() + 1,
                                    parallel_step({route({"papers"}), route({"weighing"})}));
  CHECK(left(run(plan), "yard") == Minutes{120});
}

TEST_CASE("in an exchange a truck gives up its turn, and the others go on") {
  model::Plan plan = plan_for(hours(10));
  model::Exchange& bay = plan.exchanges["bay"];
  bay.turn.export_ = bay.turn.import_ = {count(1), count(1)};
  bay.service = constant(minutes(10));
  bay.short_after = constant(minutes(300));
  plan.flows["a_out"].arrivals.at = at_minutes({0, 20});
  plan.flows["a_out"].route = {visit("bay"), visit("leave")};
  plan.flows["a_out"].route[0].limit = constant(minutes(30));
  plan.flows["b_in"].direction = model::Direction::import_;
  plan.flows["b_in"].arrivals.at = at_minutes({40});
  plan.flows["b_in"].route = route({"bay"});
  const Kept kept = run(plan);
  CHECK(kept.starts("bay") == Minutes{-1, 40, 40});
  CHECK(left(kept, "bay") == Minutes{30, 50, 50});
}

TEST_CASE("at a handover the limit ends the wait for a driver, not the way with one") {
  const Kept kept = run(driven({0, 5, 25}));
  // The second is late at 35; the third has the driver at 50 and is over the line with him at 60,
  // half an hour after it came.
  CHECK(kept.starts("line") == Minutes{0, 50});
  CHECK(kept.starts("own") == Minutes{35});
  CHECK(kept.at("drivers")[1].outcome == model::VisitOutcome::turned_back);
  model::Plan patient = driven({0, 5, 25});
  patient.flows["trucks"].route[0].limit.reset();
  patient.flows["trucks"].route[0].late.clear();
  CHECK(run(patient).starts("line") == Minutes{0, 50, 100});
}

TEST_CASE("who waits for a driver from a place that it holds is late too") {
  model::Plan plan = driven({0, 0, 0});
  plan.yards["yard"].places = count(2);
  plan.flows["trucks"].route.insert(plan.flows["trucks"].route.begin(), visit("yard"));
  const Kept kept = run(plan);
  CHECK(kept.starts("line") == Minutes{0});
  CHECK(kept.starts("own") == Minutes{30, 30});
  CHECK(left(kept, "yard") == Minutes{0, 30, 30});
  for (const model::Visit& visit : kept.at("yard"))
    CHECK(visit.outcome == model::VisitOutcome::passed);
}

TEST_CASE("who has been made ready for a driver may still be late, who is being so stays") {
  model::Plan plan = driven({0, 5, 32});
  plan.stations["wash"] = station(constant(minutes(20)));
  plan.handovers["over"].takeover = {"wash", "wash"};
  plan.pools["drivers"].hours = daily({{300, 600}});
  const Kept kept = run(plan);
  // The first is done at 20 and late at 30. The second is then washed and late at 35, meanwhile: it
  // stays on the server until there is a driver. The third is late in the queue.
  CHECK(kept.starts("wash") == Minutes{0, 30, -1});
  CHECK(kept.starts("own") == Minutes{30, 62});
  CHECK(left(kept, "wash") == Minutes{30, 300, 62});
  CHECK(kept.starts("line") == Minutes{300});
}

TEST_CASE("trucks that a swap has stranded go another way, and their turns are others'") {
  model::Plan plan = driven({0, 10, 40});
  model::Exchange& bay = plan.exchanges["bay"];
  bay.turn.export_ = bay.turn.import_ = {count(1), count(1)};
  bay.service = constant(minutes(10));
  model::Handover& over = plan.handovers["over"];
  over.method = model::HandoverMethod::trailer_swap;
  over.exchange = "bay";
  over.pool = {};
  over.back = {};
  plan.flows["imports"].direction = model::Direction::import_;
  plan.flows["imports"].arrivals.at = at_minutes({39, 50});
  plan.flows["imports"].route = route({"bay"});
  const Kept kept = run(plan);
  CHECK(kept.starts("bay") == Minutes{39, 50, -1, 39, 50});
  CHECK(kept.starts("own") == Minutes{30});
}

TEST_CASE("initial trucks at a stage with a limit have it from the start on") {
  model::Plan plan = impatient({});
  plan.flows["trucks"].arrivals.at.clear();
  plan.flows["trucks"].arrivals.poisson = model::PerHour{0.0};
  plan.initial.push_back({.flow = "trucks", .trucks = count(3), .stage = "lane", .age = {}});
  const Kept kept = run(plan);
  CHECK(kept.starts("side") == Minutes{15, 15});
}

TEST_CASE("a truck draws its limit by its own number") {
  model::Plan plan = impatient({0, 1, 2, 3});
  plan.flows["trucks"].route[0].limit = exponential(minutes(10));
  const auto limits = [](const Kept& kept) {
    std::vector<std::int64_t> waits;
    for (const model::Visit& visit : kept.at("lane"))
      if (visit.outcome == model::VisitOutcome::turned_back)
        waits.push_back((visit.left - visit.arrived).count());
    return waits;
  };
  const Kept once = run(plan, {.seed = 3});
  plan.flows["before_all"] = plan.flows["trucks"];
  plan.flows["before_all"].arrivals.at = at_minutes({0});
  const Kept again = run(plan, {.seed = 3});
  for (const std::int64_t wait : limits(once)) CHECK(std::ranges::count(limits(again), wait) == 1);
}
