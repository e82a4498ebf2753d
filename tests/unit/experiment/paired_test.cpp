#include <cuakhau/experiment/paired.hpp>

#include <array>
#include <cmath>

#include "support/catch.hpp"
#include "support/normal_draws.hpp"

namespace cuakhau::experiment {
namespace {

using model::Pooling;
using model::Reading;
using Readings = std::vector<Reading>;

Readings values(std::span<const double> numbers) {
  Readings readings;
  for (const double number : numbers) readings.push_back({number, 1.0});
  return readings;
}

Difference compared(const Readings& a, const Readings& b, double confidence,
                    Pooling pooling = Pooling::mean) {
  const auto pair = contributions(std::array{Sample{a}, Sample{b}}, pooling);
  REQUIRE(pair);
  return difference((*pair)[0], (*pair)[1], confidence);
}

TEST_CASE("two designs, paired, give the published interval") {
  // Rossetti, KSL book, table 5.5; the exact values, which the book rounds.
  constexpr std::array one{49.92, 47.08, 50.62, 48.45, 49.20, 49.33, 48.81, 50.64, 46.08, 46.45};
  constexpr std::array two{52.56, 48.77, 53.49, 50.60, 51.60, 51.77, 51.09, 53.51, 47.44, 47.94};
  for (const auto pooling : {Pooling::mean, Pooling::ratio}) {
    const auto found = compared(values(one), values(two), 0.95, pooling);
    CHECK(found.value == Approx(2.219).epsilon(1e-12));
    CHECK(found.n == 10);
    CHECK(*found.sd == Approx(0.544068).margin(5e-7));
    CHECK(found.interval->low == Approx(1.829797).margin(5e-7));
    CHECK(found.interval->high == Approx(2.608203).margin(5e-7));
    CHECK(*found.correlation > 0.9);
    CHECK(*found.pairing > 10.0);
  }
}

TEST_CASE(
    "Law's inventory policies give their published interval, and their p is where it ends at 0") {
  constexpr std::array one{126.97, 124.31, 126.68, 122.66, 127.23};
  constexpr std::array two{118.21, 120.22, 122.45, 122.68, 119.40};
  const auto found = compared(values(two), values(one), 0.90);
  CHECK(found.value == Approx(4.978).epsilon(1e-12));
  CHECK(*found.sd * *found.sd / 5.0 == Approx(2.438274).margin(5e-7));
  CHECK(found.interval->low == Approx(1.649127).margin(5e-7));
  CHECK(found.interval->high == Approx(8.306873).margin(5e-7));
  const auto at_p = compared(values(two), values(one), 1.0 - *found.p);
  CHECK(at_p.interval->low == Approx(0.0).margin(1e-9));
}

TEST_CASE("truck unloading with three workers instead of two gives the published interval") {
  // Rossetti, KSL book, example 5.7: 30 pairs with mean 64.922 and standard deviation 33.056; here
  // as 15 pairs above the mean and 15 below it.
  std::vector<double> three(30, 426.094);
  std::vector<double> two;
  const double step = 33.056 * std::sqrt(29.0 / 30.0);
  for (int k = 0; k < 30; ++k) two.push_back(426.094 + 64.922 + (k % 2 == 0 ? step : -step));
  const auto found = compared(values(three), values(two), 0.95);
  CHECK(*found.sd == Approx(33.056).epsilon(1e-12));
  CHECK(found.interval->low == Approx(52.578).margin(1e-3));
  CHECK(found.interval->high == Approx(77.265).margin(1e-3));
}

TEST_CASE("a ratio is pooled, and its pairs have the errors of the delta method") {
  // Sums and counts of METHODS' example: ratio 5.9042553, standard error 0.2945268.
  const Readings waits{{120, 20}, {80, 15}, {150, 22}, {95, 18}, {110, 19}};
  const Readings nothing{{0, 20}, {0, 15}, {0, 22}, {0, 18}, {0, 19}};
  const auto found = compared(nothing, waits, 0.95, Pooling::ratio);
  CHECK(found.value == Approx(5.9042553).margin(5e-8));
  CHECK(*found.sd / std::sqrt(5.0) == Approx(0.2945268).margin(5e-8));
  CHECK_FALSE(found.correlation);
}

TEST_CASE("a difference that is the same in every pair has no spread, however the two vary") {
  const Readings a{{1.1, 1}, {2.3, 1}, {7.7, 1}};
  const Readings b{{1.4, 1}, {2.6, 1}, {8.0, 1}};
  const auto found = compared(a, b, 0.95);
  CHECK(found.value == Approx(0.3));
  CHECK(*found.sd == 0.0);
  CHECK(*found.p == 0.0);
  CHECK_FALSE(found.pairing);
  CHECK(*found.correlation == Approx(1.0));
  CHECK_FALSE(are_identical(a, b));
  CHECK(are_identical(a, a));
  CHECK(*compared(a, a, 0.95).p == 1.0);
}

TEST_CASE("only replications count in which both have a value") {
  const Readings a{{1, 1}, {2, 1}, {0, 0}, {4, 1}};
  const Readings b{{2, 1}, {0, 0}, {9, 1}, {8, 1}};
  const auto found = compared(a, b, 0.95);
  CHECK(found.n == 2);
  CHECK(found.value == Approx(2.5));
  CHECK_FALSE(are_identical(a, b));
  const Readings none{{0, 0}, {0, 0}, {0, 0}, {0, 0}};
  CHECK_FALSE(contributions(std::array{Sample{a}, Sample{none}}, Pooling::mean));
  CHECK_FALSE(contributions(std::array{Sample{a}, Sample{none}}, Pooling::ratio));
}

TEST_CASE("one pair has a difference and no interval") {
  const auto found = compared({{3, 1}}, {{5, 1}}, 0.95);
  CHECK(found.value == 2.0);
  CHECK_FALSE(found.interval);
  CHECK_FALSE(found.p);
}

constexpr int k_paired_experiments = 4'000;

/// Share of experiments in which the 95 % interval of eight pairs covers their true difference
/// of 1. Both of a pair have the common part; `shift` 1 pairs each replication with the next one.
double coverage(std::size_t shift, double truth) {
  test::NormalDraws normal{20200710};
  int covered = 0;
  for (int experiment = 0; experiment < k_paired_experiments; ++experiment) {
    Readings a;
    Readings b(8);
    for (std::size_t k = 0; k < 8; ++k) {
      const double common = 3.0 * normal();
      a.push_back({common + normal(), 1.0});
      b[(k + shift) % 8] = {1.0 + common + normal(), 1.0};
    }
    const auto interval = *compared(a, b, 0.95).interval;
    covered += interval.low <= truth && truth <= interval.high ? 1 : 0;
  }
  return static_cast<double>(covered) / k_paired_experiments;
}

TEST_CASE("paired intervals cover the true difference as often as they say") {
  // Hypothesis: of normal pairs with correlation 0.9 the 95 % interval covers the true difference
  // with chance 0.95, exactly (Student). |z| < 4, α = 6e-5. Twins: a truth that is off by half a
  // standard deviation of the pairs; and pairs that are not pairs, whose interval is not this
  // difference's.
  const double error = std::sqrt(0.95 * 0.05 / k_paired_experiments);
  CHECK(std::abs(coverage(0, 1.0) - 0.95) < 4.0 * error);
  REQUIRE(std::abs(coverage(0, 1.0 + std::sqrt(0.5)) - 0.95) > 4.0 * error);
  REQUIRE(std::abs(coverage(1, 1.0) - 0.95) > 4.0 * error);
}

}  // namespace
}  // namespace cuakhau::experiment
