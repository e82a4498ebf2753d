#include <cuakhau/experiment/regress.hpp>

#include <array>
#include <atomic>

#include "unit/experiment/recorded_lane.hpp"

namespace cuakhau::experiment {
namespace {

using test_baselines::recorded;
using test_baselines::renamed_lane;
using test_baselines::slower_lane;

RegressResult held(std::span<const Guarded> scenarios, const RegressRequest& request = {}) {
  auto result = regress(scenarios, request, {});
  REQUIRE(result);
  return std::move(*result);
}

const Shift& shift_in(const GuardedResult& result, std::string_view measure) {
  const auto found = std::ranges::find_if(
      result.shifts, [&](const Shift& one) { return one.key.measure == measure; });
  REQUIRE(found != result.shifts.end());
  return *found;
}

TEST_CASE("a slower lane is worse at the wait, and a quicker one better") {
  const auto plan = test::one_lane(240);
  const auto baseline = recorded(plan, 10);
  const auto slower = slower_lane(1.1);
  const auto quicker = slower_lane(0.9);
  const std::array scenarios{Guarded{"slower", &slower, baseline, plan},
                             Guarded{"quicker", &quicker, baseline, plan}};
  const auto result = held(scenarios);
  CHECK(shift_in(result.scenarios[0], "wait").verdict == ShiftVerdict::worse);
  CHECK(shift_in(result.scenarios[1], "wait").verdict == ShiftVerdict::better);
  CHECK(shift_in(result.scenarios[0], "cleared").verdict == ShiftVerdict::same);
  CHECK(judgement_of(result) == Judgement::fails);
  CHECK(judgement_of(result.scenarios[1], Strictness::gains_pass) == Judgement::passes);
  CHECK(judgement_of(result.scenarios[1], Strictness::nothing_may_move) == Judgement::fails);
  // A later look can be no closer to certainty than Holm and the looks allow.
  const auto& wait = shift_in(result.scenarios[0], "wait");
  CHECK(wait.p_changed >= p_of_more(*wait.difference, wait.tolerance));
}

TEST_CASE("other draws of the same laws are not called a change") {
  const auto plan = test::one_lane(240);
  const auto renamed = renamed_lane();
  const std::array scenarios{Guarded{"renamed", &renamed, recorded(plan, 10), plan}};
  const auto result = held(scenarios, {.at_most = 40});
  const auto& wait = shift_in(result.scenarios[0], "wait");
  CHECK_FALSE(wait.is_identical);
  CHECK(wait.verdict != ShiftVerdict::worse);
  CHECK(result.scenarios[0].changed_paths == 10);
}

TEST_CASE("verdicts do not hang on the number of threads") {
  const auto plan = test::one_lane(120);
  const auto slower = slower_lane(1.05, 120);
  const std::array scenarios{Guarded{"slower", &slower, recorded(plan, 6), plan}};
  const auto one = held(scenarios, {.at_most = 24, .threads = 1});
  const auto many = held(scenarios, {.at_most = 24, .threads = 7});
  for (std::size_t k = 0; k < one.scenarios[0].shifts.size(); ++k) {
    CHECK(one.scenarios[0].shifts[k].difference == many.scenarios[0].shifts[k].difference);
    CHECK(one.scenarios[0].shifts[k].verdict == many.scenarios[0].shifts[k].verdict);
  }
}

TEST_CASE("the last baseline and that of a release share the runs of now") {
  const auto plan = test::one_lane(120);
  const auto released = slower_lane(0.8, 120);
  const std::array scenarios{
      Guarded{"lane", &plan, recorded(plan, 5), plan, Reference::last},
      Guarded{"lane", &plan, recorded(released, 5), released, Reference::release}};
  const auto result = held(scenarios);
  CHECK(result.scenarios[0].is_identical());
  CHECK(shift_in(result.scenarios[1], "wait").verdict == ShiftVerdict::worse);
  CHECK(word(result.scenarios[1].reference) == "release");
}

TEST_CASE("a warm-up that was found is that of the baseline") {
  auto plan = test::one_lane(480);
  plan.period.warm_up_is_automatic = true;
  const std::array scenarios{Guarded{"lane", &plan, recorded(plan, 3), plan}};
  CHECK(held(scenarios).scenarios[0].is_identical());
}

TEST_CASE("a scenario that finds no warm-up has no answer, and the others have theirs") {
  const auto plan = test::one_lane(48);
  auto flooded = test::flooded_lane();
  flooded.period.warm_up_is_automatic = true;
  const auto baseline = recorded(plan, 3);
  const std::array scenarios{Guarded{"flooded", &flooded, baseline, plan},
                             Guarded{"lane", &plan, baseline, plan}};
  const auto result = held(scenarios);
  CHECK_FALSE(result.scenarios[0].no_answer.empty());
  CHECK(result.scenarios[0].kept == 3);
  CHECK(result.scenarios[1].is_identical());
}

TEST_CASE("an open question outranks a failure, and nothing is counted as a pass") {
  CHECK(judgement_of(ShiftVerdict::not_worse, Strictness::gains_pass) == Judgement::passes);
  CHECK(judgement_of(ShiftVerdict::not_worse, Strictness::nothing_may_move) == Judgement::open);
  CHECK(judgement_of(ShiftVerdict::not_measured, Strictness::gains_pass) == Judgement::open);
  CHECK(judgement_of(ShiftVerdict::changed, Strictness::gains_pass) == Judgement::fails);
  RegressResult result;
  result.scenarios.resize(2);
  result.scenarios[0].shifts.resize(1);
  result.scenarios[0].shifts[0].verdict = ShiftVerdict::worse;
  CHECK(judgement_of(result) == Judgement::fails);
  result.scenarios[1].no_answer = "deadlock";
  CHECK(judgement_of(result) == Judgement::open);
  result.scenarios[1].defects.emplace_back();
  CHECK(judgement_of(result) == Judgement::wrong);
  CHECK_FALSE(result.scenarios[1].is_identical());
  result.scenarios.resize(1);
  result.warnings.emplace_back().severity = Severity::warning;
  CHECK(judgement_of(result) == Judgement::fails);
  result.warnings[0].severity = Severity::error;
  CHECK(judgement_of(result) == Judgement::wrong);
}

TEST_CASE("a check that is stopped has no verdict") {
  const auto plan = test::one_lane(48);
  const std::array scenarios{Guarded{"lane", &plan, recorded(plan, 3), plan}};
  const std::atomic<bool> stop{true};
  const auto result = regress(scenarios, {}, {.stop = &stop});
  REQUIRE_FALSE(result);
  CHECK(result.error().kind == RunFailureKind::stopped);
}

}  // namespace
}  // namespace cuakhau::experiment
