#include <cuakhau/model/capacity.hpp>

#include <algorithm>
#include <array>
#include <random>

#include "support/catch.hpp"
#include "support/routes.hpp"
#include "support/small_plans.hpp"
#include "support/sound_plan.hpp"

using namespace cuakhau;
using namespace cuakhau::model;
using namespace cuakhau::test;

namespace {

/// Export trucks through stations in series, open all day.
Flow flow_through(double per_hour, Route steps) {
  Flow flow;
  flow.arrivals.poisson = PerHour{per_hour};
  flow.route = std::move(steps);
  return flow;
}

Plan empty_plan() { return plan_for(k_day * 10); }

std::vector<std::string> names(const std::vector<StageCapacity>& rows) {
  std::vector<std::string> found;
  for (const StageCapacity& row : rows)
    found.push_back(row.direction == "*" ? row.stage : row.stage + " " + row.direction);
  return found;
}

using Names = std::vector<std::string>;

/// Two gates, each with its customs, and one weighbridge before both.
Plan two_gates(double per_hour_each) {
  Plan plan = empty_plan();
  plan.stations["scale"] = station(constant(minutes(2)));
  plan.stations["customs_a"] = station(constant(minutes(10)));
  plan.stations["customs_b"] = station(constant(minutes(5)));
  plan.flows["a"] = flow_through(per_hour_each, route({"scale", "customs_a"}));
  plan.flows["b"] = flow_through(per_hour_each, route({"scale", "customs_b"}));
  return plan;
}

}  // namespace

TEST_CASE("demand below every capacity flows whole, and the fullest stage is named") {
  Plan plan = empty_plan();
  plan.stations["papers"] = station(exponential(minutes(5)));
  plan.stations["scan"] = station(exponential(minutes(10)), 3);
  plan.flows["trucks"] = flow_through(10.0, route({"papers", "scan"}));
  const CapacityBound bound = capacity_bound(plan);
  CHECK(bound.demand_per_day == Approx(240.0));
  CHECK(bound.trucks_per_day == Approx(240.0));
  CHECK(names(bound.bottleneck) == Names{"papers"});
  REQUIRE(names(bound.stages) == Names{"papers", "scan"});
  CHECK(bound.stages[0].trucks_per_day == Approx(288.0));
  CHECK(bound.stages[0].demand_per_day == Approx(240.0));
  CHECK(bound.stages[1].trucks_per_day == Approx(432.0));
}

TEST_CASE("of stages in series the slowest is the bound") {
  Plan plan = empty_plan();
  plan.stations["papers"] = station(exponential(minutes(5)));
  plan.stations["scan"] = station(exponential(minutes(10)));
  plan.flows["trucks"] = flow_through(20.0, route({"papers", "scan"}));
  const CapacityBound bound = capacity_bound(plan);
  CHECK(bound.trucks_per_day == Approx(144.0));
  CHECK(names(bound.bottleneck) == Names{"scan"});
}

TEST_CASE("two gates add up, each at its own limit or the demand") {
  const CapacityBound light = capacity_bound(two_gates(8.0));  // 192 a day each; 144 at customs_a
  CHECK(light.trucks_per_day == Approx(144.0 + 192.0));
  CHECK(names(light.bottleneck) == Names{"customs_a"});
  const CapacityBound heavy = capacity_bound(two_gates(14.0));  // 336 each; 288 at customs_b
  CHECK(heavy.trucks_per_day == Approx(144.0 + 288.0));
  CHECK(names(heavy.bottleneck) == Names{"customs_a", "customs_b"});
}

TEST_CASE("a stage that both gates share can be the bound") {
  Plan plan = two_gates(14.0);
  plan.stations["scale"].service.otherwise = constant(minutes(6));
  const CapacityBound bound = capacity_bound(plan);
  CHECK(bound.trucks_per_day == Approx(240.0));
  CHECK(names(bound.bottleneck) == Names{"scale"});
}

TEST_CASE("a gate that is shut lets nobody through") {
  Plan plan = sound_plan();
  plan.gates["north"].open.neighbour = false;
  const CapacityBound bound = capacity_bound(plan);
  CHECK(bound.demand_per_day == Approx(96.0));
  CHECK(bound.trucks_per_day == 0.0);
  REQUIRE_FALSE(bound.bottleneck.empty());
  CHECK(bound.bottleneck[0].stage == "line");
  CHECK(bound.bottleneck[0].trucks_per_day == 0.0);
}

TEST_CASE("a stage counts the mix of services that the demand brings") {
  Plan plan = empty_plan();
  plan.stations["customs"] = station(constant(minutes(4)));
  plan.stations["customs"].service.by_name["starch"] = constant(minutes(12));
  plan.flows["trucks"] = flow_through(6.0, route({"customs"}));
  plan.flows["trucks"].commodity.shares = {{"fruit", {0.5}}, {"starch", {0.5}}};
  CHECK(capacity_bound(plan).stages[0].trucks_per_day == Approx(1440.0 / 8.0));
}

