#include <cuakhau/model/scaled_demand.hpp>

#include <algorithm>
#include <array>

#include "support/catch.hpp"
#include "support/small_plans.hpp"
#include "support/sound_plan.hpp"

using namespace cuakhau;
using namespace cuakhau::model;
using namespace cuakhau::test;

namespace {

const std::array<std::string, 1> k_trucks{"trucks"};

Plan lane_with(const Arrivals& arrivals) {
  Plan plan = plan_for(hours(240));
  plan.stations["lane"] = station(constant(minutes(1)));
  plan.flows["trucks"].arrivals = arrivals;
  plan.flows["trucks"].route = route({"lane"});
  return plan;
}

std::size_t trucks_of(const Plan& plan) { return run(plan).at("lane").size(); }

Arrivals poisson(double per_hour) {
  Arrivals arrivals;
  arrivals.poisson = PerHour{per_hour};
  return arrivals;
}

Arrivals counts() {
  Arrivals arrivals;
  arrivals.as = DailyAs::count;
  for (unsigned day = 1; day <= 6; ++day)
    arrivals.daily.push_back({CivilDate{2000, 1, day}, 10.0 + static_cast<double>(day)});
  return arrivals;
}

}  // namespace

TEST_CASE("a multiple of one is the plan itself") {
  Plan plan = sound_plan();
  std::vector<std::string> flows;
  for (const auto& [name, flow] : plan.flows) flows.push_back(name);
  CHECK(with_demand(plan, flows, 1.0) == plan);
}

TEST_CASE("rates and gaps are scaled, and the trucks a day with them") {
  std::vector<Arrivals> kinds{poisson(4.0), {}, {}, {}, {}};
  kinds[1].every = minutes(30);
  kinds[2].renewal = exponential(minutes(20));
  kinds[3].per_day = 50.0;
  kinds[4].daily = counts().daily;
  for (const Arrivals& kind : kinds) {
    const Plan plan = lane_with(kind);
    CHECK(scaling_of(kind) == DemandScaling::continuous);
    const Plan more = with_demand(plan, k_trucks, 1.5);
    CHECK(trucks_per_day(more, "trucks") == Approx(1.5 * trucks_per_day(plan, "trucks")));
  }
  CHECK(trucks_per_day(lane_with(kinds[1]), "trucks") == Approx(48.0));
}

TEST_CASE("truck k keeps its service when more come, and comes no later") {
  const Plan plan = lane_with(poisson(4.0));
  Plan random = plan;
  random.stations["lane"].service.otherwise = exponential(minutes(5));
  const auto few = run(random).at("lane");
  const auto many = run(with_demand(random, k_trucks, 1.3)).at("lane");
  REQUIRE(few.size() < many.size());
  for (std::size_t k = 0; k < 100; ++k) {
    CHECK(many[k].arrived <= few[k].arrived);
    CHECK(many[k].ended - many[k].started == few[k].ended - few[k].started);
  }
}

TEST_CASE("counts by day are rounded and their sum is kept") {
  const Plan plan = lane_with(counts());  // 81 trucks
  CHECK(scaling_of(plan.flows.at("trucks").arrivals) == DemandScaling::whole);
  for (const double multiple : {0.3, 0.95, 1.0, 1.07, 2.5}) {
    const Plan scaled_plan = with_demand(plan, k_trucks, multiple);
    double sum = 0.0;
    for (const DailyTotal& day : scaled_plan.flows.at("trucks").arrivals.daily) {
      CHECK(day.trucks == std::round(day.trucks));
      sum += day.trucks;
    }
    CHECK(sum == std::round(multiple * 81.0));
    CHECK(trucks_of(scaled_plan) == static_cast<std::size_t>(sum));
  }
}

TEST_CASE(
    "listed instants and flows that are always ready stay as they are, others not named too") {
  Arrivals listed;
  listed.at = at_minutes({0, 10});
  Arrivals ready;
  ready.saturated = true;
  for (const Arrivals& kind : {listed, ready}) {
    CHECK(scaling_of(kind) == DemandScaling::none);
    const Plan plan = lane_with(kind);
    CHECK(with_demand(plan, k_trucks, 3.0) == plan);
  }
  const Plan plan = lane_with(poisson(4.0));
  CHECK(with_demand(plan, {}, 3.0) == plan);
}

TEST_CASE("a rate that a policy sets is scaled like the plan's own; a factor is not") {
  Plan plan = lane_with(poisson(4.0));
  Policy policy{.name = "rush"};
  policy.set = {{"flows.trucks.arrivals.poisson", PerHour{8.0}}, {"demand", Factor{2.0}}};
  plan.policies = {policy};
  const Plan more = with_demand(plan, k_trucks, 1.5);
  CHECK(std::get<PerHour>(more.policies[0].set[0].value).value == 12.0);
  CHECK(std::get<Factor>(more.policies[0].set[1].value).value == 2.0);
  plan.flows["trucks"].arrivals = {};
  plan.flows["trucks"].arrivals.per_day = 40.0;
  plan.policies[0].set = {{"flows.trucks.arrivals.per_day", 80.0}};
  CHECK(std::get<double>(with_demand(plan, k_trucks, 0.5).policies[0].set[0].value) == 40.0);
}
