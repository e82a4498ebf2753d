// Companies of drivers of one handover: whom a truck hires, and whom a free driver goes to.

#include <utility>

#include "support/catch.hpp"
#include "support/routes.hpp"
#include "support/small_plans.hpp"

using namespace cuakhau;
using namespace cuakhau::test;

namespace {

model::Pool company_of(std::uint32_t members) {
  model::Pool pool;
  pool.members = {{.count = count(members), .hours = {}}};
  return pool;
}

// A driver of one of two companies takes 10 min over the line and 10 min back.
model::Plan two_companies() {
  model::Plan plan = plan_for(hours(24));
  plan.pools["far"] = company_of(1);
  plan.pools["near"] = company_of(1);
  model::Crossing& line = plan.crossings["line"];
  line.lanes = {.export_ = count(1), .import_ = count(1)};
  line.headway = constant(minutes(1));
  line.travel = constant(minutes(10));
  model::Handover& over = plan.handovers["over"];
  over.method = model::HandoverMethod::dedicated_driver;
  over.crossing = "line";
  over.companies = {{.pool = "near"}, {.pool = "far"}};
  plan.flows["trucks"].arrivals.at = at_minutes({0, 5, 10, 21});
  plan.flows["trucks"].route = route({"over"});
  return plan;
}

model::Money money(double amount) { return {.amount = amount, .currency = "VND"}; }

}  // namespace

TEST_CASE("a truck hires the first company with a free driver, or waits for the first driver") {
  const Kept kept = run(two_companies());
  CHECK(kept.starts("near") == Minutes{0, 20});
  CHECK(kept.starts("far") == Minutes{5, 25});
  CHECK(kept.minute(kept.at("near")[1].arrived) == 10);
  CHECK(kept.at("near")[1].reason == model::WaitReason::busy);
  CHECK(kept.minute(kept.at("far")[1].arrived) == 21);
  CHECK(kept.run.ending == model::RunEnding::drained);
}

TEST_CASE("a truck hires the cheapest company with a free driver, at the prices of the day") {
  model::Plan plan = two_companies();
  plan.pools["near"].fee = money(50);
  plan.pools["far"].fee = money(40);
  plan.handovers["over"].hire = model::Hiring::cheapest;
  plan.flows["trucks"].arrivals.at = at_minutes({0, 5, 50});
  CHECK(run(plan).starts("far") == Minutes{0, 50});
  CHECK(run(plan).starts("near") == Minutes{5});
  model::Policy cheaper;
  cheaper.name = "cheaper";
  cheaper.from = model::Moment::after(minutes(40));
  cheaper.set = {{"pools.near.fee", money(30)}};
  plan.policies = {cheaper};
  CHECK(run(plan).starts("far") == Minutes{0});
  CHECK(run(plan).starts("near") == Minutes{5, 50});
  plan.policies.clear();
  plan.pools["far"].fee = money(50);
  CHECK(run(plan).starts("near") == Minutes{0, 50});  // of equals the first in the list
}

TEST_CASE("a company takes the loads within its reach, and others wait for another one") {
  model::Plan plan = two_companies();
  plan.handovers["over"].companies[0].commodities = {"fruit"};
  plan.flows.clear();
  plan.flows["fruit"].arrivals.at = at_minutes({0, 1, 3});
  plan.flows["starch"].arrivals.at = at_minutes({2});
  for (auto& [name, flow] : plan.flows) flow.route = route({"over"});
  const Kept kept = run(plan);
  CHECK(kept.starts("near") == Minutes{0, 20});  // the fruit of minute 3, though starch came before
  CHECK(kept.starts("far") == Minutes{1, 21});
  plan.handovers["over"].companies[0].commodities.clear();
  CHECK(run(plan).starts("near") == Minutes{0, 20});
  CHECK(run(plan).at("near")[1].truck.flow != kept.at("near")[1].truck.flow);
}

TEST_CASE("of one flow, each truck hires by what it carries") {
  model::Plan plan = two_companies();
  plan.handovers["over"].companies = {{.pool = "near", .commodities = {"fruit"}},
                                      {.pool = "far", .commodities = {"starch"}}};
  model::Flow& flow = plan.flows["trucks"];
  flow.commodity.shares = {{"fruit", {0.5}}, {"starch", {0.5}}};
  flow.arrivals.at = at_minutes({0, 100, 200, 300, 400, 500, 600, 700, 800, 900});
  const Kept kept = run(plan);
  CHECK(kept.at("near").size() + kept.at("far").size() == 10);
  for (const char* company : {"near", "far"})
    for (const model::Visit& duty : kept.at(company))
      CHECK(duty.truck.commodity == kept.at(company).front().truck.commodity);
}

TEST_CASE("a driver goes to whoever has waited longest, for one company or for several") {
  model::Plan plan = two_companies();
  plan.handovers["own"] = plan.handovers["over"];
  plan.handovers["own"].companies = {{.pool = "near"}};
  plan.flows["patient"].arrivals.at = at_minutes({7, 22});
  plan.flows["patient"].route = route({"own"});
  const Kept kept = run(plan);
  // Of "near" at 20, 40 and 60: the patient one of 7, the truck of 21, the patient one of 22.
  CHECK(kept.starts("near") == Minutes{20, 60, 0, 40});
  CHECK(kept.starts("far") == Minutes{5, 25});
}

TEST_CASE("one company alone is a pool") {
  model::Plan plan = two_companies();
  plan.handovers["over"].companies = {{.pool = "near"}};
  plan.handovers["over"].back = exponential(minutes(7));
  model::Plan pool = plan;
  pool.handovers["over"].companies.clear();
  pool.handovers["over"].pool = {"near", "near"};
  CHECK(run(plan).run.path_digest == run(pool).run.path_digest);
  CHECK(run(plan).run.path_digest != run(two_companies()).run.path_digest);
}

