#include "model/detail/route_variants.hpp"

#include <algorithm>

#include <cuakhau/model/capacity.hpp>

#include "support/catch.hpp"
#include "support/routes.hpp"
#include "support/small_plans.hpp"

using namespace cuakhau;
using namespace cuakhau::test;
using model::detail::RouteVariant;
using model::detail::variants_of;

namespace {

/// 10 trucks an hour choose between two lanes of 4 and 5 an hour, or go elsewhere.
model::Plan three_ways(model::ChoiceBy by) {
  model::Plan plan = plan_for(hours(24 * 30));
  plan.stations["slow"] = station(constant(minutes(15)));
  plan.stations["quick"] = station(constant(minutes(12)));
  plan.choices["gate"].by = by;
  plan.choices["gate"].ways = {{"elsewhere", {}}, {"quick", {}}, {"slow", {}}};
  plan.flows["trucks"].arrivals.poisson = model::PerHour{10.0};
  plan.flows["trucks"].route = {choose_way_step("gate", {{"elsewhere", route({"diverted"})},
                                                         {"quick", route({"quick"})},
                                                         {"slow", route({"slow"})}})};
  return plan;
}

std::vector<RouteVariant> variants(const model::Plan& plan) {
  return variants_of(model::detail::route_graph(plan, plan.flows.begin()->second, {}));
}

}  // namespace

TEST_CASE("each way of a choice by what drivers see is a variant") {
  const std::vector<RouteVariant> found = variants(three_ways(model::ChoiceBy::cost));
  REQUIRE(found.size() == 3);
  CHECK(std::ranges::count(found, true, &RouteVariant::is_diverted) == 1);
}

TEST_CASE("shares are known, so that they make no variants") {
  model::Plan plan = three_ways(model::ChoiceBy::shares);
  for (auto& [name, way] : plan.choices["gate"].ways) way.share = model::Probability{1.0 / 3.0};
  CHECK(variants(plan).size() == 1);
}

TEST_CASE("too many variants to tell apart are one") {
  model::Plan plan = three_ways(model::ChoiceBy::cost);
  model::Route& route = plan.flows["trucks"].route;
  route.front().ways.clear();
  for (int i = 0; i < 6; ++i) route.push_back(route.front());
  CHECK(variants(plan).size() == 1);
  route.resize(2);
  CHECK(variants(plan).size() == 9);
}

// Exact: the lanes' rates, whatever the shares.
TEST_CASE("the capacity of a choice is that of the ways that clear, together") {
  const auto bound = capacity_bound(three_ways(model::ChoiceBy::cost));
  CHECK(bound.demand_per_day == Approx(240.0));
  CHECK(bound.trucks_per_day == Approx(9.0 * 24.0));
  CHECK(bound.bottleneck.size() == 2);
}
