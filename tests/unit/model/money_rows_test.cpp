#include "model/detail/money_rows.hpp"

#include <fmt/format.h>

#include "measured_plan.hpp"
#include "support/catch.hpp"
#include "support/routes.hpp"
#include "support/small_plans.hpp"

using namespace cuakhau;
using namespace cuakhau::model;
using namespace cuakhau::test;

namespace {

Money vnd(double amount) { return {amount, "VND"}; }

// D/D/1 with a backlog: four trucks at minutes 0 to 3, each served for 60 min, so that they wait 0,
// 59, 118 and 177 min and are cleared after 60, 119, 178 and 237.
Plan backlog() {
  Plan plan = plan_for(hours(24));
  plan.gates["gate"] = {};
  plan.stations["desk"] = station(constant(minutes(60)));
  plan.flows["trucks"].gate = "gate";
  plan.flows["trucks"].commodity.shares = {{"fruit", {1.0}}};
  plan.flows["trucks"].arrivals.at = at_minutes({0, 1, 2, 3});
  plan.flows["trucks"].route = route({"desk"});
  return plan;
}

struct Found : MeasuredPlan {
  [[nodiscard]] std::vector<std::string> texts(const std::string& where) const {
    std::vector<std::string> texts;
    for (std::size_t i = 0; i < keys.entries.size(); ++i) {
      const MeasureKey& key = keys.entries[i].key;
      const bool is_money = key.measure.starts_with("cost") || key.measure == "spoiled" ||
                            key.measure == "loads_lost";
      if (!is_money || key.where != where || key.direction != "*" || key.flow != "*") continue;
      texts.push_back(
          fmt::format("{} {:.6g} {}", key.measure, measures.readings[i].value(), key.unit));
    }
    return texts;
  }
};

Found found(const Plan& plan) { return {measure_run(plan)}; }

}  // namespace

