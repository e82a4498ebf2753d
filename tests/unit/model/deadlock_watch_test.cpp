#include "model/detail/deadlock_watch.hpp"

#include <cmath>

#include "support/catch.hpp"
#include "support/small_plans.hpp"

using namespace cuakhau;
using namespace cuakhau::test;

namespace {

model::Step half_goes_to(const char* label) {
  model::Step branch;
  branch.branch.resize(2);
  branch.branch[0].share = {0.5};
  branch.branch[0].route.resize(1);
  branch.branch[0].route[0].go_to = label;
  branch.branch[1].share = {0.5};
  branch.branch[1].route = route({"leave"});
  return branch;
}

// Two stations of three places that feed each other.
model::Plan circle() {
  model::Plan plan = plan_for(hours(100'000));
  for (const char* name : {"a", "b"}) {
    plan.stations[name] = station(exponential(minutes(6)));
    plan.stations[name].queue = count(2);
  }
  model::Step to_b;
  to_b.branch.resize(2);
  to_b.branch[0].share = {0.5};
  to_b.branch[1].share = {0.5};
  to_b.branch[1].route = route({"leave"});
  model::Flow& from_a = plan.flows["from_a"];
  from_a.arrivals.poisson = model::PerHour{6.0};
  from_a.when_full = model::WhenFull::leave;
  from_a.route = {visit("a"), to_b, visit("b"), half_goes_to("a")};
  plan.flows["from_b"] = from_a;
  plan.flows["from_b"].route = {visit("b"), to_b, visit("a"), half_goes_to("b")};
  return plan;
}

}  // namespace

TEST_CASE("a circular wait ends the run and is named") {
  const model::Network network(circle());
  const model::ReplicationRun run = model::run_replication(network, {.seed = 7}, {});
  REQUIRE(run.ending == model::RunEnding::deadlock);
  REQUIRE(run.deadlock.size() == 2);
  CHECK(run.deadlock[0].holds == run.deadlock[1].wants);
  CHECK(run.deadlock[1].holds == run.deadlock[0].wants);
  CHECK(model::explain_ending(network, run).find("holds a and waits for b") != std::string::npos);
}

TEST_CASE("the mean time to a deadlock is that of the Markov chain") {
  // Exact: 3.6101 h, standard deviation 3.0054 h (absorbing chain of two stations with three places
  // each, arrivals 6 /h each, service mean 6 min, half of the trucks go on to the other station).
  // H0: our mean is that; alpha 6e-5.
  const model::Network network(circle());
  const auto mean_hours = [&](std::uint32_t runs) {
    double sum = 0.0;
    for (std::uint32_t k = 0; k < runs; ++k) {
      const auto run = model::run_replication(network, {.seed = 1, .replication = k}, {});
      REQUIRE(run.ending == model::RunEnding::deadlock);
      sum += to_hours(run.ended_at - network.window().start);
    }
    return sum / runs;
  };
  const std::uint32_t runs = 20'000;
  const double se = 3.0054 / std::sqrt(static_cast<double>(runs));
  const double mean = mean_hours(runs);
  CHECK(std::abs(mean - 3.61013950248) < 4 * se);
  CHECK_FALSE(std::abs(mean - 1.05 * 3.61013950248) < 4 * se);
}

TEST_CASE("a full line without a circle is no deadlock") {
  model::Plan plan = plan_for(hours(1000));
  plan.stations["one"] = station(exponential(minutes(6)));
  plan.stations["two"] = station(exponential(minutes(6)));
  plan.stations["two"].queue = count(0);
  plan.flows["trucks"].arrivals.saturated = true;
  plan.stations["one"].queue = count(0);
  plan.flows["trucks"].route = route({"one", "two"});
  const Kept kept = run(plan);
  CHECK(kept.run.ending == model::RunEnding::horizon);
  CHECK(kept.at("two").size() > 6'000);
}

TEST_CASE("a truck that comes back to its own full station is a circle of one") {
  model::Plan plan = plan_for(hours(10));
  plan.stations["a"] = station(constant(minutes(6)));
  plan.stations["a"].queue = count(1);
  model::Flow& flow = plan.flows["trucks"];
  flow.arrivals.at = at_minutes({0, 1, 2});
  flow.route.resize(2);
  flow.route[0] = visit("a");
  flow.route[1].go_to = "a";
  const Kept kept = run(plan);
  CHECK(kept.run.ending == model::RunEnding::deadlock);
  CHECK(kept.run.deadlock.size() == 1);
  CHECK(kept.minute(kept.run.ended_at) == 6);
}

TEST_CASE("a bay is stuck as soon as one of its trucks waits for a stage that is not live") {
  // Two trucks of a turn go to a station of one place, from which trucks come back to the exchange:
  // its places are full, its bay is held by one that wants the station, which wants the places.
  model::Plan plan = plan_for(hours(24));
  model::Exchange& bay = plan.exchanges["bay"];
  bay.turn.export_ = {count(2), count(2)};
  bay.places.export_ = count(2);
  bay.service = constant(minutes(10));
  plan.stations["loop"] = station(constant(minutes(5)));
  plan.stations["loop"].queue = count(0);
  plan.flows["trucks"].arrivals.at = at_minutes({0, 0, 1, 1});
  plan.flows["trucks"].route = route({"bay", "loop", "bay"});
  const Kept kept = run(plan);
  CHECK(kept.run.ending == model::RunEnding::deadlock);
  CHECK(kept.run.deadlock.size() == 2);
}

TEST_CASE("a side that waits for the other one is no deadlock") {
  model::Plan plan = plan_for(minutes(105));
  model::Exchange& bay = plan.exchanges["bay"];
  bay.turn.export_ = bay.turn.import_ = {count(1), count(1)};
  bay.places.export_ = count(1);
  bay.service = constant(minutes(10));
  plan.yards["yard"].places = count(1);
  plan.flows["out"].arrivals.at = at_minutes({0, 1, 2});
  plan.flows["out"].route = route({"yard", "bay", "yard"});
  plan.flows["in"].direction = model::Direction::import_;
  plan.flows["in"].arrivals.at = at_minutes({100});
  plan.flows["in"].route = route({"bay"});
  CHECK(run(plan).run.ending == model::RunEnding::horizon);
  // After that turn they are: its truck wants the yard, which a truck holds that wants the places.
  plan.period.length = hours(24);
  CHECK(run(plan).run.ending == model::RunEnding::deadlock);
}

namespace {

/// Trucks that go over a line of these lanes to a station of one place beyond it, and come back.
model::Plan there_and_back(model::Lanes lanes) {
  model::Plan plan = plan_for(hours(24));
  model::Crossing& line = plan.crossings["line"];
  line.lanes = lanes;
  line.headway = constant(minutes(1));
  line.travel = constant(minutes(4));
  plan.stations["unload"] = station(constant(minutes(10)));
  plan.stations["unload"].queue = count(0);
  model::Handover& over = plan.handovers["over"];
  over.method = model::HandoverMethod::direct;
  over.crossing = "line";
  over.unload = {"unload", "unload"};
  plan.flows["trucks"].arrivals.at = at_minutes({0, 1});
  plan.flows["trucks"].route = route({"over"});
  return plan;
}

}  // namespace

TEST_CASE("a truck on a reversible lane keeps it from the other direction too") {
  // The second truck stands at the end of the lane that the first one, unloaded, wants to come
  // back over.
  const Kept kept = run(there_and_back({{}, {}, count(1)}));
  CHECK(kept.run.ending == model::RunEnding::deadlock);
  CHECK(kept.run.deadlock.size() == 2);
  CHECK(kept.minute(kept.run.ended_at) == 14);
}

TEST_CASE(
    "a lane of its own for the way back makes that no deadlock, a second reversible one too") {
  CHECK(run(there_and_back({count(1), count(1), {}})).run.ending == model::RunEnding::drained);
  // Both go out over the first lane: the second one turns for the way back.
  model::Plan two = there_and_back({{}, {}, count(2)});
  two.flows["trucks"].arrivals.at = at_minutes({0, 2});
  CHECK(run(two).run.ending == model::RunEnding::drained);
}

TEST_CASE("a circle that closes while its line is shut is found when it opens") {
  // Both trucks are on the lane when it shuts, at 00:10; the first is unloaded at 00:14.
  model::Plan plan = there_and_back({{}, {}, count(1)});
  plan.crossings["line"].closing = model::CrossingClosing::finish;
  plan.crossings["line"].hours.home = daily({{0, 10}, {60, 70}});
  const Kept kept = run(plan);
  CHECK(kept.run.ending == model::RunEnding::deadlock);
  CHECK(kept.minute(kept.run.ended_at) == 60);
}
