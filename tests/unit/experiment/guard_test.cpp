#include "experiment/detail/guard.hpp"

#include <algorithm>

#include "unit/experiment/recorded_lane.hpp"

namespace cuakhau::experiment::detail {
namespace {

using test_baselines::recorded;
using test_baselines::renamed_lane;

/// Runs what it wishes and looks, once; p values are adjusted by nothing.
void look_once(Guard& guard, GrowingRuns& runs) {
  std::vector<GrowingRuns::Wish> wishes;
  guard.add_wishes(wishes);
  REQUIRE_FALSE(runs.grow(wishes, 2, {}));
  guard.look();
  std::vector<AdjustedP> same;
  for (const double p : guard.p_values()) same.push_back({p, 1.0});
  guard.judge(same);
}

TEST_CASE("the same plan is decided at the first look, without statistics") {
  const auto plan = test::one_lane(48);
  const Guarded guarded{"lane", &plan, recorded(plan, 4), plan};
  GrowingRuns runs;
  Guard guard{guarded, plan, runs, {.at_most = 32}};
  look_once(guard, runs);
  CHECK_FALSE(guard.is_open());
  const auto result = guard.finish(2);
  CHECK(result.is_identical());
  CHECK(result.shifts[0].interval == Interval{0.0, 0.0});
  CHECK(result.replications == 4);
  CHECK(result.changed_paths == 0);
}

TEST_CASE("where the scenario changed, the plan of the baseline is run on") {
  const auto old = test::one_lane(48);
  const auto plan = renamed_lane(48);
  const Guarded guarded{"lane", &plan, recorded(old, 4), old};
  GrowingRuns runs;
  Guard guard{guarded, plan, runs, {.at_most = 16}};
  while (guard.is_open()) look_once(guard, runs);
  const auto result = guard.finish(2);
  CHECK(result.changed_paths == 4);
  CHECK(result.extension == Extension::paired);
  CHECK(result.replications == 16);
  const auto& wait = result.shifts[1];
  CHECK(wait.pairs == 16);
  CHECK(wait.before.n == 16);
  REQUIRE(wait.detectable);
  CHECK(*wait.detectable > wait.tolerance);
  CHECK(*wait.power_of_same < 1.0);
}

TEST_CASE("where the program changed, what goes beyond the pairs is compared unpaired") {
  const auto old = test::one_lane(48);
  const auto plan = renamed_lane(48);
  auto baseline = recorded(old, 4);
  baseline.paths[2].low ^= 1U;  // as another program would have it
  const Guarded guarded{"lane", &plan, baseline, old};
  GrowingRuns runs;
  Guard guard{guarded, plan, runs, {.at_most = 16}};
  while (guard.is_open()) look_once(guard, runs);
  const auto result = guard.finish(2);
  CHECK(result.extension == Extension::unpaired);
  for (const auto& shift : result.shifts) {
    CHECK(shift.before.n == 4);
    if (shift.pairs == 0) CHECK(shift.after.n > 4);
  }
}

TEST_CASE("a scenario that gives no answer any more has no verdicts") {
  const auto old = test::one_lane(240);
  const auto plan = test::flooded_lane();
  const Guarded guarded{"lane", &plan, recorded(old, 3), old};
  GrowingRuns runs;
  Guard guard{guarded, plan, runs, {}};
  look_once(guard, runs);
  CHECK_FALSE(guard.is_open());
  const auto result = guard.finish(2);
  CHECK(result.no_answer.starts_with("replication 0: "));
  CHECK(result.shifts.empty());
  CHECK_FALSE(result.is_identical());
}

TEST_CASE("where the plan of the baseline has no answer further on, its pairs end there") {
  auto old = test::one_lane(48);
  auto baseline = recorded(old, 4);
  // One more truck than in any of the first replications; some later one holds more.
  old.measures.backlog_limit = 24;
  baseline.plan_digest = model::plan_digest(old);
  const auto plan = renamed_lane(48);
  const Guarded guarded{"lane", &plan, baseline, old};
  GrowingRuns runs;
  Guard guard{guarded, plan, runs, {.at_most = 256}};
  while (guard.is_open()) look_once(guard, runs);
  const auto result = guard.finish(2);
  REQUIRE(result.extension == Extension::unpaired);
  CHECK(result.unpaired_because.starts_with("the plan of the baseline gives no answer: "));
  for (const auto& shift : result.shifts) {
    CHECK(shift.before.n < 256);
    CHECK((shift.pairs == 0 || shift.pairs == shift.before.n));
  }
}

TEST_CASE("a number that never varies is believed at the last look alone") {
  auto old = test::one_lane(48);
  auto plan = renamed_lane(48);
  auto baseline = recorded(old, 4);
  // Nobody leaves without patience: 0 in every replication of both.
  const auto catalogue = model::catalogue(model::Network{plan});
  const auto constant = std::ranges::find_if(catalogue.entries, [](const auto& entry) {
    return entry.key.measure == "turned_back" && entry.key.where == "province" &&
           entry.key.direction == "*" && entry.key.flow == "*";
  });
  REQUIRE(constant != catalogue.entries.end());
  BaselineMeasure none;
  none.key = constant->key;
  none.pooling = constant->pooling;
  none.better = Goal::smallest;
  none.readings.assign(4, {0.0, 2.0});
  baseline.measures = {none};
  const Guarded guarded{"lane", &plan, baseline, old};
  GrowingRuns runs;
  Guard guard{guarded, plan, runs, {.at_most = 16}};
  look_once(guard, runs);
  CHECK(guard.is_open());
  while (guard.is_open()) look_once(guard, runs);
  const auto result = guard.finish(1);
  CHECK(result.shifts[0].verdict == ShiftVerdict::same);
  CHECK(result.replications == 16);
}

TEST_CASE("expectations are judged against the last baseline, but for those about baselines") {
  auto plan = test::one_lane(48);
  const auto baseline = recorded(plan, 4);
  model::Expectation wait;
  wait.measure = "wait";
  wait.where = "province";
  wait.at_most = model::MeasureBound{1.0, "min"};
  auto loss = wait;
  loss.at_most.reset();
  loss.no_worse_than_baseline_by = model::MeasureBound{5.0, "%"};
  plan.expect = {wait, loss};
  for (const auto reference : {Reference::last, Reference::release}) {
    const Guarded guarded{"lane", &plan, baseline, plan, reference};
    GrowingRuns runs;
    Guard guard{guarded, plan, runs, {.at_most = 4}};
    look_once(guard, runs);
    const auto result = guard.finish(2);
    CHECK(result.is_identical());
    if (reference == Reference::release) {
      CHECK(result.expectations.empty());
      continue;
    }
    REQUIRE(result.expectations.size() == 1);
    CHECK(result.expectations[0].verdict == Verdict::miss);
    CHECK(judgement_of(result, Strictness::gains_pass) == Judgement::fails);
  }
}

TEST_CASE("another period is said") {
  const auto old = test::one_lane(48);
  const auto plan = test::one_lane(72);
  const Guarded guarded{"lane", &plan, recorded(old, 3), old};
  GrowingRuns runs;
  Guard guard{guarded, plan, runs, {.at_most = 3}};
  look_once(guard, runs);
  CHECK(guard.finish(2).warnings.size() == 1);
}

}  // namespace
}  // namespace cuakhau::experiment::detail
