#include "experiment/detail/guard.hpp"

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