TEST_CASE("the money of a backlog is that worked out by hand") {
  Plan plan = backlog();
  // Lost at the end: 0, 59/118, 1, 1, of which the last two at the age of 178 min.
  plan.cargo["fruit"] = {
      .worth = vnd(118e6), .fresh_for = minutes(60), .shelf_life = minutes(178), .age = {}};
  plan.costs.waiting = MoneyRate{vnd(6e6), hours(1)};
  plan.stations["desk"].fee = vnd(500'000);
  const std::vector<std::string> parts{"spoiled 62.5 %",        "loads_lost 2 trucks/day",
                                       "cost 332.4 M VND/day",  "cost_waiting 35.4 M VND/day",
                                       "cost_fees 2 M VND/day", "cost_spoiled 295 M VND/day"};
  CHECK(found(plan).texts("province") == parts);
  CHECK(found(plan).texts("gate") == parts);
}

TEST_CASE("a plan has the measures of the amounts that it names") {
  Plan plan = backlog();
  CHECK(found(plan).texts("province").empty());
  plan.flows["trucks"].waiting_cost = MoneyRate{{60.0, "EUR"}, minutes(60)};
  CHECK(found(plan).texts("province") ==
        std::vector<std::string>{"cost 0.000354 M EUR/day", "cost_waiting 0.000354 M EUR/day"});
}

TEST_CASE("what policies cost belongs to the province") {
  Plan plan = backlog();
  Policy& policy = plan.policies.emplace_back();
  policy.name = "dear";
  policy.from = Moment::after(hours(12));
  policy.cost = PolicyCost{.once = vnd(7e6), .per_day = vnd(2e6)};
  policy.set = {{"stations.desk.fee", vnd(100'000)}};
  plan.stations["desk"].fee = vnd(1e6);
  CHECK(found(plan).texts("province") == std::vector<std::string>{"cost 12 M VND/day",
                                                                  "cost_fees 4 M VND/day",
                                                                  "cost_policies 8 M VND/day"});
  CHECK(found(plan).texts("gate") ==
        std::vector<std::string>{"cost 4 M VND/day", "cost_fees 4 M VND/day"});
  plan.policies.front().from = Moment::after(minutes(100));  // the first has left by then
  CHECK(found(plan).texts("gate") ==
        std::vector<std::string>{"cost 1.3 M VND/day", "cost_fees 1.3 M VND/day"});
}

TEST_CASE("staff costs by the hour, on shift and beyond") {
  Plan plan = backlog();
  Pool& pool = plan.pools["officers"];
  pool.gate = "gate";
  pool.members = {{.count = count(3), .hours = daily({{0, 120}})}};
  pool.cost = PoolCost{.per_staff_hour = vnd(1e6)};
  // Two hours of three.
  CHECK(found(plan).texts("province") ==
        std::vector<std::string>{"cost 6 M VND/day", "cost_staff 6 M VND/day"});
  CHECK(found(plan).texts("gate") == found(plan).texts("province"));
  // Half of them at night, which costs half as much again; a policy doubles it all.
  pool.cost->night = daily({{0, 60}});
  pool.cost->night_premium = Factor{0.5};
  CHECK(found(plan).texts("province").back() == "cost_staff 7.5 M VND/day");
  Policy dearer{.name = "dearer"};
  dearer.set = {{"pools.officers.cost.per_staff_hour", vnd(2e6)}};
  plan.policies = {dearer};
  CHECK(found(plan).texts("province") ==
        std::vector<std::string>{"cost 15 M VND/day", "cost_staff 15 M VND/day"});
  plan.policies.clear();
  pool.gate.clear();
  CHECK(found(plan).texts("gate").empty());
}

TEST_CASE("who comes back over a crossing has paid on the way out") {
  Plan plan = backlog();
  plan.crossings["line"].lanes = {count(1), count(1), count(0)};
  plan.crossings["line"].headway = constant(minutes(1));
  plan.crossings["line"].travel = constant(minutes(5));
  plan.crossings["line"].fee = vnd(1e6);
  plan.handovers["direct"].crossing = "line";
  plan.flows["trucks"].route = route({"desk", "direct"});
  CHECK(found(plan).texts("province") ==
        std::vector<std::string>{"cost 4 M VND/day", "cost_fees 4 M VND/day"});
}

TEST_CASE("a member of a pool is paid for by the truck that gives it back") {
  Plan plan = backlog();
  plan.pools["company"].members = {{count(9), {}}};
  plan.pools["company"].fee = vnd(250'000);
  plan.flows["trucks"].route = {seize_step("company"), visit("desk"), release_step("company")};
  CHECK(found(plan).texts("province") ==
        std::vector<std::string>{"cost 1 M VND/day", "cost_fees 1 M VND/day"});
}

TEST_CASE("a check is paid for, unless a certificate excuses from it") {
  Plan plan = backlog();
  Check& check = plan.checks["test"];
  check.test = Test{};
  check.fee = vnd(500'000);
  plan.flows["trucks"].route.insert(plan.flows["trucks"].route.begin(), check_step("test"));
  CHECK(found(plan).texts("gate") ==
        std::vector<std::string>{"cost 2 M VND/day", "cost_fees 2 M VND/day"});
  check.certificate = Certificate{.carried = {1.0}, .taken_before = {}, .valid_for = hours(24)};
  CHECK(found(plan).texts("gate") ==
        std::vector<std::string>{"cost 0 M VND/day", "cost_fees 0 M VND/day"});
}

TEST_CASE("the age of a load is drawn for the truck, whatever else changes") {
  Plan plan = backlog();
  plan.cargo["fruit"] = {.worth = vnd(1e6), .shelf_life = hours(50), .age = exponential(hours(5))};
  const auto ages = [](const Plan& of) {
    std::vector<Duration> drawn(4);
    for (const Journey& journey : run(of).journeys) drawn[journey.truck.number] = journey.age;
    return drawn;
  };
  const std::vector<Duration> drawn = ages(plan);
  CHECK(drawn[0] != drawn[1]);
  plan.stations["desk"] = station(exponential(minutes(3)), 4);
  CHECK(ages(plan) == drawn);
  plan.cargo.clear();
  CHECK(ages(plan) == std::vector<Duration>(4));
}
