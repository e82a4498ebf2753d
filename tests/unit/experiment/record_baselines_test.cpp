#include <cuakhau/experiment/record_baselines.hpp>

#include <array>
#include <atomic>

#include "unit/experiment/recorded_lane.hpp"

namespace cuakhau::experiment {
namespace {

TEST_CASE("a baseline keeps the numbers and digests of a run") {
  const auto plan = test::one_lane(48);
  const auto baseline = test_baselines::recorded(plan, 4, 3);
  const auto run = experiment::run(plan, {.seed = 3, .replications = 4}, {});
  REQUIRE(run);
  REQUIRE(baseline.replications() == 4);
  for (std::size_t k = 0; k < 4; ++k) CHECK(baseline.paths[k] == run->digests[k].path);
  REQUIRE(baseline.measures.size() >= 2);
  for (const auto& measure : baseline.measures) {
    const auto found = std::ranges::find(run->measures, measure.key, &Estimate::key);
    REQUIRE(found != run->measures.end());
    CHECK(*measure.estimate().value == Approx(*found->value).epsilon(1e-12));
  }
  CHECK(baseline.plan_digest == model::plan_digest(plan));
}

TEST_CASE("a warm-up that is found is kept") {
  auto plan = test::one_lane(480);
  plan.period.warm_up_is_automatic = true;
  CHECK(test_baselines::recorded(plan, 3).warm_up);
}

TEST_CASE("a scenario without an answer says why, and the others have theirs") {
  const auto plan = test::one_lane(48);
  const auto flooded = test::flooded_lane();
  const std::array requests{RecordRequest{&flooded, 1, 3, test_baselines::wait_and_cleared(plan)},
                            RecordRequest{&plan, 1, 3, test_baselines::wait_and_cleared(plan)}};
  const auto made = record_baselines(requests, 2, {});
  REQUIRE(made);
  CHECK((*made)[0].no_answer.starts_with("replication 0: "));
  CHECK((*made)[1].no_answer.empty());
  const std::atomic<bool> stop{true};
  const auto stopped = record_baselines(requests, 2, {.stop = &stop});
  REQUIRE_FALSE(stopped);
  CHECK(stopped.error().kind == RunFailureKind::stopped);
}

}  // namespace
}  // namespace cuakhau::experiment
