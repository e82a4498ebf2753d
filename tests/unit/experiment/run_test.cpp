#include <cuakhau/experiment/run.hpp>

#include <algorithm>

#include "support/catch.hpp"
#include "support/one_lane.hpp"

namespace cuakhau::experiment {
namespace {

const Estimate& find(const Result& result, std::string_view measure, std::string_view where,
                     std::string_view statistic) {
  const auto found =
      std::find_if(result.measures.begin(), result.measures.end(), [&](const Estimate& estimate) {
        const auto& key = estimate.key;
        return key.measure == measure && key.where == where && key.statistic == statistic &&
               key.direction == "*" && key.flow == "*" && key.outcome == "*";
      });
  REQUIRE(found != result.measures.end());
  return *found;
}

model::Expectation expectation(std::string measure, double at_most, std::string unit) {
  model::Expectation said;
  said.measure = std::move(measure);
  said.where = "province";
  said.at_most = model::MeasureBound{at_most, std::move(unit)};
  return said;
}

TEST_CASE("a run gives every measure of the catalogue with its interval") {
  const auto result = run(test::one_lane(240, 48), {.seed = 3, .replications = 6}, {});
  REQUIRE(result);
  CHECK(result->provenance.seed == 3);
  CHECK(result->provenance.replications == 6);
  CHECK(result->digests.size() == 6);
  const auto& cleared = find(*result, "cleared", "province", "mean");
  CHECK(cleared.n == 6);
  REQUIRE(cleared.interval);
  CHECK(cleared.interval->low < *cleared.value);
  CHECK(*cleared.value == Approx(216.0).epsilon(0.1));
  CHECK(result->window.measured_from - result->window.start == std::chrono::hours{48});
}

TEST_CASE("one replication alone has no interval and the digests of the batch") {
  const auto plan = test::one_lane(120);
  const auto batch = run(plan, {.replications = 4}, {});
  const auto alone = run(plan, {.only = 2}, {});
  REQUIRE(batch);
  REQUIRE(alone);
  CHECK(alone->digests == std::vector{batch->digests[2]});
  CHECK_FALSE(find(*alone, "cleared", "province", "mean").interval);
}

TEST_CASE("antithetic pairs are one observation each, and one of them alone is that of its pair") {
  const auto plan = test::one_lane(240, 48);
  const auto pairs = run(plan, {.replications = 20, .draw = Draw::antithetic}, {});
  const auto alone = run(plan, {.only = 3, .draw = Draw::antithetic}, {});
  REQUIRE(pairs);
  REQUIRE(alone);
  CHECK(pairs->provenance.draw == Draw::antithetic);
  CHECK(alone->digests == std::vector{pairs->digests[3]});
  const auto& cleared = find(*pairs, "cleared", "province", "mean");
  CHECK(cleared.n == 10);
  CHECK(*cleared.variance_ratio < 0.5);
}

TEST_CASE("controls that nobody knows are said to be none") {
  auto plan = test::one_lane(240, 48);
  const auto known = run(plan, {.replications = 10, .has_controls = true}, {});
  REQUIRE(known);
  CHECK(known->warnings.empty());
  CHECK(find(*known, "cleared", "province", "mean").variance_ratio);
  plan.flows["trucks"].arrivals.poisson.reset();
  plan.flows["trucks"].arrivals.every = std::chrono::minutes{7};
  const auto unknown = run(plan, {.replications = 10, .has_controls = true}, {});
  REQUIRE(unknown);
  CHECK(unknown->warnings ==
        std::vector<std::string>{"there are no controls: of no flow is the mean number of trucks "
                                 "known before the run"});
}

TEST_CASE("a precision runs what it takes, and the thread count does not matter") {
  const auto plan = test::one_lane(240);
  const auto one = run(plan, {.precision = Precision{.relative = 0.04}, .threads = 1}, {});
  const auto many = run(plan, {.precision = Precision{.relative = 0.04}, .threads = 5}, {});
  REQUIRE(one);
  REQUIRE(many);
  CHECK(one->provenance.replications > 15);
  CHECK(one->digests == many->digests);
  const auto& wait = find(*one, "wait", "province", "mean");
  CHECK(wait.interval->half_width() <= 0.04 / 1.04 * *wait.value);
  CHECK(one->warnings.empty());
}

TEST_CASE("a precision that is not reached is said plainly") {
  const Precision precision{.relative = 0.001, .first = 10, .most = 20};
  const auto result = run(test::one_lane(48), {.precision = precision}, {});
  REQUIRE(result);
  CHECK(result->provenance.replications == 20);
  REQUIRE_FALSE(result->warnings.empty());
  CHECK(result->warnings[0].starts_with(
      "the precision of 0.1 % was not reached with 20 replications: cleared of province (mean)"));
}

TEST_CASE("expectations are judged, and wrong ones are found before anything runs") {
  auto plan = test::one_lane(120);
  plan.expect = {expectation("cleared", 1'000.0, ""), expectation("wait", 1.0, "s")};
  const auto result = run(plan, {.replications = 3}, {});
  REQUIRE(result);
  CHECK(result->expectations.at(0).verdict == Verdict::pass);
  CHECK(result->expectations.at(1).verdict == Verdict::miss);
  CHECK(result->has_failed_expectation());

  plan.expect = {expectation("clared", 1'000.0, "")};
  CHECK(expectation_problems(plan).size() == 1);
  const auto refused = run(plan, {.replications = 3}, {});
  REQUIRE_FALSE(refused);
  CHECK(refused.error().kind == RunFailureKind::bad_plan);
  CHECK(refused.error().problems.at(0).path == "expect[0].measure");
}

TEST_CASE("a wrong expectation is found before the pilot that looks for a warm-up") {
  auto plan = test::flooded_lane();
  plan.period.warm_up_is_automatic = true;
  CHECK(run(plan, {}, {}).error().kind == RunFailureKind::no_answer);
  plan.expect = {expectation("clared", 1'000.0, "")};
  CHECK(run(plan, {}, {}).error().kind == RunFailureKind::bad_plan);
}

TEST_CASE("a run without an answer names the replication and why") {
  const auto result = run(test::flooded_lane(), {.replications = 3}, {});
  REQUIRE_FALSE(result);
  CHECK(result.error().kind == RunFailureKind::no_answer);
  CHECK(result.error().message.starts_with("replication 0: "));
}

}  // namespace
}  // namespace cuakhau::experiment
