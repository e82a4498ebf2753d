#include <cuakhau/experiment/equivalence.hpp>

#include <array>
#include <cmath>
#include <span>

#include "support/catch.hpp"

namespace cuakhau::experiment {
namespace {

/// As a t-test without more ado sees them, as in the published figures.
SampleSummary summary_of(std::span<const double> values) {
  const auto spread = mean_of(values, 0.95);
  return {spread.value, spread.sd.value(), spread.n};
}

// NCSS, "Two-Sample T-Tests for Equivalence", example 1 with its margin of 110; the figures are
// those that the R package TOSTER is tested against.
constexpr std::array k_a{452.0, 874.0, 554.0, 447.0, 356.0, 754.0, 558.0,
                         574.0, 664.0, 682.0, 547.0, 435.0, 245.0};
constexpr std::array k_b{546.0, 547.0, 774.0, 465.0, 459.0, 665.0, 467.0, 365.0,
                         589.0, 534.0, 456.0, 651.0, 654.0, 665.0, 546.0, 537.0};

TEST_CASE("the pooled tests give the figures of NCSS") {
  const auto found = pooled_means(summary_of(k_b), summary_of(k_a));
  CHECK(found.value == Approx(-8.1153846).margin(5e-8));
  CHECK(found.error == Approx(51.1142846).margin(5e-8));
  CHECK(found.degrees == 27.0);
  const auto tests = equivalence(found, 110.0);
  CHECK(tests.above == Approx(0.02821).margin(5e-6));
  CHECK(tests.below == Approx(0.01436).margin(5e-6));
  CHECK(tests.p() == tests.above);
  const auto interval = interval_of(found, 0.95);
  CHECK(interval.low == Approx(-112.99323).margin(5e-6));
  CHECK(interval.high == Approx(96.76246).margin(5e-6));
}

TEST_CASE("Welch's tests give the figures of NCSS") {
  const auto found = welch_means(summary_of(k_b), summary_of(k_a));
  CHECK(found.error == Approx(53.6185469).margin(5e-8));
  CHECK(found.degrees == Approx(19.169).margin(5e-4));
  const auto tests = equivalence(found, 110.0);
  CHECK(tests.above == Approx(0.03628).margin(5e-6));
  CHECK(tests.below == Approx(0.02002).margin(5e-6));
  const auto interval = interval_of(found, 0.95);
  CHECK(interval.low == Approx(-120.27336).margin(5e-6));
  CHECK(interval.high == Approx(104.04259).margin(5e-6));
}

TEST_CASE("the skewness of a sample has no bias of its size") {
  // Deviations −3, −2, −1, 6: squares sum to 50, cubes to 180.
  const std::array deviations{-3.0, -2.0, -1.0, 6.0};
  const auto summary = experiment::summary_of(7.0, deviations);
  CHECK(summary.mean == 7.0);
  CHECK(summary.sd == Approx(std::sqrt(50.0 / 3.0)));
  CHECK(summary.skewness == Approx(180.0 * 4.0 / 6.0 / std::pow(50.0 / 3.0, 1.5)));
  // Of one pair over √n, of two samples the cumulants over their numbers.
  CHECK(paired_means(summary).skewness == Approx(summary.skewness / 2.0));
  CHECK(welch_means(summary, summary).skewness == 0.0);
  SampleSummary straight{0.0, summary.sd, 4};
  CHECK(welch_means(straight, summary).skewness ==
        Approx(summary.skewness / 2.0 / std::pow(2.0, 1.5)));
  CHECK(experiment::summary_of(1.0, std::array{-1.0, 1.0}).skewness == 0.0);
  CHECK(experiment::summary_of(1.0, std::array{0.0, 0.0, 0.0}).skewness == 0.0);
}

TEST_CASE("a statistic of skewed pairs is straightened, the same seen from either side") {
  MeanDifference skewed{1.0, 0.5, 9.0, 0.75};
  const MeanDifference mirrored{-1.0, 0.5, 9.0, -0.75};
  const auto of = equivalence(skewed, 3.0);
  const auto other = equivalence(mirrored, 3.0);
  CHECK(of.above == Approx(other.below));
  CHECK(of.below == Approx(other.above));
  CHECK(p_of_more(skewed, 0.5) == Approx(p_of_more(mirrored, 0.5)));
  // t = −4 from 3: h = −4 + 0.75 · 16/3 − 0.5625 · 64/27 + 0.125 = −1.2083333.
  MeanDifference straight{3.0 - 1.2083333333333333 * 0.5, 0.5, 9.0};
  CHECK(of.below == Approx(equivalence(straight, 3.0).below).epsilon(1e-9));
  skewed.skewness = 0.0;
  CHECK(of.below > equivalence(skewed, 3.0).below);
}

TEST_CASE("summaries give the published figures of one sample and of two") {
  // TOSTER's tests: a mean of 0.54 against 0.5.
  const auto one = paired_means({0.54 - 0.5, 1.2, 100});
  const auto tests = equivalence(one, 0.36);
  CHECK((one.value + 0.36) / one.error == Approx(3.333333).margin(5e-7));
  CHECK(tests.above == Approx(0.0006040021).margin(5e-11));
  CHECK(tests.below == Approx(0.004474619).margin(5e-10));
  const auto interval = interval_of(one, 0.90);
  CHECK(interval.low == Approx(-0.1592469).margin(5e-8));
  CHECK(interval.high == Approx(0.2392469).margin(5e-8));
  // Lakens 2017: bounds of ±0.43 standard deviations.
  const SampleSummary a{5.25, 0.95, 95};
  const SampleSummary b{5.22, 0.83, 89};
  const double bound = 0.43 * std::sqrt((94.0 * 0.95 * 0.95 + 88.0 * 0.83 * 0.83) / 182.0);
  const auto pooled = pooled_means(b, a);
  CHECK(pooled.degrees == 182.0);
  CHECK((pooled.value - bound) / pooled.error == Approx(-2.687).margin(5e-4));
  CHECK(equivalence(pooled, bound).p() == Approx(0.0039).margin(5e-5));
  const auto welch = welch_means(b, a);
  const double welch_bound = 0.43 * std::sqrt((0.95 * 0.95 + 0.83 * 0.83) / 2.0);
  CHECK(welch.degrees == Approx(181.13).margin(0.02));
  CHECK((welch.value - welch_bound) / welch.error == Approx(-2.693).margin(5e-3));
}

TEST_CASE("what exceeds the tolerance is tested from its edge") {
  const MeanDifference found{3.0, 0.5, 29.0};
  // t = (3 − 2) / 0.5 with 29 degrees; the law integrated by Simpson's rule.
  CHECK(p_of_more(found, 2.0) == Approx(0.0549436).margin(5e-8));
  CHECK(p_of_more({-3.0, 0.5, 29.0}, 2.0) == p_of_more(found, 2.0));
  CHECK(p_of_more(found, 3.5) == 1.0);
}

TEST_CASE("differences that do not vary are told without doubt") {
  const MeanDifference none{0.0, 0.0, 9.0};
  CHECK(equivalence(none, 0.1).p() == 0.0);
  CHECK(equivalence(none, 0.0).p() == 1.0);
  CHECK(p_of_more(none, 0.0) == 1.0);
  CHECK(p_of_more({0.5, 0.0, 9.0}, 0.1) == 0.0);
}

TEST_CASE("the power of the two tests is the published one") {
  // Two samples of n each, bounds of half a standard deviation, no true difference: PowerTOST.
  const auto power = [](double n) {
    return equivalence_power(0.5 * std::sqrt(n / 2.0), 2.0 * n - 2.0, 0.05);
  };
  CHECK(power(69.0) == Approx(0.79851).margin(5e-6));
  CHECK(power(70.0) == Approx(0.80593).margin(5e-6));
  CHECK(equivalence_power(0.5, 9.0, 0.05) < 0.01);
  CHECK(equivalence_power(50.0, 9.0, 0.05) == Approx(1.0).margin(1e-6));
}

}  // namespace
}  // namespace cuakhau::experiment
