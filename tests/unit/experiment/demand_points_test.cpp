#include "experiment/detail/demand_points.hpp"

#include <cuakhau/experiment/measure_lookup.hpp>

#include "support/catch.hpp"
#include "support/one_lane.hpp"

namespace cuakhau::experiment::detail {
namespace {

CapacityRequest waits_up_to(double minutes) {
  CapacityRequest request{.replications = 4};
  request.goals = {{.measure = measure_of_all("wait"), .at_most = minutes}};
  request.flows = {"trucks"};
  return request;
}

TEST_CASE("multiples of a grid are as far apart as the tolerance and end where the range does") {
  auto request = waits_up_to(1.0);
  request.lowest = 0.3;
  request.highest = 2.5;
  request.tolerance = 0.02;
  const DemandGrid grid{request};
  CHECK(grid.multiple(grid.range().first) == 0.3);
  CHECK(grid.multiple(grid.range().last) == 2.5);
  CHECK(grid.multiple(0) == 1.0);
  CHECK(grid.multiple(1) == Approx(1.02));
  CHECK(grid.multiple(-2) == Approx(1.0 / (1.02 * 1.02)));
  CHECK(grid.steps(1.02 * 1.02) == 2);
  CHECK(grid.steps(0.5) == -35);
}

TEST_CASE("a point asked for more replications runs those missing alone") {
  const auto plan = test::one_lane(240, 24);
  const auto request = waits_up_to(15.0);
  DemandPoints grown{plan, request, {}};
  const auto few = grown.at(0, 2);
  CHECK(few.replications == 2);
  const auto more = grown.at(0, 5);
  CHECK(more.replications == 5);
  CHECK(more.goals[0].estimate.n == 5);
  DemandPoints whole{plan, request, {}};
  CHECK(whole.at(0, 5).goals[0].estimate.value == more.goals[0].estimate.value);
  CHECK(whole.at(0, 2).replications == 5);
  CHECK(whole.all().size() == 1);
  CHECK(whole.plan_at(0) == plan);
}

TEST_CASE("a backlog is what demand does to a border; too many events say nothing of it") {
  auto plan = test::one_lane(240);
  plan.measures.backlog_limit = 20;
  const auto request = waits_up_to(15.0);
  DemandPoints flooded{plan, request, {}};
  const auto last = flooded.grid().range().last;
  const auto& point = flooded.at(last, 4);
  CHECK(point.no_answer.starts_with("replication 0: "));
  CHECK(point.goals.empty());
  CHECK(point.surely_fails());
  CHECK_FALSE(flooded.failure());
  plan.measures.event_limit = {100, false};
  DemandPoints limited{plan, request, {}};
  CHECK_FALSE(limited.at(0, 4).holds());
  REQUIRE(limited.failure());
  CHECK(limited.failure()->kind == RunFailureKind::no_answer);
  CHECK(limited.failure()->message.starts_with("at 1 times the demand, replication 0: "));
  CHECK(limited.at(1, 4).replications == 0);
}

TEST_CASE("with several goals each is told with more confidence") {
  auto request = waits_up_to(15.0);
  request.goals.push_back({.measure = measure_of_all("cleared"), .at_least = 1.0});
  const auto plan = test::one_lane(240);
  DemandPoints points{plan, request, {}};
  for (const auto& goal : points.at(0, 4).goals) CHECK(goal.estimate.confidence == Approx(0.975));
}

}  // namespace
}  // namespace cuakhau::experiment::detail
