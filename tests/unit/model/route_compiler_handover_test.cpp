// Companies of drivers in compiled routes. What other methods compile to is told in
// route_compiler_test.cpp.

#include <algorithm>
#include <vector>

#include "model/detail/tables.hpp"
#include "support/catch.hpp"
#include "support/small_plans.hpp"

using namespace cuakhau;
using namespace cuakhau::test;
using model::detail::Op;
using model::detail::OpKind;

namespace {

model::Plan plan_with_companies() {
  model::Plan plan = plan_for(hours(24));
  for (const char* name : {"a", "b", "c"}) plan.pools[name] = {};
  model::Crossing& line = plan.crossings["line"];
  line.lanes = {.export_ = count(1), .import_ = count(1)};
  line.headway = line.travel = constant(minutes(1));
  model::Handover& over = plan.handovers["over"];
  over.method = model::HandoverMethod::dedicated_driver;
  over.crossing = "line";
  over.companies = {{.pool = "b"}, {.pool = "a", .commodities = {"fruit"}}, {.pool = "c"}};
  for (const char* name : {"fruit", "starch"}) plan.flows[name].route = route({"over"});
  return plan;
}

std::vector<Op> all_of(const model::Network& network, OpKind kind) {
  std::vector<Op> found;
  std::ranges::copy_if(network.tables().ops, std::back_inserter(found),
                       [&](const Op& op) { return op.kind == kind; });
  return found;
}

std::vector<std::string> pools(const model::Network& network, const Op& hire) {
  std::vector<std::string> names;
  for (const auto target : hire.targets)
    names.push_back(network.stages()[network.tables().ops[target].stage.index()].name);
  return names;
}

}  // namespace

TEST_CASE("a hire seizes a member of one of the companies that take the load, in their order") {
  const model::Network network(plan_with_companies());
  const std::vector<Op> hires = all_of(network, OpKind::hire);
  REQUIRE(hires.size() == 2);
  CHECK(pools(network, hires[0]) == std::vector<std::string>{"b", "a", "c"});
  CHECK(pools(network, hires[1]) == std::vector<std::string>{"b", "c"});
  for (const Op& hire : hires)
    for (const auto target : hire.targets) CHECK(network.tables().ops[target].next == hire.next);
  // They turn to the same company first, and wait for others: in lines of their own.
  CHECK(hires[0].stage == hires[1].stage);
  CHECK(hires[0].line != hires[1].line);
  CHECK(all_of(network, OpKind::by_load).empty());
}

TEST_CASE("each company's member is given back by a step of its own") {
  const model::Network network(plan_with_companies());
  for (const Op& release : all_of(network, OpKind::release)) CHECK(release.is_one_of_several);
}

TEST_CASE("trucks of one flow part by what they carry, those with the same companies do not") {
  model::Plan plan = plan_with_companies();
  plan.flows.erase("starch");
  plan.flows["fruit"].commodity.shares = {{"fruit", {0.5}}, {"rice", {0.2}}, {"starch", {0.3}}};
  const model::Network network(plan);
  const std::vector<Op> loads = all_of(network, OpKind::by_load);
  REQUIRE(loads.size() == 1);
  REQUIRE(loads[0].targets.size() == 3);
  CHECK(loads[0].targets[0] != loads[0].targets[1]);
  CHECK(loads[0].targets[1] == loads[0].targets[2]);
  plan.handovers["over"].companies[1].commodities.clear();
  CHECK(all_of(model::Network(plan), OpKind::by_load).empty());
}
