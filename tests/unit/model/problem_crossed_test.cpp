#include "support/catch.hpp"
#include "support/routes.hpp"
#include "support/small_plans.hpp"
#include "support/sound_plan.hpp"

using namespace cuakhau;
using namespace cuakhau::model;
using namespace cuakhau::test;

namespace {

/// Trucks that leave the queue before the line after an hour, and what they do then.
Plan late_trucks(Route late) {
  Plan plan = plan_over_line(hours(100));
  const std::string line = plan.crossings.begin()->first;
  plan.stations["booth"] = station(constant(minutes(1)));
  Flow& flow = plan.flows.begin()->second;
  flow.route = route({"booth", line.c_str()});
  flow.route.front().limit = constant(minutes(60));
  flow.route.front().late = std::move(late);
  return plan;
}

}  // namespace

TEST_CASE("who crosses and leaves uncleared counts as turned back: a warning") {
  const Plan plan = plan_over_line(hours(100));
  const std::string line = plan.crossings.begin()->first;
  const std::string flow = plan.flows.begin()->first;
  CHECK(problem_texts(plan) == Texts{});
  CHECK(problem_texts(late_trucks(route({"leave"}))) == Texts{});
  CHECK(problem_texts(late_trucks(route({line.c_str(), "leave"}))) ==
        Texts{"warning: flows." + flow + ".route: on one of its ways trucks cross \"" + line +
              "\" and are never cleared: they count as turned back"});
  CHECK(problem_texts(late_trucks(route({line.c_str(), "diverted"}))) == Texts{});
}

TEST_CASE("with `cleared` behind the line on each way nothing is said") {
  Plan plan = plan_over_line(hours(100));
  const std::string line = plan.crossings.begin()->first;
  plan = late_trucks(route({line.c_str(), "cleared", "leave"}));
  // Whoever is in time is no longer cleared by the end of the route alone.
  CHECK(problem_texts(plan).size() == 1);
  plan.flows.begin()->second.route.push_back(visit("cleared"));
  CHECK(problem_texts(plan) == Texts{});
}

TEST_CASE("who is turned back beyond the line, where others are cleared, is meant to be") {
  Plan plan = plan_over_line(hours(100));
  plan.checks["sample"].outcomes = {{"clean", {0.9}}, {"contaminated", {0.1}}};
  Step sample = check_step("sample");
  sample.ways["contaminated"] = route({"leave"});
  plan.flows.begin()->second.route.push_back(sample);
  CHECK(problem_texts(plan) == Texts{});
}