TEST_CASE("who waits for a driver may be too late, whichever company is the first") {
  model::Plan plan = two_companies();
  plan.stations["home"] = station(constant(minutes(1)));
  plan.flows["trucks"].route[0].limit = constant(minutes(12));
  plan.flows["trucks"].route[0].late = route({"home", "leave"});
  const Kept kept = run(plan);
  CHECK(kept.starts("near") == Minutes{0, 20});
  CHECK(kept.starts("far") == Minutes{5, 25});
  plan.flows["trucks"].route[0].limit = constant(minutes(9));
  const Kept late = run(plan);
  CHECK(late.starts("home") == Minutes{19});
  CHECK(late.starts("near") == Minutes{0, -1, 21});
  CHECK(late.at("near")[1].outcome == model::VisitOutcome::turned_back);
}

TEST_CASE("companies of a direction take its trucks alone") {
  model::Plan plan = two_companies();
  plan.handovers["over"].companies = {{.pool = "near", .direction = model::Direction::export_},
                                      {.pool = "far", .direction = model::Direction::import_}};
  plan.flows["back"] = plan.flows["trucks"];
  plan.flows["back"].direction = model::Direction::import_;
  plan.flows["back"].arrivals.at = at_minutes({3});
  const Kept kept = run(plan);
  CHECK(kept.starts("near") == Minutes{0, 20, 40, 60});
  CHECK(kept.starts("far") == Minutes{3});
}

TEST_CASE("who waits for several companies is stuck when none of them comes") {
  // A driver of "near" waits for the gate; the truck at the gate waits for a driver.
  model::Plan plan = two_companies();
  plan.stations["gate"] = station(constant(minutes(5)));
  plan.stations["gate"].queue = count(0);
  plan.stations["road"] = station(constant(minutes(60)));
  plan.flows["trucks"].arrivals.at = at_minutes({0});
  plan.flows["trucks"].route = route({"gate", "over"});
  plan.flows["others"].arrivals.at = at_minutes({1});
  plan.flows["others"].route = {seize_step("near"), visit("gate"), release_step("near")};
  plan.flows["trips"].arrivals.at = at_minutes({1});
  plan.flows["trips"].route = {seize_step("far"), visit("road"), release_step("far")};
  const Kept kept = run(plan);
  CHECK(kept.run.ending == model::RunEnding::drained);
  CHECK(kept.starts("far") == Minutes{1, 61});
  plan.handovers["over"].companies.pop_back();
  CHECK(run(plan).run.ending == model::RunEnding::deadlock);
}

TEST_CASE("of stations that open at one instant, the one with the longest wait has members first") {
  model::Plan plan = plan_for(hours(24));
  plan.pools["officers"] = company_of(1);
  for (const char* name : {"a", "b"}) {
    plan.stations[name] = station(constant(minutes(10)));
    plan.stations[name].hours = daily({{60, 600}});
    plan.stations[name].staffed_by = "officers";
    plan.flows[name].route = route({name});
  }
  plan.flows["a"].arrivals.at = at_minutes({20, 30});
  plan.flows["b"].arrivals.at = at_minutes({10, 25});
  const Kept kept = run(plan);
  CHECK(kept.starts("b") == Minutes{60, 80});
  CHECK(kept.starts("a") == Minutes{70, 90});
  // So it is when the members come at that instant too, or are those of two companies.
  plan.pools["officers"].hours = daily({{60, 700}});
  CHECK(run(plan).starts("b") == Minutes{60, 80});
}

TEST_CASE("of companies that open at one instant, who waits hires the first in his list") {
  model::Plan plan = two_companies();
  plan.flows["trucks"].arrivals.at = at_minutes({10, 11, 12});
  for (const char* company : {"far", "near"}) plan.pools[company].hours = daily({{60, 600}});
  const Kept kept = run(plan);
  CHECK(kept.starts("near") == Minutes{60, 80});
  CHECK(kept.starts("far") == Minutes{60});
  CHECK(kept.at("near")[0].truck.number == 0);
  CHECK(kept.at("near")[0].reason == model::WaitReason::closed);
}

TEST_CASE("a staffed station that nobody is at costs no event") {
  model::Plan plan = plan_for(30 * k_day);
  plan.pools["officers"] = company_of(1);
  plan.stations["desk"] = station(constant(minutes(10)));
  plan.stations["desk"].hours = daily({{60, 600}});
  plan.stations["desk"].staffed_by = "officers";
  plan.flows["trucks"].arrivals.at = at_minutes({10, 20 * 24 * 60});
  plan.flows["trucks"].route = route({"desk"});
  const Kept kept = run(plan);
  CHECK(kept.starts("desk") == Minutes{60, 20 * 24 * 60 + 60});
  CHECK(kept.run.events < 12);
}

TEST_CASE("who waits for several companies is counted at the first that he turned to") {
  model::Plan plan = two_companies();
  model::Policy full{.name = "full", .set = {{"demand", model::Factor{0.5}}}};
  full.when = model::Trigger{.waiting = "near", .at_least = count(2), .below = count(1)};
  plan.policies = {full};
  plan.flows["trucks"].arrivals.at = at_minutes({0, 5, 10, 12});
  const Kept kept = run(plan);
  REQUIRE(kept.firings.size() == 2);
  CHECK(kept.minute(kept.firings[0].at) == 12);
  CHECK(kept.minute(kept.firings[1].at) == 25);  // near took one at 20, far the other one
  plan.policies[0].when->waiting = "far";
  CHECK(run(plan).firings.empty());
}
