#include "model/detail/movement.hpp"

#include <map>
#include <vector>

#include "support/catch.hpp"
#include "support/small_plans.hpp"

using namespace cuakhau;
using namespace cuakhau::test;

namespace {

std::int64_t span_minutes(Duration span) { return span.count() / 60'000; }

// Lane 1 (5 min), a yard, lane 2 (9 min); the lanes have no queue but the first one's.
model::Plan yard_between(std::uint32_t places) {
  model::Plan plan = plan_for(hours(10));
  plan.stations["one"] = station(constant(minutes(5)));
  plan.yards["yard"].places = count(places);
  plan.stations["two"] = station(constant(minutes(9)));
  plan.stations["two"].queue = count(0);
  model::Flow& flow = plan.flows["trucks"];
  flow.arrivals.at = at_minutes({0, 2, 4, 6, 8});
  flow.route = route({"one", "yard", "two"});
  return plan;
}

model::Plan mixed_plan(std::uint64_t) {
  model::Plan plan = plan_for(hours(400));
  plan.stations["gate"] = station(exponential(minutes(4)), 2);
  plan.stations["gate"].queue = count(5);
  plan.yards["yard"].places = count(6);
  plan.stations["bay"] = station(exponential(minutes(7)), 3);
  plan.stations["bay"].queue = count(0);
  model::Flow& flow = plan.flows["trucks"];
  flow.arrivals.poisson = model::PerHour{27.0};
  flow.patience = exponential(minutes(30));
  flow.when_full = model::WhenFull::leave;
  flow.route = route({"gate", "yard", "bay"});
  return plan;
}

}  // namespace

TEST_CASE("a truck that finds no place beyond stays on its server and shuts it") {
  const Kept kept = run(yard_between(1));
  Minutes blocked;
  Minutes waited;
  for (const model::Visit& visit : kept.at("one")) {
    blocked.push_back(span_minutes(visit.left - visit.ended));
    waited.push_back(span_minutes(visit.started - visit.arrived));
  }
  CHECK(blocked == Minutes{0, 0, 0, 3, 4});
  CHECK(waited == Minutes{0, 3, 6, 9, 15});
  Minutes departures;
  for (const model::Visit& visit : kept.at("two")) departures.push_back(kept.minute(visit.ended));
  CHECK(departures == Minutes{14, 23, 32, 41, 50});
}

TEST_CASE("a yard that nobody waits in leaves no mark on the path digest") {
  model::Plan with = yard_between(100);
  with.stations["two"].queue = model::Count::unlimited();
  model::Plan without = with;
  without.yards.clear();
  without.flows["trucks"].route = route({"one", "two"});
  CHECK(run(with).run.path_digest == run(without).run.path_digest);

  without.stations["two"].service.otherwise = constant(minutes(8));
  CHECK(run(with).run.path_digest != run(without).run.path_digest);
}

TEST_CASE("a truck turns back when its patience ends before its first service") {
  model::Plan plan = plan_for(hours(10));
  plan.stations["lane"] = station(constant(minutes(10)));
  model::Flow& flow = plan.flows["trucks"];
  flow.arrivals.at = at_minutes({0, 1, 2, 3, 12});
  flow.patience = constant(minutes(15));
  flow.route = route({"lane"});
  const Kept kept = run(plan);
  std::map<std::uint64_t, model::Journey> journeys;
  for (const model::Journey& journey : kept.journeys) journeys[journey.truck.number] = journey;
  REQUIRE(journeys.size() == 5);
  CHECK(journeys[1].outcome == model::JourneyOutcome::cleared);
  CHECK(journeys[2].outcome == model::JourneyOutcome::turned_back);
  CHECK(kept.minute(journeys[2].left) == 17);
  CHECK(kept.minute(journeys[3].left) == 18);
  CHECK(kept.minute(kept.at("lane")[4].started) == 20);
}

TEST_CASE("every truck that arrives is cleared, turned back, refused or inside") {
  const Kept kept = run(mixed_plan(1), {.seed = GENERATE(1U, 2U, 3U)});
  std::map<std::uint64_t, int> seen;
  std::map<model::JourneyOutcome, int> outcomes;
  for (const model::Journey& journey : kept.journeys) {
    ++seen[journey.truck.number];
    ++outcomes[journey.outcome];
  }
  CHECK(seen.size() == kept.journeys.size());
  CHECK(seen.rbegin()->first + 1 == kept.journeys.size());
  CHECK(outcomes[model::JourneyOutcome::cleared] > 5'000);
  CHECK(outcomes[model::JourneyOutcome::turned_back] > 100);
  CHECK(outcomes[model::JourneyOutcome::refused] > 100);
}

TEST_CASE("no stage ever holds more trucks than it has places") {
  const Kept kept = run(mixed_plan(1));
  for (const auto& [stage, places] :
       std::map<std::string, int>{{"gate", 7}, {"yard", 6}, {"bay", 3}}) {
    std::map<Instant, int> changes;
    for (const model::Visit& visit : kept.at(stage)) {
      if (visit.entered == Instant::never()) continue;
      ++changes[visit.entered];
      --changes[visit.left];
    }
    int inside = 0;
    int most = 0;
    for (const auto& [at, change] : changes) most = std::max(most, inside += change);
    CHECK(most == places);
  }
}

TEST_CASE("the integral of the number at a stage is the sum of the times there, to the tick") {
  model::Plan plan = yard_between(2);
  plan.flows["trucks"].arrivals = {};
  plan.flows["trucks"].arrivals.daily = {{.date = {2000, 1, 1}, .trucks = 60}};
  plan.flows["trucks"].arrivals.as = model::DailyAs::count;
  plan.period.length = hours(72);
  const Kept kept = run(plan);
  for (const std::string stage : {"one", "yard", "two"}) {
    std::map<Instant, std::int64_t> changes;
    Duration times{0};
    for (const model::Visit& visit : kept.at(stage)) {
      REQUIRE(visit.left != Instant::never());
      ++changes[visit.arrived];
      --changes[visit.left];
      times += visit.left - visit.arrived;
    }
    CHECK(kept.at(stage).size() == 60);
    Duration integral{0};
    std::int64_t inside = 0;
    Instant last = kept.start;
    for (const auto& [at, change] : changes) {
      integral += (at - last) * inside;
      inside += change;
      last = at;
    }
    CHECK(inside == 0);
    CHECK(integral == times);
  }
}

TEST_CASE("parallel steps join when the last of them is done") {
  model::Plan plan = plan_for(hours(10));
  plan.stations["papers"] = station(constant(minutes(12)));
  plan.stations["truck"] = station(constant(minutes(5)));
  plan.stations["exit"] = station(constant(minutes(1)));
  model::Step fork;
  fork.parallel = {route({"papers"}), route({"truck"})};
  model::Flow& flow = plan.flows["trucks"];
  flow.arrivals.at = at_minutes({0, 1});
  flow.route = {fork, visit("exit")};
  const Kept kept = run(plan);
  CHECK(kept.minute(kept.at("exit")[0].arrived) == 12);
  CHECK(kept.minute(kept.at("exit")[1].arrived) == 24);
  REQUIRE(kept.journeys.size() == 2);
  // The second waits 11 minutes for the papers; its fork takes 23, its longest work 12.
  CHECK(span_minutes(kept.journeys[1].waited) == 11);
}

TEST_CASE("a truck keeps its place in a yard while its parallel arms are worked on") {
  model::Plan plan = plan_for(hours(10));
  plan.yards["yard"].places = count(1);
  plan.stations["papers"] = station(constant(minutes(12)));
  plan.stations["truck"] = station(constant(minutes(5)));
  plan.stations["exit"] = station(constant(minutes(1)));
  model::Step fork;
  fork.parallel = {route({"papers"}), route({"truck"})};
  model::Flow& flow = plan.flows["trucks"];
  flow.arrivals.at = at_minutes({0, 1});
  flow.route = {visit("yard"), fork, visit("exit")};
  const Kept kept = run(plan);
  CHECK(kept.minute(kept.at("yard")[0].left) == 12);
  CHECK(kept.minute(kept.at("yard")[1].entered) == 12);
  CHECK(kept.minute(kept.at("papers")[1].started) == 12);
  CHECK(kept.minute(kept.at("exit")[1].ended) == 25);
}

TEST_CASE("a yard that was full calls trucks again only below its threshold") {
  model::Plan plan = plan_for(hours(10));
  plan.yards["yard"].places = count(3);
  plan.yards["yard"].call_up_below = count(1);
  plan.stations["lane"] = station(constant(minutes(10)));
  plan.stations["lane"].queue = count(0);
  model::Flow& flow = plan.flows["trucks"];
  flow.arrivals.at = at_minutes({0, 0, 0, 0, 0, 0});
  flow.route = route({"yard", "lane"});
  const Kept kept = run(plan);
  Minutes entered;
  for (const model::Visit& visit : kept.at("yard")) entered.push_back(kept.minute(visit.entered));
  CHECK(entered == Minutes{0, 0, 0, 0, 30, 30});
  CHECK(kept.at("yard")[4].reason == model::WaitReason::call_up);
}

TEST_CASE("a truck that waits outside after parallel steps has no server there yet") {
  model::Plan plan = plan_for(minutes(30));
  for (const char* name : {"first", "papers", "truck"})
    plan.stations[name] = station(constant(minutes(5)), 2);
  plan.stations["exit"] = station(constant(minutes(60)));
  plan.stations["exit"].queue = count(0);
  model::Step fork;
  fork.parallel = {route({"papers"}), route({"truck"})};
  model::Flow& flow = plan.flows["trucks"];
  flow.arrivals.at = at_minutes({0, 1});
  flow.route = {visit("first"), fork, visit("exit")};
  const Kept kept = run(plan);
  const auto exits = kept.at("exit");
  REQUIRE(exits.size() == 2);
  CHECK(exits[0].server == 1);
  CHECK(exits[1].server == 0);
  CHECK(exits[1].occupied == Duration{0});
  CHECK(kept.minute(exits[1].arrived) == 11);
}
