#include "model/detail/mean_service.hpp"

#include "support/catch.hpp"
#include "support/routes.hpp"
#include "support/small_plans.hpp"

using namespace cuakhau;
using namespace cuakhau::test;
using namespace cuakhau::model::detail;

namespace {

constexpr double k_minute_ms = 60'000.0;

model::Plan plan_with_counter() {
  model::Plan plan = plan_for(hours(24));
  plan.stations["counter"] = station(constant(minutes(10)));
  plan.stations["counter"].service.by_name["fruit"] = constant(minutes(20));
  plan.checks["platform"].outcomes = {{"declared", {0.6}}, {"by_hand", {0.4}}};
  plan.flows["trucks"].commodity.shares = {{"fruit", {0.25}}, {"starch", {0.75}}};
  plan.flows["trucks"].route = {check_step("platform"), visit("counter")};
  return plan;
}

double mean_min(const model::Plan& plan) {
  const model::Flow& flow = plan.flows.at("trucks");
  return mean_service(plan.stations.at("counter").service, "trucks", flow,
                      found_at(plan, flow, "counter")) /
         k_minute_ms;
}

}  // namespace

TEST_CASE("a mean service is that over what the trucks carry") {
  model::Plan plan = plan_with_counter();
  CHECK(found_at(plan, plan.flows["trucks"], "counter").empty());
  CHECK(mean_min(plan) == Approx(0.25 * 20 + 0.75 * 10));
  plan.flows["trucks"].commodity.shares.clear();
  CHECK(mean_min(plan) == Approx(10));
}

TEST_CASE("what a check has found goes before what is carried, by the odds of the check") {
  model::Plan plan = plan_with_counter();
  plan.stations["counter"].service.by_name["declared"] = constant(minutes(3));
  CHECK(mean_min(plan) == Approx(0.6 * 3 + 0.4 * (0.25 * 20 + 0.75 * 10)));
  plan.stations["counter"].service.by_name["by_hand"] = constant(minutes(300));
  CHECK(mean_min(plan) == Approx(0.6 * 3 + 0.4 * 300));
}

TEST_CASE("visits before the check count as visits of trucks that nothing is known of") {
  model::Plan plan = plan_with_counter();
  plan.stations["counter"].service.by_name["declared"] = constant(minutes(3));
  plan.flows["trucks"].route = {visit("counter"), check_step("platform"), visit("counter")};
  CHECK(found_at(plan, plan.flows["trucks"], "counter") == FoundShares{{"declared", 0.3}});
}

TEST_CASE("of trucks that never come, or go round without end, nothing is known") {
  model::Plan plan = plan_with_counter();
  plan.stations["counter"].service.by_name["declared"] = constant(minutes(3));
  plan.stations["lane"] = station(constant(minutes(1)));
  plan.flows["trucks"].route = {check_step("platform"), visit("lane")};
  CHECK(found_at(plan, plan.flows["trucks"], "counter").empty());
  plan.flows["trucks"].route = {visit("counter"), check_step("platform"), jump_step("counter")};
  CHECK(found_at(plan, plan.flows["trucks"], "counter").empty());
}
