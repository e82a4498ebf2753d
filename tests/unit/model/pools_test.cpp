#include "model/detail/pools.hpp"

#include "support/catch.hpp"
#include "support/routes.hpp"
#include "support/small_plans.hpp"

using namespace cuakhau;
using namespace cuakhau::test;

namespace {

model::Pool pool_of(std::uint32_t members) {
  model::Pool pool;
  pool.members = {{.count = count(members), .hours = {}}};
  return pool;
}

// Two drivers take trucks through a gate of 4 min and over a road of 10 min.
model::Plan two_drivers() {
  model::Plan plan = plan_for(hours(24));
  plan.pools["drivers"] = pool_of(2);
  plan.stations["gate"] = station(constant(minutes(4)));
  plan.stations["road"] = station(constant(minutes(10)), 10);
  model::Flow& flow = plan.flows["trucks"];
  flow.arrivals.at = at_minutes({0, 6, 7, 15, 16});
  flow.route = {seize_step("drivers"), visit("gate"), visit("road"),
                release_step("drivers", constant(minutes(8)))};
  return plan;
}

}  // namespace

TEST_CASE("a truck waits for a driver until one is back") {
  const Kept kept = run(two_drivers());
  // By hand: the drivers are back at 22, 28, 44, 50 and 66 min.
  CHECK(kept.starts("drivers") == Minutes{0, 6, 22, 28, 44});
  CHECK(kept.starts("gate") == Minutes{0, 6, 22, 28, 44});
  const model::Visit third = kept.at("drivers")[2];
  CHECK(kept.minute(third.arrived) == 7);
  CHECK(third.reason == model::WaitReason::busy);
  CHECK(kept.minute(third.left) == 36);
  CHECK(third.occupied == minutes(14));
  CHECK(kept.run.ending == model::RunEnding::drained);
}

TEST_CASE("a truck that waits for a member keeps its server") {
  model::Plan plan = plan_for(hours(24));
  plan.pools["escorts"] = pool_of(1);
  plan.stations["desk"] = station(constant(minutes(5)));
  plan.stations["road"] = station(constant(minutes(20)), 10);
  plan.flows["trucks"].arrivals.at = at_minutes({0, 0, 0});
  plan.flows["trucks"].route = {visit("desk"), seize_step("escorts"), visit("road"),
                                release_step("escorts")};
  const Kept kept = run(plan);
  CHECK(kept.starts("escorts") == Minutes{5, 25, 45});
  // The second is done at 10 min and keeps the desk until 25.
  CHECK(kept.starts("desk") == Minutes{0, 5, 25});
}

TEST_CASE("who has waited longest gets the member, wherever it waits") {
  model::Plan plan = plan_for(hours(24));
  plan.pools["officers"] = pool_of(1);
  for (const char* name : {"a", "b"}) {
    plan.stations[name] = station(constant(minutes(10)));
    plan.stations[name].staffed_by = "officers";
    plan.flows[name].route = route({name});
  }
  plan.flows["a"].arrivals.at = at_minutes({0, 1, 4});
  plan.flows["b"].arrivals.at = at_minutes({2, 3});
  const Kept kept = run(plan);
  CHECK(kept.starts("a") == Minutes{0, 10, 40});
  CHECK(kept.starts("b") == Minutes{20, 30});
}

TEST_CASE("a bigger crew that is not there lets others pass") {
  model::Plan plan = plan_for(hours(24));
  plan.pools["officers"] = pool_of(2);
  for (const char* name : {"big", "small"}) {
    plan.stations[name] = station(constant(minutes(10)), 2);
    plan.stations[name].staffed_by = "officers";
    plan.flows[name].route = route({name});
  }
  plan.stations["big"].staff = count(2);
  plan.flows["small"].arrivals.at = at_minutes({0, 5, 12});
  plan.flows["big"].arrivals.at = at_minutes({1});
  const Kept kept = run(plan);
  CHECK(kept.starts("small") == Minutes{0, 5, 12});
  CHECK(kept.starts("big") == Minutes{22});
}

TEST_CASE("at the end of a shift, work is finished and nothing starts") {
  model::Plan plan = plan_for(hours(48));
  plan.pools["officers"] = pool_of(1);
  plan.pools["officers"].hours = daily({{0, 60}});
  plan.stations["desk"] = station(constant(minutes(40)), 5);
  plan.stations["desk"].staffed_by = "officers";
  plan.flows["trucks"].arrivals.at = at_minutes({0, 10, 20});
  plan.flows["trucks"].route = route({"desk"});
  CHECK(run(plan).starts("desk") == Minutes{0, 40, 24 * 60});
}

