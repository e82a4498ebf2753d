#include <cuakhau/experiment/run_batches.hpp>

#include <algorithm>

#include <cuakhau/experiment/run.hpp>

#include "support/catch.hpp"
#include "support/one_lane.hpp"

namespace cuakhau::experiment {
namespace {

model::RunWindow window_of_days(int warm_up, int measured) {
  const Instant start;
  const Instant from = start + warm_up * k_day;
  return {start, from, from + measured * k_day};
}

TEST_CASE("batches are as many whole days as fit, at the end of the run") {
  const auto window = window_of_days(5, 365);
  const auto batches = cut_into_batches(window, 20);
  REQUIRE(batches);
  CHECK(batches->each == 18 * k_day);
  CHECK(batches->from == window.measured_from + 5 * k_day);
  CHECK(batches->window(0).measured_from == batches->from);
  CHECK(batches->window(19).horizon == window.horizon);
  CHECK(batches->window(3).horizon == batches->window(4).measured_from);
}

TEST_CASE("batches shorter than a day are refused") {
  CHECK(cut_into_batches(window_of_days(0, 12), 12).has_value());
  CHECK(cut_into_batches(window_of_days(0, 12), 13).error() ==
        "13 batches of 12 d would be shorter than a day: name fewer, or a longer period");
}

const Estimate& find(const Result& result, std::string_view measure, std::string_view statistic) {
  const auto found = std::ranges::find_if(result.measures, [&](const Estimate& one) {
    return one.key.measure == measure && one.key.statistic == statistic &&
           one.key.where == "province";
  });
  REQUIRE(found != result.measures.end());
  return *found;
}

TEST_CASE("a run in batches has their estimates, and of extremes one number") {
  const auto result = run(test::one_lane(40 * 24, 24), {.seed = 3, .batches = 10}, {});
  REQUIRE(result);
  CHECK(result->provenance.replications == 1);
  CHECK(result->digests.size() == 1);
  REQUIRE(result->batched);
  CHECK(result->batched->batches.count == 10);
  CHECK(result->batched->batches.each == 4 * k_day);
  CHECK(result->batched->likeness.size() == 2);  // trucks cleared, and their wait
  const auto& wait = find(*result, "wait", "mean");
  CHECK(wait.n == 10);
  CHECK(wait.interval);
  CHECK(find(*result, "wait", "p95").interval);
  const auto& most = find(*result, "cleared", "max");
  CHECK(most.n == 1);
  CHECK_FALSE(most.interval);
}

TEST_CASE("the run of which batches are cut is replication 0") {
  const auto plan = test::one_lane(10 * 24);
  const auto cut = run(plan, {.batches = 5}, {});
  const auto alone = run(plan, {.only = 0}, {});
  REQUIRE(cut);
  CHECK(cut->digests == alone->digests);
  CHECK(*find(*cut, "wait", "mean").value == Approx(*find(*alone, "wait", "mean").value));
}

TEST_CASE("a run that is too short for its batches has no answer") {
  const auto result = run(test::one_lane(10 * 24), {.batches = 11}, {});
  REQUIRE_FALSE(result);
  CHECK(result.error().kind == RunFailureKind::no_answer);
  CHECK(result.error().message.starts_with("11 batches of 10 d would be shorter than a day"));
}

TEST_CASE("batches that are too short for the queue are told") {
  // A lane of utilisation 0.97 remembers its queue for weeks.
  auto plan = test::one_lane(60 * 24);
  plan.flows.at("trucks").arrivals.poisson = model::PerHour{11.6};
  const auto result = run(plan, {.seed = 1, .batches = 60}, {});
  REQUIRE(result);
  REQUIRE(result->warnings.size() == 1);
  CHECK(result->warnings[0].starts_with("batches of 1 d are too short: neighbours are alike in "));
  CHECK(run(test::one_lane(60 * 24), {.seed = 1, .batches = 6}, {})->warnings.empty());
}

TEST_CASE("intervals of batches hold the mean wait of M/M/1") {
  // Hypothesis: nominal 95 % intervals of 20 batches of 6 days (864 trucks each) hold the exact
  // mean wait ρ/(1 − ρ) × 5 min = 5 min at ρ = 0.5 (Erlang) at least 90 times in 100. The run
  // begins empty, of which a day of warm-up leaves nothing. α = 1e-4: fewer than 163 of 200
  // (binomial). Twin: the wait at ρ = 0.55, 22 % more.
  auto plan = test::one_lane(120 * 24, 24);
  plan.flows.at("trucks").arrivals.poisson = model::PerHour{6.0};
  int holds = 0;
  int holds_twin = 0;
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    const auto result = run(plan, {.seed = seed, .threads = 1, .batches = 20}, {});
    REQUIRE(result);
    const auto interval = *find(*result, "wait", "mean").interval;
    holds += interval.low <= 5.0 && 5.0 <= interval.high ? 1 : 0;
    holds_twin += interval.low <= 6.11 && 6.11 <= interval.high ? 1 : 0;
  }
  CHECK(holds >= 163);
  REQUIRE(holds_twin < 163);
}

}  // namespace
}  // namespace cuakhau::experiment
