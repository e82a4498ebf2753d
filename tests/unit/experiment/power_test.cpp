#include <cuakhau/experiment/power.hpp>

#include "support/catch.hpp"

namespace cuakhau::experiment {
namespace {

TEST_CASE("the power of paired tests is that of the noncentral t law") {
  // Recomputed with scipy's noncentral t: pairs, effect 0.5, α = 0.05.
  CHECK(paired_power(34, 0.5, 0.05) == Approx(0.80778).margin(5e-6));
  CHECK(paired_power(33, 0.5, 0.05) == Approx(0.79537).margin(5e-6));
  CHECK(paired_power(30, 0.0, 0.05) == Approx(0.05).margin(1e-9));
  CHECK(paired_power(1'000, 50.0, 0.001) == 1.0);
}

TEST_CASE("as many pairs as needed, and no more") {
  CHECK(pairs_needed(0.5, 0.05) == 34U);
  CHECK(pairs_needed(20.0, 0.05) == 2U);
  CHECK_FALSE(pairs_needed(1e-6, 0.05));
  CHECK_FALSE(pairs_needed(0.0, 0.05));
}

TEST_CASE("the smallest effect that is shown in four of five cases") {
  CHECK(detectable_effect(30, 0.05) == Approx(0.529236).margin(5e-7));
  CHECK(detectable_effect(100, 0.05) == Approx(0.282913).margin(5e-7));
}

}  // namespace
}  // namespace cuakhau::experiment
