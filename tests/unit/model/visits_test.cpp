#include <cuakhau/model/visits.hpp>

#include "support/catch.hpp"
#include "support/routes.hpp"
#include "support/small_plans.hpp"
#include "support/sound_plan.hpp"

using namespace cuakhau;
using namespace cuakhau::model;
using namespace cuakhau::test;

namespace {

std::map<VisitPlace, double> visits_of(Route steps) {
  const Plan plan = sound_plan();
  Flow flow = plan.flows.at("trucks");
  flow.route = std::move(steps);
  return visits_per_truck(plan, flow);
}

double visits_to(const std::map<VisitPlace, double>& visits, const std::string& stage) {
  const auto found = visits.find({stage, Direction::export_});
  return found == visits.end() ? 0.0 : found->second;
}

}  // namespace

TEST_CASE("a handover crosses the line both ways, empties against their flow") {
  Plan plan = sound_plan();
  plan.handovers["direct"].returning.value = 0.5;
  const auto visits = visits_per_truck(plan, plan.flows["trucks"]);
  CHECK(visits == std::map<VisitPlace, double>{{{"park", Direction::export_}, 1.0},
                                               {{"customs", Direction::export_}, 1.0},
                                               {{"line", Direction::export_}, 1.0},
                                               {{"line", Direction::import_}, 0.5},
                                               {{"shed", Direction::export_}, 1.0}});
  plan.flows["trucks"].direction = Direction::import_;
  CHECK(visits_per_truck(plan, plan.flows["trucks"]).at({"line", Direction::export_}) == 0.5);
}

TEST_CASE("shares of a branch carry through to what comes behind") {
  const auto visits = visits_of(
      {branch_step({Arm{"", {0.2}, route({"customs", "leave"})}, Arm{"", {0.8}, route({"park"})}}),
       visit("shed")});
  CHECK(visits_to(visits, "customs") == Approx(0.2));
  CHECK(visits_to(visits, "park") == Approx(0.8));
  CHECK(visits_to(visits, "shed") == Approx(0.8));
}

TEST_CASE("a round that a third of the trucks repeat is made one and a half times") {
  const auto visits = visits_of(
      {visit("park"), visit("customs"),
       branch_step({Arm{"", {1.0 / 3.0}, {jump_step("customs")}}, Arm{"", {2.0 / 3.0}, {}}}),
       visit("shed")});
  CHECK(visits_to(visits, "park") == Approx(1.0));
  CHECK(visits_to(visits, "customs") == Approx(1.5));
  CHECK(visits_to(visits, "shed") == Approx(1.0));
}

// Jackson, two nodes: customs is repeated with p = 0.25, then shed sends 0.4 back to customs.
// customs = 1 + 0.25 customs + 0.4 shed, shed = 0.75 customs: customs = 1 / 0.45.
TEST_CASE("rounds within rounds solve the traffic equations") {
  const auto visits = visits_of(
      {visit("customs"),
       branch_step({Arm{"", {0.25}, {jump_step("customs")}}, Arm{"", {0.75}, {}}}), visit("shed"),
       branch_step({Arm{"", {0.4}, {jump_step("customs")}}, Arm{"", {0.6}, {}}})});
  CHECK(visits_to(visits, "customs") == Approx(1.0 / 0.45).epsilon(1e-12));
  CHECK(visits_to(visits, "shed") == Approx(0.75 / 0.45).epsilon(1e-12));
}

TEST_CASE("a jump may lead into a branch and forward") {
  const auto visits = visits_of(
      {branch_step({Arm{"", {0.5}, {jump_step("shed")}}, Arm{"", {0.5}, {}}}), visit("park"),
       branch_step({Arm{"", {0.1}, route({"shed"})}, Arm{"", {0.9}, route({"customs"})}})});
  CHECK(visits_to(visits, "park") == Approx(0.5));
  CHECK(visits_to(visits, "shed") == Approx(0.55));
  CHECK(visits_to(visits, "customs") == Approx(0.45));
}

TEST_CASE("every parallel arm is visited, and the truck goes on once") {
  const auto visits = visits_of(
      {parallel_step({route({"customs"}),
                      {branch_step({Arm{"", {0.3}, route({"shed"})}, Arm{"", {0.7}, {}}})}}),
       visit("park")});
  CHECK(visits_to(visits, "customs") == Approx(1.0));
  CHECK(visits_to(visits, "shed") == Approx(0.3));
  CHECK(visits_to(visits, "park") == Approx(1.0));
}

TEST_CASE("a choice counts evenly") {
  const auto visits = visits_of({choose_step({"customs", "shed"})});
  CHECK(visits_to(visits, "customs") == 0.5);
  CHECK(visits_to(visits, "shed") == 0.5);
}

TEST_CASE("a flow that goes round for ever has no mean visits") {
  CHECK(visits_of({visit("customs"), jump_step("customs")}).empty());
  CHECK(visits_of({branch_step(
                       {Arm{"", {0.01}, {visit("shed"), jump_step("shed")}}, Arm{"", {0.99}, {}}}),
                   visit("park")})
            .empty());
}

TEST_CASE("a loop that nobody enters is as good as absent") {
  const auto visits = visits_of(
      {branch_step({Arm{"", {0.0}, {visit("shed"), jump_step("shed")}}, Arm{"", {1.0}, {}}}),
       visit("park")});
  CHECK(visits == std::map<VisitPlace, double>{{{"park", Direction::export_}, 1.0}});
}
