#include "model/detail/marks.hpp"

#include <string>
#include <string_view>
#include <vector>

#include <cuakhau/model/setting.hpp>

#include "support/catch.hpp"
#include "support/routes.hpp"
#include "support/small_plans.hpp"

using namespace cuakhau;
using namespace cuakhau::test;
using namespace cuakhau::model::detail;

namespace {

using Names = std::vector<std::string>;

model::Plan plan_with_checks() {
  model::Plan plan = plan_for(hours(24));
  plan.stations["lane"] = station(constant(minutes(1)));
  plan.checks["platform"].outcomes = {{"declared", {0.6}}, {"by_hand", {0.4}}};
  plan.checks["channel"].outcomes = {{"green", {0.7}}, {"red", {0.3}}};
  return plan;
}

}  // namespace

TEST_CASE("outcomes have bits in the order of their names, if something names them") {
  model::Plan plan = plan_with_checks();
  CHECK(named_outcomes(plan).empty());
  plan.yards["park"].discipline.priority = {"fruit", "red"};
  plan.exchanges["bay"].discipline.priority = {"green"};
  plan.crossings["line"].discipline.priority = {"green"};
  plan.pools["crew"].discipline.priority = {"declared"};
  CHECK(named_outcomes(plan) == Names{"declared", "green", "red"});
  plan.stations["lane"].service.by_name["by_hand"] = constant(hours(5));
  plan.stations["lane"].service.by_name["fruit"] = constant(hours(1));
  CHECK(named_outcomes(plan) == Names{"by_hand", "declared", "green", "red"});
}

TEST_CASE("a measure of one's own names an outcome") {
  model::Plan plan = plan_with_checks();
  plan.measures.own["wait_of_red"].found = "red";
  CHECK(named_outcomes(plan) == Names{"red"});
}

TEST_CASE("what a policy names has its bit before the policy is in force") {
  model::Plan plan = plan_with_checks();
  const model::ServiceLaw by_channel{constant(minutes(1)), {{"red", constant(minutes(9))}}};
  plan.policies = {{.name = "a", .set = {{"stations.lane.service", by_channel}}},
                   {.name = "b", .set = {{"stations.lane.service.declared", model::DurationLaw{}}}},
                   {.name = "c", .set = {{"stations.lane.servers", model::Count{2, false}}}}};
  CHECK(named_outcomes(plan) == Names{"declared", "red"});
  CHECK(named_outcomes(under_policies(plan, {0})) == Names{"declared", "red"});
}

TEST_CASE("the bit of an outcome is its place among those named, and there is none of others") {
  const Names marks{"declared", "green", "red"};
  CHECK(mark_of(marks, "declared") == 1);
  CHECK(mark_of(marks, "red") == 4);
  CHECK(mark_of(marks, "fruit") == 0);
  CHECK(mark_of({}, "red") == 0);
}

TEST_CASE("an outcome is what some check can find, tests and certificates included") {
  model::Plan plan = plan_with_checks();
  CHECK(is_outcome(plan, "red"));
  CHECK_FALSE(is_outcome(plan, "certified"));
  plan.checks["test"].test = model::Test{};
  plan.checks["test"].certificate = model::Certificate{};
  CHECK(is_outcome(plan, "positive"));
  CHECK(is_outcome(plan, "certified"));
}

TEST_CASE("the first name on the list that fits a truck is its level, commodity or outcome") {
  // priority(red, fruit, green): fruit is commodity 0, starch is 1.
  const Priority priority{{1, 3}, {{.mark = 4, .level = 0}, {.mark = 2, .level = 2}}};
  const model::CommodityId fruit{0U};
  const model::CommodityId starch{1U};
  CHECK(priority.level_of(starch, 0) == 3);
  CHECK(priority.level_of(starch, 1) == 3);
  CHECK(priority.level_of(starch, 2) == 2);
  CHECK(priority.level_of(starch, 6) == 0);
  CHECK(priority.level_of(fruit, 0) == 1);
  CHECK(priority.level_of(fruit, 2) == 1);
  CHECK(priority.level_of(fruit, 4) == 0);
}

namespace {

/// The check finds the one thing or the other for certain: "declared" or "by_hand".
model::Check finds(const char* outcome) {
  model::Check check;
  for (const char* word : {"declared", "by_hand"})
    check.outcomes[word] = {std::string_view{word} == outcome ? 1.0 : 0.0};
  return check;
}

/// Three trucks "late" at 0, 1 and 2 and two trucks "registered" at 3 and 4 to a lane that takes
/// ten minutes a truck, each flow through the check of its name.
model::Plan two_kinds() {
  model::Plan plan = plan_for(hours(4));
  plan.stations["lane"] = station(constant(minutes(10)));
  plan.stations["lane"].discipline.priority = {"declared"};
  plan.checks["of_late"] = finds("by_hand");
  plan.checks["of_registered"] = finds("declared");
  plan.flows["late"].arrivals.at = at_minutes({0, 1, 2});
  plan.flows["late"].route = {check_step("of_late"), visit("lane")};
  plan.flows["registered"].arrivals.at = at_minutes({3, 4});
  plan.flows["registered"].route = {check_step("of_registered"), visit("lane")};
  return plan;
}

const Minutes k_registered_first{0, 30, 40, 10, 20};  // the trucks of "late", then "registered"
const Minutes k_in_order{0, 10, 20, 30, 40};

}  // namespace

TEST_CASE("a station takes first whom a check has found what its discipline names") {
  model::Plan plan = two_kinds();
  CHECK(run(plan).starts("lane") == k_registered_first);
  plan.stations["lane"].discipline.priority = {"by_hand"};
  CHECK(run(plan).starts("lane") == k_in_order);
  plan.stations["lane"].discipline = {};
  CHECK(run(plan).starts("lane") == k_in_order);
}

