#include "experiment/detail/stage_reliefs.hpp"

#include <cuakhau/experiment/measure_lookup.hpp>

#include "support/catch.hpp"
#include "support/one_lane.hpp"

namespace cuakhau::experiment::detail {
namespace {

/// The lane, with utilisation 0.75, and behind it another of so many minutes a truck.
model::Plan two_lanes(double minutes) {
  auto plan = test::one_lane(480, 24);
  model::Station second;
  second.service.otherwise.law = kernel::Distribution{kernel::Exponential{minutes * 60'000.0}};
  plan.stations["second"] = second;
  plan.flows["trucks"].route.push_back({});
  plan.flows["trucks"].route.back().visit = "second";
  return plan;
}

const ServiceGoal k_short_waits{.measure = measure_of_all("wait"), .at_most = 60.0};

std::vector<StageRelief> reliefs(const model::Plan& plan, const ServiceGoal& goal) {
  CapacityRequest request{.replications = 8};
  request.goals = {goal};
  return stage_reliefs(plan, goal, request, {});
}

TEST_CASE("the slower of two lanes is what limits") {
  const auto found = reliefs(two_lanes(3.0), k_short_waits);
  REQUIRE(found.size() == 2);
  CHECK(found[0].stage == "lane");
  CHECK(found[0].helps);
  CHECK(found[0].effect->value < -5.0);
  CHECK(found[0].in_use == Approx(75.0).margin(3.0));
  CHECK(found[1].in_use == Approx(45.0).margin(3.0));
  CHECK(reliefs(two_lanes(6.0), k_short_waits)[0].stage == "second");
}

TEST_CASE("a goal that nothing relieves has no stage that helps") {
  const ServiceGoal travel{.measure = measure_of_all("arrived"), .at_least = 300.0};
  for (const auto& one : reliefs(two_lanes(3.0), travel)) CHECK_FALSE(one.helps);
}

TEST_CASE("where a yard is full and the lane before it waits, the yard limits") {
  // Trucks leave the yard when the second lane takes them: its one place blocks the first lane.
  auto plan = two_lanes(5.0);
  plan.yards["yard"].places = {1, false};
  plan.flows["trucks"].route.insert(plan.flows["trucks"].route.begin() + 1, model::Step{});
  plan.flows["trucks"].route[1].visit = "yard";
  plan.stations["second"].queue = {0, false};
  const auto found = reliefs(plan, k_short_waits);
  REQUIRE(found.size() == 3);
  CHECK(found[0].effect->value < 0.0);
  CHECK(std::ranges::find(found, "yard", &StageRelief::stage) != found.end());
}

TEST_CASE("a plan without an answer tells nothing") {
  CHECK(reliefs(test::flooded_lane(), k_short_waits).empty());
}

}  // namespace
}  // namespace cuakhau::experiment::detail
