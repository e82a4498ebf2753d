#include "model/detail/branches.hpp"

#include "support/catch.hpp"
#include "support/small_plans.hpp"

using namespace cuakhau;
using namespace cuakhau::test;

TEST_CASE("draws of a branch send trucks by its shares, and loops come back") {
  model::Plan plan = plan_for(hours(20'000));
  plan.stations["check"] = station(constant(minutes(1)));
  model::Step branch;
  branch.branch.resize(2);
  branch.branch[0].share = {0.25};
  branch.branch[0].route.resize(1);
  branch.branch[0].route[0].go_to = "check";
  branch.branch[1].share = {0.75};
  model::Flow& flow = plan.flows["trucks"];
  flow.arrivals.poisson = model::PerHour{1.0};
  flow.route = {visit("check"), branch};
  const Kept kept = run(plan);
  const auto visits = static_cast<double>(kept.at("check").size());
  const auto trucks = static_cast<double>(kept.journeys.size());
  // Visits a truck are geometric with mean 4/3, variance 4/9: standard error (4/9/20000)^0.5 =
  // 0.0047; alpha 6e-5.
  CHECK(visits / trucks == Approx(4.0 / 3.0).margin(4 * 0.0047));
  CHECK_FALSE(visits / trucks == Approx(1.03 * 4.0 / 3.0).margin(4 * 0.0047));
}

TEST_CASE("the shortest of several stages counts all queues of a station") {
  model::Plan plan = plan_for(hours(2));
  plan.stations["many"] = station(constant(minutes(60)), 2);
  plan.stations["many"].queueing = model::Queueing::per_server;
  plan.stations["one"] = station(constant(minutes(60)));
  model::Step choice;
  choice.choose = {"many", "one"};
  plan.flows["trucks"].arrivals.at = at_minutes({0, 1, 2, 3});
  plan.flows["trucks"].route = {choice};
  const Kept kept = run(plan);
  // To `many`, to `one`, to `many`, then there are two at `many` and one at `one`.
  CHECK(kept.at("many").size() == 2);
  CHECK(kept.at("one").size() == 2);
}

TEST_CASE("a choice in turn sends the first truck to the first stage, the next to the next") {
  model::Plan plan = plan_for(hours(2));
  plan.stations["left"] = station(constant(minutes(1)));
  plan.stations["right"] = station(constant(minutes(1)));
  model::Step choice;
  choice.choose = {"left", "right"};
  choice.rule = model::ChooseRule::round_robin;
  plan.flows["trucks"].arrivals.at = at_minutes({0, 10, 20});
  plan.flows["trucks"].route = {choice};
  const Kept kept = run(plan);
  REQUIRE(kept.at("left").size() == 2);
  REQUIRE(kept.at("right").size() == 1);
  CHECK(kept.at("left")[0].truck.number == 0);
  CHECK(kept.at("right")[0].truck.number == 1);
  CHECK(kept.at("left")[1].truck.number == 2);
}
