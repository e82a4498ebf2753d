#include <cuakhau/experiment/price.hpp>

#include <cmath>

#include "support/catch.hpp"
#include "support/normal_draws.hpp"

namespace cuakhau::experiment {
namespace {

Contributions of_values(const std::vector<double>& values) {
  Contributions found{0.0, values};
  for (const double value : values) found.value += value / static_cast<double>(values.size());
  for (double& error : found.errors) error -= found.value;
  return found;
}

/// Two-sided p of "the means have this ratio".
double p_of_ratio(const Contributions& numerator, Contributions denominator, double ratio) {
  denominator.value *= ratio;
  for (double& error : denominator.errors) error *= ratio;
  return *difference(denominator, numerator, 0.95).p;
}

TEST_CASE("the interval of a price ends where a t test begins to reject") {
  const auto cost = of_values({2.0, 2.4, 1.9, 2.2, 2.6, 2.1});
  const auto saved = of_values({40.0, 55.0, 38.0, 47.0, 61.0, 44.0});
  for (const double confidence : {0.80, 0.95, 0.99}) {
    const auto ends = fieller(cost, saved, confidence);
    REQUIRE(ends);
    CHECK(ends->low < cost.value / saved.value);
    CHECK(ends->high > cost.value / saved.value);
    CHECK(p_of_ratio(cost, saved, ends->low) == Approx(1.0 - confidence).epsilon(1e-9));
    CHECK(p_of_ratio(cost, saved, ends->high) == Approx(1.0 - confidence).epsilon(1e-9));
  }
}

TEST_CASE("where nothing may be saved a price has no interval") {
  const auto cost = of_values({2.0, 2.4, 1.9, 2.2});
  CHECK_FALSE(fieller(cost, of_values({-5.0, 9.0, -1.0, 6.0}), 0.95));
  CHECK_FALSE(fieller(of_values({2.0}), of_values({4.0}), 0.95));
}

TEST_CASE("a truck-hour costs what is paid more, by the hours that are waited less") {
  const Spending base{of_values({10.0, 10.0, 10.0}), of_values({300.0, 340.0, 320.0})};
  const Spending other{of_values({12.0, 12.0, 12.0}), of_values({199.0, 240.0, 221.0})};
  const auto price = price_of_waiting_saved(base, other, 0.95);
  CHECK(price.cost.value == Approx(2.0));
  CHECK(price.saved.value == Approx(100.0));
  CHECK(*price.value == Approx(20'000.0));
  CHECK(price.interval->low == Approx(2e6 / price.saved.interval->high));
  CHECK(price.interval->high == Approx(2e6 / price.saved.interval->low));
  const auto back = price_of_waiting_saved(other, base, 0.95);
  CHECK(back.saved.value == Approx(-100.0));
  CHECK_FALSE(back.value);
}

constexpr int k_priced_experiments = 4'000;

/// Share of experiments in which the interval covers the true ratio 2 of eight pairs of means,
/// whose errors go together.
double ratio_coverage(double confidence) {
  test::NormalDraws normal{20230108};
  int covered = 0;
  for (int experiment = 0; experiment < k_priced_experiments; ++experiment) {
    std::vector<double> costs;
    std::vector<double> hours;
    for (int k = 0; k < 8; ++k) {
      const double common = normal();
      costs.push_back(20.0 + 2.0 * common + normal());
      hours.push_back(10.0 + common + 2.0 * normal());
    }
    const auto interval = fieller(of_values(costs), of_values(hours), confidence);
    covered += interval && interval->low <= 2.0 && 2.0 <= interval->high ? 1 : 0;
  }
  return static_cast<double>(covered) / k_priced_experiments;
}

TEST_CASE("intervals of prices cover the true price as often as they say") {
  // Hypothesis: of normal pairs the interval covers with chance 0.95, exactly (Fieller 1954), the
  // denominator being eleven standard errors from 0, so that an interval is never missing.
  // |z| < 4, α = 6e-5. The twin's intervals are those of 92 %.
  const double error = std::sqrt(0.95 * 0.05 / k_priced_experiments);
  CHECK(std::abs(ratio_coverage(0.95) - 0.95) < 4.0 * error);
  REQUIRE(std::abs(ratio_coverage(0.92) - 0.95) > 4.0 * error);
}

}  // namespace
}  // namespace cuakhau::experiment
