#include "model/detail/sources.hpp"

#include <algorithm>
#include <set>
#include <vector>

#include "support/catch.hpp"
#include "support/small_plans.hpp"

using namespace cuakhau;
using namespace cuakhau::test;

namespace {}  // namespace

TEST_CASE("trucks that wait at the start go first, the oldest before the others") {
  model::Plan plan = plan_with_lane(hours(48), {0});
  plan.flows["older"] = plan.flows["trucks"];
  plan.flows["older"].arrivals.at = at_minutes({5});
  plan.initial = {{.flow = "trucks", .trucks = count(1), .stage = "", .age = constant(hours(2))},
                  {.flow = "older", .trucks = count(1), .stage = "", .age = constant(hours(3))}};
  const Kept kept = run(plan);
  const auto visits = kept.at("lane");
  // By flow, and the initial trucks, whose numbers are large, behind the others.
  CHECK(kept.starts("lane") == Minutes{30, 0, 20, 10});
  CHECK(kept.minute(visits[1].arrived) == -180);
  CHECK(kept.minute(visits[3].arrived) == -120);
}

TEST_CASE("trucks that wait at the start carry what is said of them") {
  model::Plan plan = plan_with_lane(hours(48), {});
  plan.flows["trucks"].commodity.shares = {{"fruit", {0.5}}, {"starch", {0.5}}};
  plan.initial = {
      {.flow = "trucks", .trucks = count(20), .stage = "", .age = {}, .commodity = "starch"}};
  const auto carry = [&](const std::string& name) {
    const model::Network network(plan);
    const Kept kept = run(plan);
    return std::ranges::count_if(kept.at("lane"), [&](const model::Visit& visit) {
      return network.commodities()[visit.truck.commodity.index()] == name;
    });
  };
  CHECK(carry("starch") == 20);
  plan.initial[0].commodity.clear();
  CHECK(carry("fruit") > 0);
}

TEST_CASE("trucks that wait at the start change nobody else's draws") {
  model::Plan plan = plan_with_lane(hours(48), {});
  plan.stations["lane"] = station(exponential(minutes(10)));
  plan.flows["trucks"].arrivals.poisson = model::PerHour{4.0};
  plan.flows["trucks"].arrivals.at.clear();
  const Kept without = run(plan);
  plan.initial = {{.flow = "trucks", .trucks = count(3), .stage = "lane", .age = {}}};
  const Kept with = run(plan);
  REQUIRE(with.at("lane").size() == without.at("lane").size() + 3);
  std::size_t compared = 0;
  for (std::size_t i = 0; i < without.at("lane").size(); ++i) {
    const model::Visit one = without.at("lane")[i];
    const model::Visit other = with.at("lane")[i];
    CHECK(one.arrived == other.arrived);
    if (other.ended == Instant::never()) continue;
    CHECK(one.ended - one.started == other.ended - other.started);
    ++compared;
  }
  CHECK(compared > 100);
}

TEST_CASE("trucks that wait at the start have waited already: their patience may be over") {
  model::Plan plan = plan_with_lane(hours(48), {0});
  plan.flows["trucks"].patience = constant(minutes(30));
  plan.initial = {{.flow = "trucks", .trucks = count(3), .stage = "", .age = constant(hours(1))}};
  const Kept kept = run(plan);
  // One is served at once; for the two behind it time is up.
  std::multiset<model::JourneyOutcome> outcomes;
  for (const model::Journey& journey : kept.journeys) outcomes.insert(journey.outcome);
  CHECK(outcomes.count(model::JourneyOutcome::turned_back) == 2);
  CHECK(outcomes.count(model::JourneyOutcome::cleared) == 2);
}

TEST_CASE("trucks that wait at the start wait on where others would leave for good") {
  model::Plan plan = plan_with_lane(hours(48), {1});
  plan.stations["lane"].queue = count(0);
  plan.flows["trucks"].when_full = model::WhenFull::leave;
  plan.initial = {{.flow = "trucks", .trucks = count(2), .stage = "", .age = constant(hours(1))}};
  const Kept kept = run(plan);
  // The one that arrives is refused, and has no visit.
  CHECK(kept.starts("lane") == Minutes{0, 10});
  CHECK(kept.journeys.size() == 3);
}

