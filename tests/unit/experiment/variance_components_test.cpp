#include <cuakhau/experiment/variance_components.hpp>

#include <algorithm>
#include <array>
#include <cmath>

#include "support/catch.hpp"
#include "support/normal_draws.hpp"

namespace cuakhau::experiment {
namespace {

TEST_CASE("Davies's dyestuff has the components that are published") {
  // Davies (1967), table 6.3; Box & Tiao (1973), section 5.1: 1764 between batches, 2451 within.
  // Intervals worked out with tabled quantiles of F and chi-square.
  const PointTable yields{5, {1545, 1440, 1440, 1520, 1580, 1540, 1555, 1490, 1560, 1495,
                              1595, 1550, 1605, 1510, 1560, 1445, 1440, 1595, 1465, 1545,
                              1595, 1630, 1515, 1635, 1625, 1520, 1455, 1450, 1480, 1445}};
  const auto found = variance_components(yields, 0.95);
  CHECK(found.mean.value == Approx(1527.5));
  CHECK(found.between.value == Approx(1764.05));
  CHECK(found.within.value == Approx(2451.25));
  CHECK(found.share.value == Approx(1764.05 / (1764.05 + 2451.25)));
  CHECK(found.within.interval.low == Approx(1494.5).epsilon(1e-4));
  CHECK(found.within.interval.high == Approx(4743.9).epsilon(1e-4));
  CHECK(found.share.interval.low == Approx(.0838).margin(1e-4));
  CHECK(found.share.interval.high == Approx(.8479).margin(1e-4));
  CHECK(found.between.interval.low == Approx(275.7).epsilon(2e-3));
  CHECK(found.between.interval.high == Approx(13091.0).epsilon(2e-3));
}

TEST_CASE("groups that differ by less than noise have no part") {
  const auto found = variance_components(PointTable{2, {1, 5, 5, 1, 2, 4}}, 0.95);
  CHECK(found.between.value == 0.0);
  CHECK(found.share.value == 0.0);
  CHECK(found.share.interval.low == 0.0);
}

TEST_CASE("without noise all is between, and where nothing varies nothing is") {
  const auto exact = variance_components(PointTable{2, {1, 1, 3, 3}}, 0.95);
  CHECK(exact.between.value == Approx(2.0));
  CHECK(exact.share.value == 1.0);
  CHECK(exact.share.interval == Interval{1.0, 1.0});
  const auto still = variance_components(PointTable{2, {4, 4, 4, 4}}, 0.95);
  CHECK(still.share.value == 0.0);
  CHECK(still.between.interval == Interval{0.0, 0.0});
}

struct Coverages {
  double between = 0.0;
  double within = 0.0;
  double share = 0.0;
};

constexpr int k_component_experiments = 4'000;

/// Of nominal 90 % intervals, for ten groups of five with variance 1 between and 4 within, of
/// truths that are `factor` times as large.
Coverages coverage_of_components(double factor) {
  test::NormalDraws normal{19510601};
  Coverages covered;
  const auto count = [factor](const Interval& interval, double truth) {
    return interval.low <= factor * truth && factor * truth <= interval.high
               ? 1.0 / k_component_experiments
               : 0.0;
  };
  for (int experiment = 0; experiment < k_component_experiments; ++experiment) {
    PointTable cells{5};
    for (int group = 0; group < 10; ++group) {
      const double own = normal();
      std::array<double, 5> values{};
      for (double& value : values) value = own + 2.0 * normal();
      cells.add(values);
    }
    const auto found = variance_components(cells, 0.90);
    covered.between += count(found.between.interval, 1.0);
    covered.within += count(found.within.interval, 4.0);
    covered.share += count(found.share.interval, 0.2);
  }
  return covered;
}

TEST_CASE("intervals of components cover as often as they say") {
  // Hypothesis: within and share 0.90 exactly, between at least that within a hundredth (Wang
  // 1990). |z| < 4, α = 6e-5 each. Twin: truths twice as large.
  const double error = std::sqrt(0.9 * 0.1 / k_component_experiments);
  const auto covered = coverage_of_components(1.0);
  CHECK(std::abs(covered.within - 0.9) < 4.0 * error);
  CHECK(std::abs(covered.share - 0.9) < 4.0 * error);
  CHECK(covered.between > 0.89 - 4.0 * error);
  const auto wrong = coverage_of_components(2.0);
  REQUIRE(std::abs(wrong.within - 0.9) > 4.0 * error);
  REQUIRE(std::abs(wrong.share - 0.9) > 4.0 * error);
  REQUIRE(wrong.between < 0.89 - 4.0 * error);
}

}  // namespace
}  // namespace cuakhau::experiment
