// Many small random borders, each held to the laws that records obey whatever the plan. The laws
// are exact: one breach in one run fails. That each law can fail is shown by records that were
// tampered with.

#include <algorithm>
#include <map>
#include <string>

#include <cuakhau/model/problem.hpp>

#include "support/catch.hpp"
#include "support/small_plans.hpp"
#include "unit/model/random_plan.hpp"
#include "unit/model/record_laws.hpp"

using namespace cuakhau;
using namespace cuakhau::model;
using namespace cuakhau::test;

namespace {

// Every law that the records break, in words.
std::string breaches(const Plan& plan, const Kept& kept) {
  std::string all;
  for (const std::string& breach :
       {breach_of_order(kept), breach_of_count(kept), breach_of_presence(plan, kept),
        breach_of_places(plan, kept), breach_of_fifo(kept), breach_of_lanes(plan, kept),
        breach_of_turns(plan, kept)})
    if (!breach.empty()) all += breach + "; ";
  return all;
}

/// What has happened in the runs of random plans.
struct Happened {
  std::map<RunEnding, int> endings;
  std::map<JourneyOutcome, int> journeys;
  std::map<VisitOutcome, int> visits;
  std::size_t paused = 0;
  std::size_t outages = 0;
  std::size_t results = 0;
  std::size_t crews = 0;
  std::size_t vehicles = 0;
  std::size_t hired = 0;    // drivers of the second company
  std::size_t banks = 0;    // choices of the far bank
  std::size_t again = 0;    // those of trucks that had chosen before
  std::size_t turns = 0;    // trucks in them
  std::size_t matched = 0;  // those in turns of one commodity
  std::size_t late = 0;     // who gave up a visit and not his way
  std::size_t held = 0;     // for the result of a check
  std::map<FiringKind, int> firings;

  void add(const Plan& plan, const Kept& kept) {
    ++endings[kept.run.ending];
    for (const Journey& journey : kept.journeys) {
      ++journeys[journey.outcome];
      late -= journey.outcome == JourneyOutcome::turned_back ? 1U : 0U;
    }
    for (const Visit& visit : kept.visits) {
      ++visits[visit.outcome];
      late += visit.outcome == VisitOutcome::turned_back ? 1U : 0U;
      paused += visit.paused > Duration{0} ? 1U : 0U;
      results += visit.result > 0 ? 1U : 0U;
      held += visit.result > 0 && visit.left > visit.arrived ? 1U : 0U;
    }
    outages += kept.outages.size();
    crews += plan.pools.contains("crew") ? 1U : 0U;
    vehicles += plan.pools.contains("vehicles") ? 1U : 0U;
    hired += kept.at("far").size();
    std::map<std::pair<std::uint32_t, std::uint64_t>, int> choices;
    for (const Visit& visit : kept.at("bank")) {
      banks += visit.result == 1 ? 1U : 0U;
      again += ++choices[{visit.truck.flow.value(), visit.truck.number}] > 1 ? 1U : 0U;
    }
    for (const Visit& visit : kept.at("swap")) {
      const bool is_served = visit.started != Instant::never();
      turns += is_served ? 1U : 0U;
      const bool matches = plan.exchanges.at("swap").match == TurnMatch::commodity;
      matched += is_served && matches ? 1U : 0U;
    }
    for (const PolicyFiring& firing : kept.run.firings) ++firings[firing.kind];
  }
};

}  // namespace