TEST_CASE("trucks that wait at a station with a queue a server choose among its queues") {
  model::Plan plan = plan_with_lane(hours(48), {1000});
  const std::uint32_t servers = GENERATE(1U, 3U);
  plan.stations["lane"].servers[0].count = count(servers);
  plan.stations["lane"].queueing = model::Queueing::per_server;
  plan.initial = {{.flow = "trucks", .trucks = count(3), .stage = "lane", .age = {}}};
  const Kept kept = run(plan);
  Minutes found = kept.starts("lane");
  std::ranges::sort(found);
  CHECK(found == (servers == 1 ? Minutes{0, 10, 20, 1000} : Minutes{0, 0, 0, 1000}));
}

TEST_CASE("trucks that wait at a stage begin at it, not at the same stage on a parallel arm") {
  model::Plan plan = plan_with_lane(hours(48), {});
  plan.stations["papers"] = station(constant(minutes(7)));
  model::Step fork;
  fork.parallel = {route({"lane"}), route({"papers"})};
  model::Flow& flow = plan.flows["trucks"];
  flow.arrivals.at = at_minutes({1000});
  flow.route = {fork, visit("lane")};
  plan.initial = {{.flow = "trucks", .trucks = count(2), .stage = "lane", .age = {}}};
  const Kept kept = run(plan);
  CHECK(kept.at("papers").size() == 1);
  CHECK(kept.journeys.size() == 3);
}

TEST_CASE("a saturated flow shows one truck at a time") {
  model::Plan plan = plan_with_lane(hours(48), {});
  plan.stations["lane"].queue = count(1);
  plan.flows["trucks"].arrivals.at.clear();
  plan.flows["trucks"].arrivals.saturated = true;
  plan.period.length = minutes(35);
  const auto outside = [](const Kept& kept) {
    return std::ranges::count_if(kept.at("lane"), [](const model::Visit& visit) {
      return visit.entered == Instant::never();
    });
  };
  const Kept kept = run(plan);
  CHECK(kept.at("lane").size() == 6);
  CHECK(outside(kept) == 1);
  // Trucks that wait at the start bring no others.
  plan.initial = {{.flow = "trucks", .trucks = count(5), .stage = "", .age = {}}};
  const Kept with = run(plan);
  CHECK(with.at("lane").size() == 6);
}

TEST_CASE("a saturated flow goes on when its truck loses patience") {
  model::Plan plan = plan_with_lane(hours(48), {});
  plan.stations["lane"].queue = count(0);
  plan.flows["trucks"].arrivals.at.clear();
  plan.flows["trucks"].arrivals.saturated = true;
  plan.flows["trucks"].patience = constant(minutes(4));
  plan.period.length = minutes(35);
  // Served at 0, 10, 20, 30; the others show at 0, 4, 8 (served), 10, 14, 18 (served), …
  const Kept kept = run(plan);
  std::vector<std::int64_t> served;
  for (const model::Visit& visit : kept.at("lane"))
    if (visit.started != Instant::never()) served.push_back(kept.minute(visit.started));
  CHECK(served == Minutes{0, 10, 20, 30});
}

TEST_CASE("trucks of a batch come at one instant, in the order of their numbers") {
  model::Plan plan = plan_with_lane(hours(48), {5, 100});
  plan.flows["trucks"].arrivals.batch = model::CountLaw{{kernel::Constant{3.0}}};
  CHECK(run(plan).starts("lane") == Minutes{5, 15, 25, 100, 110, 120});
}

TEST_CASE("a run that holds more trucks than its limit ends there") {
  model::Plan plan = plan_with_lane(hours(48), {0, 1, 2, 3, 4, 5});
  plan.measures.backlog_limit = 3;
  const Kept kept = run(plan);
  CHECK(kept.run.ending == model::RunEnding::backlog_limit);
  CHECK(kept.minute(kept.run.ended_at) == 3);
  CHECK(kept.journeys.size() == 3);
}

TEST_CASE("what arrives at the horizon does not arrive") {
  model::Plan plan = plan_with_lane(hours(48), {0, 59, 60});
  plan.period.length = hours(1);
  const Kept kept = run(plan);
  CHECK(kept.journeys.size() == 2);
  CHECK(kept.run.ending == model::RunEnding::horizon);
}