TEST_CASE("a queue outside, a yard, a lane, a turn and a pool take them first as well") {
  model::Plan plan = two_kinds();
  plan.stations["lane"].queue = count(0);
  CHECK(run(plan).starts("lane") == k_registered_first);

  plan = two_kinds();
  plan.stations["lane"].discipline = {};
  plan.stations["lane"].queue = count(0);
  plan.yards["yard"].places = count(1);
  plan.yards["yard"].discipline.priority = {"declared"};
  for (auto& [name, flow] : plan.flows) flow.route.insert(flow.route.end() - 1, visit("yard"));
  // The second of the late ones is in the yard before the registered come.
  CHECK(run(plan).starts("lane") == Minutes{0, 10, 40, 20, 30});
  plan.yards["yard"].discipline = {};
  CHECK(run(plan).starts("lane") == k_in_order);

  plan = two_kinds();
  plan.crossings["line"].lanes.export_ = count(1);
  plan.crossings["line"].headway = constant(minutes(10));
  plan.crossings["line"].discipline.priority = {"declared"};
  for (auto& [name, flow] : plan.flows) flow.route.back() = visit("line");
  CHECK(run(plan).starts("line") == k_registered_first);

  plan = two_kinds();
  plan.exchanges["bay"].turn.export_ = {count(1), count(1)};
  plan.exchanges["bay"].service = constant(minutes(10));
  plan.exchanges["bay"].discipline.priority = {"declared"};
  for (auto& [name, flow] : plan.flows) flow.route.back() = visit("bay");
  CHECK(run(plan).starts("bay") == k_registered_first);

  plan = two_kinds();
  plan.stations["lane"].discipline = {};
  plan.pools["passes"].members = {{.count = count(1), .hours = {}}};
  plan.pools["passes"].discipline.priority = {"declared"};
  for (auto& [name, flow] : plan.flows) {
    flow.route.insert(flow.route.begin() + 1, seize_step("passes"));
    flow.route.push_back(release_step("passes"));
  }
  CHECK(run(plan).starts("lane") == k_registered_first);
}

TEST_CASE("the last check that can find an outcome says whether it fits") {
  model::Plan plan = two_kinds();
  // Looked at again, the registered are not, and the late are.
  plan.flows["late"].route.insert(plan.flows["late"].route.begin() + 1,
                                  check_step("of_registered"));
  plan.flows["registered"].route.insert(plan.flows["registered"].route.begin() + 1,
                                        check_step("of_late"));
  CHECK(run(plan).starts("lane") == k_in_order);
  plan.stations["lane"].discipline.priority = {"by_hand"};
  CHECK(run(plan).starts("lane") == k_registered_first);
  // A check that can find neither changes nothing.
  plan = two_kinds();
  plan.checks["channel"].outcomes = {{"green", {0.5}}, {"red", {0.5}}};
  plan.stations["lane"].discipline.priority = {"declared", "red", "green"};
  for (auto& [name, flow] : plan.flows)
    flow.route.insert(flow.route.begin() + 1, check_step("channel"));
  const Kept kept = run(plan);
  CHECK(kept.starts("lane")[3] == 10);
  CHECK(kept.starts("lane")[4] == 20);
}

TEST_CASE("a truck knows what its arms have found out when they have joined") {
  model::Plan plan = two_kinds();
  plan.stations["papers"] = station(constant(Duration{0}), 9);
  for (auto& [name, flow] : plan.flows)
    flow.route.front() = parallel_step({{flow.route.front()}, {visit("papers")}});
  CHECK(run(plan).starts("lane") == k_registered_first);
  // An arm knows what the truck knew before, and not what the others find out.
  plan = two_kinds();
  for (auto& [name, flow] : plan.flows)
    flow.route = {flow.route.front(), parallel_step({{visit("lane")}, {check_step("of_late")}})};
  CHECK(run(plan).starts("lane") == k_registered_first);
  for (auto& [name, flow] : plan.flows)
    flow.route = {parallel_step({{visit("lane")}, {check_step("of_" + name)}})};
  CHECK(run(plan).starts("lane") == k_in_order);
}

TEST_CASE("records have what checks have found about the truck") {
  model::Plan plan = two_kinds();
  plan.measures.own["late"].found = "by_hand";
  const Kept kept = run(plan);
  // By name: 1 is "by_hand", 2 is "declared".
  for (const model::Visit& visit : kept.visits)
    CHECK(visit.marks == (visit.truck.flow == model::FlowId{0U} ? 1 : 2));
  for (const model::Journey& journey : kept.journeys)
    CHECK(journey.marks == (journey.truck.flow == model::FlowId{0U} ? 1 : 2));
}

TEST_CASE("a certificate is an outcome that a discipline can name") {
  model::Plan plan = two_kinds();
  plan.checks["of_registered"] = {};
  plan.checks["of_registered"].test = model::Test{};
  plan.checks["of_registered"].certificate = model::Certificate{
      .carried = {1.0}, .taken_before = constant(hours(1)), .valid_for = hours(48)};
  plan.stations["lane"].discipline.priority = {"certified"};
  CHECK(run(plan).starts("lane") == k_registered_first);
  plan.checks["of_registered"].certificate->carried = {0.0};
  CHECK(run(plan).starts("lane") == k_in_order);
  plan.stations["lane"].discipline.priority = {"negative"};
  CHECK(run(plan).starts("lane") == k_registered_first);
}
