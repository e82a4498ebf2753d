#include "model/detail/closures.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include <cuakhau/model/measure.hpp>

#include "support/catch.hpp"
#include "support/small_plans.hpp"

using namespace cuakhau;
using namespace cuakhau::model;
using namespace cuakhau::test;

namespace {

// Two crossings of one gate, open from 6 to 18 every day, for four days.
Plan two_crossings() {
  Plan plan = plan_for(4 * k_day);
  plan.gates["gate"].hours.home = daily({{360, 1080}});
  for (const char* name : {"left", "right"}) {
    Crossing& line = plan.crossings[name];
    line.gate = {{.gate = "gate", .from = {}}};
    line.lanes.export_ = count(1);
    line.headway = constant(minutes(1));
    line.travel = constant(minutes(1));
  }
  plan.flows["trucks"].arrivals.at = at_minutes({400});
  plan.flows["trucks"].route = route({"left", "right"});
  return plan;
}

Policy closing(const char* what, std::int64_t from_hour, std::int64_t until_hour) {
  return {.name = what,
          .from = Moment::after(hours(from_hour)),
          .until = Moment::after(hours(until_hour)),
          .set = {{what, false}}};
}

double closure(const Plan& plan, const char* where) {
  const Network network(plan);
  MeasureCollector collector(network);
  const std::array<RecordObserver*, 1> observers{&collector};
  (void)run_replication(network, {}, observers);
  const std::vector<CatalogueEntry> entries = catalogue(network).entries;
  const auto found = std::ranges::find_if(entries, [&](const CatalogueEntry& entry) {
    return entry.key.measure == "closure_hours" && entry.key.where == where;
  });
  REQUIRE(found != entries.end());
  return collector.finish().readings[static_cast<std::size_t>(found - entries.begin())].value();
}

}  // namespace

TEST_CASE("without policies nothing is shut but by its own hours") {
  CHECK(closure(two_crossings(), "gate") == 0.0);
  CHECK(closure(two_crossings(), "left") == 0.0);
}

TEST_CASE("a closure counts the hours in which it would have been open") {
  Plan plan = two_crossings();
  plan.policies = {closing("crossings.left.open.neighbour", 12, 42)};
  CHECK(closure(plan, "left") == 6.0 + 12.0);
  CHECK(closure(plan, "right") == 0.0);
  CHECK(closure(plan, "gate") == 0.0);
  plan.policies.push_back(closing("crossings.right.open.home", 36, 37));
  CHECK(closure(plan, "gate") == 1.0);
  plan.policies = {closing("gates.gate.open.home", 0, 30)};
  CHECK(closure(plan, "gate") == 12.0);
  CHECK(closure(plan, "left") == 12.0);
}

TEST_CASE("a closure before the window or beyond the end does not count") {
  Plan plan = two_crossings();
  plan.period.warm_up = k_day;
  plan.policies = {closing("gates.gate.open.home", 0, 31),
                   closing("crossings.left.open.home", 90, 200)};
  CHECK(closure(plan, "gate") == 1.0);
  CHECK(closure(plan, "left") == 1.0);
}
