#include "experiment/detail/pilot.hpp"

#include <cuakhau/base/civil.hpp>

#include "support/catch.hpp"
#include "support/one_lane.hpp"

namespace cuakhau::experiment::detail {
namespace {

model::Plan long_lane() {
  auto plan = test::one_lane(24 * 30);
  plan.period.warm_up_is_automatic = true;
  return plan;
}

TEST_CASE("a warm-up is found in whole days, whatever replications are wanted") {
  const auto found = find_warm_up(long_lane(), {.replications = 3}, {});
  REQUIRE(found);
  CHECK_FALSE(found->plan.period.warm_up_is_automatic);
  CHECK(found->plan.period.warm_up % (5 * k_day) == Duration{0});
  CHECK(found->warning.find("MSER-5") != std::string::npos);
  const auto alone = find_warm_up(long_lane(), {.only = 7}, {});
  REQUIRE(alone);
  CHECK(alone->plan == found->plan);
}

TEST_CASE("a run says the warm-up that it found, and keeps the digest of the plan as written") {
  const auto result = run(long_lane(), {.replications = 2}, {});
  REQUIRE(result);
  CHECK(result->warnings.at(0).starts_with("the warm-up of "));
  CHECK(result->provenance.plan_digest == model::plan_digest(long_lane()));
}

TEST_CASE("too short a period is said to be too short") {
  auto plan = test::one_lane(24 * 8);
  plan.period.warm_up_is_automatic = true;
  const auto found = find_warm_up(plan, {}, {});
  REQUIRE(found);
  CHECK(found->plan.period.warm_up == Duration{0});
  CHECK(found->warning.find("too short to tell") != std::string::npos);
}

TEST_CASE("a pilot without an answer is a failure") {
  auto plan = test::flooded_lane();
  plan.period.warm_up_is_automatic = true;
  const auto found = find_warm_up(plan, {}, {});
  REQUIRE_FALSE(found);
  CHECK(found.error().kind == RunFailureKind::no_answer);
}

}  // namespace
}  // namespace cuakhau::experiment::detail