TEST_CASE("fewer than the least do nothing") {
  model::Plan plan = plan_for(hours(48));
  plan.pools["officers"].members = {{.count = count(2), .hours = daily({{0, 60}})},
                                    {.count = count(1), .hours = daily({{20, 120}})}};
  plan.pools["officers"].least = count(3);
  plan.stations["desk"] = station(constant(minutes(10)), 5);
  plan.stations["desk"].staffed_by = "officers";
  plan.flows["trucks"].arrivals.at = at_minutes({0, 15, 58, 61});
  plan.flows["trucks"].route = route({"desk"});
  CHECK(run(plan).starts("desk") == Minutes{20, 20, 58, 24 * 60 + 20});
  model::Policy fewer;
  fewer.name = "fewer";
  fewer.from = model::Moment::after(minutes(62));
  fewer.set = {{"pools.officers.least", count(1)}};
  plan.policies = {fewer};
  CHECK(run(plan).starts("desk") == Minutes{20, 20, 58, 68});
}

TEST_CASE("a policy changes the members at once") {
  model::Plan plan = two_drivers();
  model::Policy more;
  more.name = "more";
  more.from = model::Moment::after(minutes(10));
  more.set = {
      {"pools.drivers.members", std::vector<model::ServerGroup>{{.count = count(9), .hours = {}}}}};
  plan.policies = {more};
  CHECK(run(plan).starts("drivers") == Minutes{0, 6, 10, 15, 16});
}

TEST_CASE("a truck that has lost patience waits for a member no longer") {
  model::Plan plan = two_drivers();
  plan.flows["trucks"].patience = constant(minutes(14));
  const Kept kept = run(plan);
  const std::vector<model::Visit> visits = kept.at("drivers");
  REQUIRE(visits.size() == 5);
  CHECK(visits[2].outcome == model::VisitOutcome::turned_back);
  CHECK(kept.minute(visits[2].left) == 21);
  CHECK(kept.minute(visits[3].started) == 22);
}

TEST_CASE("members and a server that wait for each other are a deadlock") {
  // The one driver's truck queues for the desk, whose truck waits for the driver.
  model::Plan plan = plan_for(hours(24));
  plan.pools["drivers"] = pool_of(1);
  plan.stations["desk"] = station(constant(minutes(5)));
  plan.stations["scale"] = station(constant(minutes(7)));
  plan.flows["a"].arrivals.at = at_minutes({0});
  plan.flows["a"].route = {seize_step("drivers"), visit("scale"), visit("desk"),
                           release_step("drivers")};
  plan.flows["b"].arrivals.at = at_minutes({3, 30});
  plan.flows["b"].route = {visit("desk"), seize_step("drivers"), release_step("drivers")};
  const model::Network network(plan);
  const model::ReplicationRun ended = model::run_replication(network, {}, {});
  REQUIRE(ended.ending == model::RunEnding::deadlock);
  REQUIRE(ended.deadlock.size() == 2);
  CHECK(model::explain_ending(network, ended).find("holds drivers and waits for desk") !=
        std::string::npos);
  // With a second driver nobody waits.
  plan.pools["drivers"] = pool_of(2);
  CHECK(run(plan).run.ending == model::RunEnding::drained);
}

TEST_CASE("a dedicated driver goes over and back with the truck") {
  model::Plan plan = plan_for(hours(24));
  plan.pools["drivers"] = pool_of(1);
  plan.stations["park"] = station(constant(minutes(5)), 2);
  plan.stations["wash"] = station(constant(minutes(3)));
  plan.stations["shed"] = station(constant(minutes(30)), 2);
  model::Crossing& line = plan.crossings["line"];
  line.lanes = {.export_ = count(1), .import_ = count(1), .reversible = count(0)};
  line.headway = constant(minutes(1));
  line.travel = constant(minutes(10));
  model::Handover& handover = plan.handovers["drivers_change"];
  handover.method = model::HandoverMethod::dedicated_driver;
  handover.crossing = "line";
  handover.unload = {"shed", "shed"};
  handover.pool = {"drivers", "drivers"};
  handover.takeover = {"park", "park"};
  handover.giveback = {"wash", "wash"};
  handover.back = constant(minutes(7));
  plan.flows["trucks"].arrivals.at = at_minutes({0, 0});
  plan.flows["trucks"].route = route({"drivers_change"});
  const Kept kept = run(plan);
  // Out 5-15, unloaded 45, back 55, washed 58, ready 65.
  CHECK(kept.starts("drivers") == Minutes{5, 65});
  CHECK(kept.starts("wash") == Minutes{55, 115});
  CHECK(kept.minute(kept.at("drivers")[0].left) == 58);
}
