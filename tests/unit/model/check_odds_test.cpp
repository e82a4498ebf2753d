#include "model/detail/check_odds.hpp"

#include <cmath>

#include "support/catch.hpp"
#include "support/small_plans.hpp"

using namespace cuakhau;
using namespace cuakhau::test;
using model::detail::odds_of;

namespace {

model::Check test_of(double prevalence, double sensitivity, double specificity) {
  model::Check check;
  check.test = model::Test{.prevalence = {.always = {prevalence}, .from = {}},
                           .sensitivity = {sensitivity},
                           .specificity = {specificity}};
  return check;
}

}  // namespace

TEST_CASE("a single test is positive with p se + (1 - p)(1 - sp)") {
  const auto odds = odds_of(model::Plan{}, test_of(0.1, 0.8, 0.95));
  CHECK(odds.outcomes[1] == Approx(0.1 * 0.8 + 0.9 * 0.05));
  CHECK(odds.outcomes[0] + odds.outcomes[1] == Approx(1.0));
}

TEST_CASE("a pool is positive when anybody in it is, and its retest finds who") {
  model::Plan plan;
  plan.exchanges["tent"].turn.export_ = {count(1), count(10)};
  plan.checks["single"] = test_of(0.05, 1.0, 1.0);
  model::Check pool = test_of(0.05, 1.0, 1.0);
  pool.at = "tent";
  pool.retest = "single";
  const auto odds = odds_of(plan, pool);
  const double positive = 1.0 - std::pow(0.95, 10);
  REQUIRE(odds.outcomes.size() == 3);
  CHECK(odds.outcomes[0] == Approx(1.0 - positive));
  CHECK(odds.outcomes[1] == 0.0);
  CHECK(odds.outcomes[2] == Approx(positive));
  CHECK(odds.positive_again == Approx(0.05 / positive));
}

TEST_CASE("certificates excuse those who carry one that is valid, at the highest prevalence") {
  model::Check check = test_of(0.0, 1.0, 1.0);
  check.test->prevalence.from = {{CivilDate::from_days(0), {0.2}},
                                 {CivilDate::from_days(9), {0.1}}};
  check.certificate = model::Certificate{
      .carried = {0.8},
      .taken_before = {{kernel::Uniform{0.0, static_cast<double>(hours(60).count())}}},
      .valid_for = hours(45)};
  const auto odds = odds_of(model::Plan{}, check);
  CHECK(odds.excused == Approx(0.6).margin(0.04));
  CHECK(odds.outcomes[1] == Approx(0.2));
}
