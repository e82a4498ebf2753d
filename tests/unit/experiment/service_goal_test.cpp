#include <cuakhau/experiment/service_goal.hpp>

#include "support/catch.hpp"

namespace cuakhau::experiment {
namespace {

Estimate about(double value, double half) {
  Estimate estimate;
  estimate.value = value;
  estimate.interval = Interval{value - half, value + half};
  return estimate;
}

ServiceGoal not_below(double bound) {
  ServiceGoal goal;
  goal.at_least = bound;
  return goal;
}
ServiceGoal not_above(double bound) {
  ServiceGoal goal;
  goal.at_most = bound;
  return goal;
}

TEST_CASE("a goal holds on the good side of its bound, and surely when the interval is there") {
  const auto clear = standing(not_below(90.0), about(95.0, 5.0));
  CHECK(clear.holds);
  CHECK(clear.surely_holds);
  CHECK_FALSE(clear.surely_fails);
  const auto open = standing(not_below(90.0), about(89.0, 2.0));
  CHECK_FALSE(open.holds);
  CHECK_FALSE(open.surely_fails);
  CHECK(standing(not_below(90.0), about(87.0, 2.0)).surely_fails);
  CHECK(standing(not_above(6.0), about(5.0, 1.0)).surely_holds);
  CHECK(standing(not_above(6.0), about(5.0, 2.0)).holds);
  CHECK_FALSE(standing(not_above(6.0), about(5.0, 2.0)).surely_holds);
  CHECK(standing(not_above(6.0), about(8.0, 1.0)).surely_fails);
  CHECK(not_above(6.0).slack(4.0) == 2.0);
  CHECK(not_below(6.0).bound() == 6.0);
}

TEST_CASE("a lower bound shows that something is exceeded, and nothing else") {
  auto estimate = about(5.0, 1.0);
  estimate.is_lower_bound = true;
  CHECK_FALSE(standing(not_above(9.0), estimate).holds);
  CHECK_FALSE(standing(not_above(9.0), estimate).surely_holds);
  CHECK(standing(not_above(3.0), estimate).surely_fails);
  CHECK(standing(not_below(3.0), estimate).surely_holds);
  CHECK_FALSE(standing(not_below(9.0), estimate).holds);
  CHECK_FALSE(standing(not_below(9.0), estimate).surely_fails);
}

TEST_CASE("what has no value fails and no interval is not sure") {
  const auto none = standing(not_above(3.0), Estimate{});
  CHECK_FALSE(none.holds);
  CHECK_FALSE(none.surely_fails);
  Estimate alone;
  alone.value = 2.0;
  CHECK(standing(not_above(3.0), alone).holds);
  CHECK_FALSE(standing(not_above(3.0), alone).surely_holds);
}

}  // namespace
}  // namespace cuakhau::experiment