// 1440 min a day: 240 quick trucks take 960 of them, which leaves 480 for 40 slow ones.
TEST_CASE("the most trucks are those that need the least of a shared stage") {
  Plan plan = empty_plan();
  plan.stations["customs"] = station(constant(minutes(12)));
  plan.stations["customs"].service.by_name["quick"] = constant(minutes(4));
  plan.flows["quick"] = flow_through(10.0, route({"customs"}));
  plan.flows["slow"] = flow_through(10.0, route({"customs"}));
  CHECK(capacity_bound(plan).trucks_per_day == Approx(280.0));
}

TEST_CASE("returning empties take their part of reversible lanes") {
  Plan plan = sound_plan();
  plan.crossings["line"].lanes = {count(0), count(0), count(1)};
  plan.crossings["line"].headway = constant(minutes(10));  // 144 passages a day, two for each truck
  const CapacityBound bound = capacity_bound(plan);
  CHECK(bound.trucks_per_day == Approx(72.0));
  REQUIRE(names(bound.bottleneck) == Names{"line"});
  CHECK(bound.bottleneck[0].trucks_per_day == Approx(144.0));
  CHECK(bound.bottleneck[0].demand_per_day == Approx(192.0));
}

TEST_CASE("exports and imports that meet on a crossing in opposite order are bounded once") {
  Plan plan = empty_plan();
  plan.stations["here"] = station(constant(minutes(10)));
  plan.stations["there"] = station(constant(minutes(20)));
  plan.flows["out"] = flow_through(10.0, route({"here", "there"}));
  plan.flows["in"] = flow_through(10.0, route({"there", "here"}));
  plan.flows["in"].direction = Direction::import_;
  const CapacityBound bound = capacity_bound(plan);
  CHECK(bound.trucks_per_day == Approx(72.0));
  CHECK(names(bound.bottleneck) == Names{"there"});
}

TEST_CASE("opening hours bound what a day can take") {
  Plan plan = sound_plan();
  plan.flows["trucks"].arrivals.poisson = PerHour{20.0};
  const CapacityBound bound = capacity_bound(plan);
  CHECK(bound.trucks_per_day == Approx(4 * 72.0));
  CHECK(names(bound.bottleneck) == Names{"customs"});
}

TEST_CASE("a saturated flow brings what its tightest stage can take") {
  Plan plan = sound_plan();
  plan.flows["trucks"].arrivals = {};
  plan.flows["trucks"].arrivals.saturated = true;
  const CapacityBound bound = capacity_bound(plan);
  CHECK(bound.demand_per_day == Approx(288.0));
  CHECK(bound.trucks_per_day == Approx(288.0));
  CHECK(names(bound.bottleneck) == Names{"customs"});
}

TEST_CASE("stations to choose the shortest of are bounded together") {
  Plan plan = empty_plan();
  plan.stations["fast"] = station(constant(minutes(10)));
  plan.stations["slow"] = station(constant(minutes(10)));
  plan.flows["trucks"] = flow_through(20.0, {choose_step({"fast", "slow"})});
  const CapacityBound bound = capacity_bound(plan);
  CHECK(bound.trucks_per_day == Approx(288.0));
  CHECK(names(bound.bottleneck) == Names{"fast", "slow"});
}

TEST_CASE("more of anything never lowers the bound") {
  double last = 0.0;
  for (std::uint32_t servers = 1; servers < 6; ++servers) {
    Plan plan = two_gates(14.0);
    plan.stations["customs_a"].servers[0].count = count(servers);
    const double now = capacity_bound(plan).trucks_per_day;
    CHECK(now >= last);
    last = now;
  }
  CHECK(last == Approx(336.0 + 288.0));
}

TEST_CASE("a plan that nothing limits has no bottleneck") {
  Plan plan = empty_plan();
  plan.stations["papers"] = station(exponential(minutes(5)));
  plan.stations["papers"].servers[0].count = Count::unlimited();
  plan.flows["trucks"] = flow_through(10.0, route({"papers"}));
  const CapacityBound bound = capacity_bound(plan);
  CHECK(bound.trucks_per_day == bound.demand_per_day);
  CHECK(bound.bottleneck.empty());
}

namespace {

constexpr std::size_t k_flows = 3;
constexpr std::size_t k_stations = 3;

/// Flows over random stations, each with a random service of its own at each of them.
struct RandomLoad {
  std::array<double, k_flows> demand{};                                // a day
  std::array<std::array<double, k_stations>, k_flows> minutes_each{};  // 0: not visited