TEST_CASE("random borders have no errors and keep every law of the records") {
  Happened all;
  for (std::uint32_t seed = 1; seed <= 600; ++seed) {
    const Plan plan = random_plan(seed);
    INFO("random plan " << seed);
    for (const Problem& problem : problems(plan))
      if (problem.severity == Severity::error) FAIL(problem.path + ": " + problem.message);
    const Kept kept = run(plan, {.seed = seed});
    REQUIRE(breaches(plan, kept) == "");
    all.add(plan, kept);
  }
  // What the plans are made of has happened, and often.
  CHECK(all.endings[RunEnding::horizon] > 100);
  CHECK(all.endings[RunEnding::deadlock] > 10);
  for (const JourneyOutcome outcome : {JourneyOutcome::cleared, JourneyOutcome::turned_back,
                                       JourneyOutcome::refused, JourneyOutcome::inside})
    CHECK(all.journeys[outcome] > 1'000);
  for (const VisitOutcome outcome :
       {VisitOutcome::passed, VisitOutcome::turned_back, VisitOutcome::censored})
    CHECK(all.visits[outcome] > 1'000);
  CHECK(all.paused > 1'000);
  CHECK(all.outages > 1'000);
  CHECK(all.results > 1'000);
  CHECK(all.crews > 100);
  CHECK(all.vehicles > 100);
  CHECK(all.hired > 1'000);
  CHECK(all.banks > 1'000);
  CHECK(all.again > 100);
  CHECK(all.turns > 1'000);
  CHECK(all.matched > 300);
  CHECK(all.late > 1'000);
  CHECK(all.held > 1'000);
  for (const FiringKind kind : {FiringKind::begins, FiringKind::ends, FiringKind::prolonged})
    CHECK(all.firings[kind] > 100);
}

TEST_CASE("a run is the same again, and its beginning the same in a longer one") {
  for (std::uint32_t seed = 1; seed <= 20; ++seed) {
    const Plan plan = random_plan(seed);
    const Kept once = run(plan, {.seed = 7});
    const Kept again = run(plan, {.seed = 7});
    REQUIRE(once.run.trace_digest == again.run.trace_digest);
    REQUIRE(once.run.path_digest == again.run.path_digest);
    if (once.run.ending != RunEnding::horizon) continue;
    Plan longer = plan;
    longer.period.length = hours(60);
    const Kept more = run(longer, {.seed = 7});
    const Instant horizon = once.start + hours(48);
    std::size_t same = 0;
    for (const Visit& visit : more.visits) same += visit.left < horizon ? 1U : 0U;
    const auto passed = std::ranges::count_if(
        once.visits, [](const Visit& visit) { return visit.left != Instant::never(); });
    CHECK(static_cast<std::size_t>(passed) == same);
  }
}

TEST_CASE("records that were tampered with break the laws") {
  const Plan plan = [] {
    Plan made = plan_for(hours(10));
    made.yards["yard"].places = count(2);
    made.stations["lane"] = station(constant(minutes(10)));
    made.stations["lane"].queue = count(1);
    made.crossings["line"].lanes.reversible = count(1);
    made.crossings["line"].headway = constant(minutes(2));
    made.crossings["line"].travel = constant(minutes(5));
    made.flows["trucks"].arrivals.at = at_minutes({0, 1, 2, 3, 4});
    made.flows["trucks"].route = route({"yard", "lane", "line"});
    return made;
  }();
  const Kept sound = run(plan);
  REQUIRE(breaches(plan, sound).empty());
  const auto at = [](Kept& kept, const char* stage, std::uint64_t number) -> Visit& {
    return *std::ranges::find_if(kept.visits, [&](const Visit& visit) {
      return kept.stages[visit.stage.index()].name == stage && visit.truck.number == number;
    });
  };
  Kept kept = sound;
  at(kept, "lane", 1).started = at(kept, "lane", 1).entered - Duration{1};
  CHECK_FALSE(breach_of_order(kept).empty());
  kept = sound;
  kept.journeys.erase(kept.journeys.begin());
  CHECK_FALSE(breach_of_count(kept).empty());
  kept = sound;
  at(kept, "lane", 1).arrived = at(kept, "lane", 1).arrived + Duration{1};
  CHECK_FALSE(breach_of_presence(plan, kept).empty());
  kept = sound;
  at(kept, "yard", 4).entered = at(kept, "yard", 2).left - Duration{1};
  CHECK_FALSE(breach_of_places(plan, kept).empty());
  kept = sound;
  at(kept, "lane", 2).started = at(kept, "lane", 1).left - Duration{1};
  CHECK_FALSE(breach_of_places(plan, kept).empty());
  kept = sound;
  std::swap(at(kept, "lane", 3).started, at(kept, "lane", 4).started);
  CHECK_FALSE(breach_of_fifo(kept).empty());
  kept = sound;
  at(kept, "line", 2).started = at(kept, "line", 1).started + Duration{119'999};
  CHECK_FALSE(breach_of_lanes(plan, kept).empty());
  kept = sound;
  at(kept, "line", 2).started = at(kept, "line", 1).left - Duration{1};
  at(kept, "line", 2).direction = 1;
  CHECK_FALSE(breach_of_lanes(plan, kept).empty());
}

TEST_CASE("turns that were tampered with break the laws") {
  Plan plan = plan_for(hours(10));
  Exchange& swap = plan.exchanges["swap"];
  swap.turn = {{count(1), count(1)}, {count(1), count(1)}};
  swap.places = {count(1), count(1)};
  swap.service = constant(minutes(10));
  swap.match = TurnMatch::commodity;
  for (const Direction side : {Direction::export_, Direction::import_}) {
    Flow& flow = plan.flows[std::string{word(side)}];
    flow.direction = side;
    flow.commodity.shares = {{"fruit", {1.0}}};
    flow.arrivals.at = at_minutes({0, 1, 2});
    flow.route = route({"swap"});
  }
  plan.flows["other"] = plan.flows["export"];
  plan.flows["other"].commodity.shares = {{"starch", {1.0}}};
  plan.flows["other"].arrivals.at = at_minutes({300});
  const Kept sound = run(plan);
  REQUIRE(breaches(plan, sound).empty());
  Kept kept = sound;
  kept.visits[0].ended = kept.visits[0].ended + Duration{1};
  CHECK_FALSE(breach_of_turns(plan, kept).empty());
  kept = sound;
  const CommodityId starch{kept.visits[0].truck.commodity.value() + 1};
  kept.visits[0].truck.commodity = starch;
  CHECK_FALSE(breach_of_turns(plan, kept).empty());
  kept = sound;
  kept.visits.erase(kept.visits.begin());
  CHECK_FALSE(breach_of_turns(plan, kept).empty());
  kept = sound;
  for (Visit& visit : kept.visits) visit.entered = visit.arrived;
  CHECK_FALSE(breach_of_turns(plan, kept).empty());
}

TEST_CASE("money moves nobody: a random border without it has the same trace and paths") {
  int priced = 0;
  for (std::uint32_t seed = 1; seed <= 150; ++seed) {
    Plan plan = random_plan(seed);
    if (plan.cargo.empty() || !plan.choices.empty()) continue;
    INFO("random plan " << seed);
    const ReplicationRun with = run(plan, {.seed = seed}).run;
    plan.cargo.clear();
    plan.costs = {};
    for (auto& [name, station] : plan.stations) station.fee.reset();
    for (auto& [name, crossing] : plan.crossings) crossing.fee.reset();
    const ReplicationRun without = run(plan, {.seed = seed}).run;
    REQUIRE(with.trace_digest == without.trace_digest);
    REQUIRE(with.path_digest == without.path_digest);
    ++priced;
  }
  CHECK(priced > 30);
}