  explicit RandomLoad(std::mt19937& random) {
    for (std::size_t flow = 0; flow < k_flows; ++flow) {
      demand[flow] = 24.0 * static_cast<double>(1 + random() % 20);
      for (double& service : minutes_each[flow])
        service = random() % 3 == 0 ? 0.0 : static_cast<double>(1 + random() % 12);
      if (minutes_each[flow] == std::array<double, k_stations>{}) minutes_each[flow][0] = 5.0;
    }
  }

  [[nodiscard]] Plan plan() const {
    Plan made = empty_plan();
    for (std::size_t station = 0; station < k_stations; ++station)
      made.stations["s" + std::to_string(station)] = test::station(constant(minutes(1)));
    for (std::size_t flow = 0; flow < k_flows; ++flow) {
      const std::string name = "f" + std::to_string(flow);
      Route steps;
      for (std::size_t station = 0; station < k_stations; ++station) {
        if (minutes_each[flow][station] == 0.0) continue;
        const std::string stage = "s" + std::to_string(station);
        steps.push_back(visit(stage));
        made.stations[stage].service.by_name[name] =
            constant(minutes(static_cast<std::int64_t>(minutes_each[flow][station])));
      }
      made.flows[name] = flow_through(demand[flow] / 24.0, steps);
    }
    return made;
  }

  /// Trucks a day that the stations can serve when flows are served whole, in this order.
  [[nodiscard]] double served(const std::array<std::size_t, k_flows>& order) const {
    std::array<double, k_stations> left{};
    left.fill(1440.0);
    double sum = 0.0;
    for (const std::size_t flow : order) {
      double most = demand[flow];
      for (std::size_t station = 0; station < k_stations; ++station)
        if (minutes_each[flow][station] > 0.0)
          most = std::min(most, left[station] / minutes_each[flow][station]);
      for (std::size_t station = 0; station < k_stations; ++station)
        left[station] -= most * minutes_each[flow][station];
      sum += most;
    }
    return sum;
  }

  [[nodiscard]] double best_served() const {
    std::array<std::size_t, k_flows> order{0, 1, 2};
    double best = 0.0;
    do best = std::max(best, served(order));
    while (std::next_permutation(order.begin(), order.end()));
    return best;
  }
};

}  // namespace

// What can be served in some order is a lower bound on the most that can be served. The bound must
// never lie below it; that it is reached in most trials shows that it is not merely large.
TEST_CASE("the bound is never below what can be served, and mostly equal to it") {
  std::mt19937 random(20230112);
  int reached = 0;
  constexpr int k_trials = 300;
  for (int trial = 0; trial < k_trials; ++trial) {
    const RandomLoad load(random);
    const double bound = capacity_bound(load.plan()).trucks_per_day;
    const double best = load.best_served();
    CHECK(bound >= best * (1.0 - 1e-9));
    if (bound <= best * (1.0 + 1e-9)) ++reached;
  }
  CHECK(reached > k_trials / 2);
}

namespace {

/// More demand than capacity, for ten days.
Plan flooded() {
  Plan plan = empty_plan();
  plan.stations["papers"] = station(constant(minutes(5)));
  plan.stations["scan"] = station(constant(minutes(10)));
  plan.flows["trucks"] = flow_through(20.0, route({"papers", "scan"}));
  return plan;
}

double share_of_bound_cleared(const Plan& plan) {
  const Kept kept = run(plan);
  const auto cleared =
      std::ranges::count(kept.journeys, JourneyOutcome::cleared, &Journey::outcome);
  return static_cast<double>(cleared) / (10.0 * capacity_bound(plan).trucks_per_day);
}

}  // namespace

TEST_CASE("a run with more demand than capacity clears what the bound says") {
  const double share = share_of_bound_cleared(flooded());
  CHECK(share <= 1.0);
  CHECK(share > 0.99);
}

TEST_CASE("the bound knows the pace of stations, by their servers and by the hour") {
  Plan plan = flooded();
  plan.stations["scan"].pace = Factor{0.8};
  CHECK(capacity_bound(plan).trucks_per_day == Approx(144.0 * 0.8));
  // Two of them a third of the time, which then are as fast as one.
  plan.stations["scan"].servers.push_back({.count = count(1), .hours = daily({{0, 480}})});
  plan.stations["scan"].productivity =
      Productivity{.by_open = {{.servers = count(2), .pace = Factor{0.5}}},
                   .by_hour = {{.hours = daily({{720, 1440}}), .pace = Factor{0.7}}}};
  CHECK(capacity_bound(plan).trucks_per_day == Approx(144.0 * 0.8 * (0.5 + 0.5 * 0.7)));
  const double share = share_of_bound_cleared(plan);
  CHECK(share <= 1.0 + 2.0 / 1'000.0);  // who starts in a fast hour ends at its pace in a slow one
  CHECK(share > 0.99);
}
