#include <cuakhau/experiment/batch_means.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <random>

#include "support/catch.hpp"
#include "support/normal_draws.hpp"

namespace cuakhau::experiment {
namespace {

TEST_CASE("the von Neumann ratio and the lag-1 correlation of ten batches") {
  constexpr std::array series{2.1, 2.5, 1.9, 2.2, 2.8, 2.4, 2.0, 2.3, 2.6, 2.2};
  const auto found = serial_test(series);
  CHECK(found.ratio == Approx(2.3285714).margin(5e-8));
  CHECK(found.lag_one == Approx(-0.2).margin(1e-12));
  CHECK(found.p > 0.5);
}

TEST_CASE("a series that climbs fails the serial test, one that does not vary has none") {
  constexpr std::array climbing{1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0};
  CHECK(serial_test(climbing).p < 0.001);
  CHECK(serial_test(std::array{3.0, 3.0, 3.0, 3.0}).p == 1.0);
  CHECK(serial_test(std::array{3.0, 4.0}).p == 1.0);
}

TEST_CASE("batches are whole and of equal length") {
  constexpr std::array series{1.0, 3.0, 5.0, 7.0, 2.0, 4.0, 100.0};
  CHECK(whole_batches(series, 2) == std::vector{2.0, 6.0, 3.0});
  const auto found = batch_means(series, 3, 0.95);
  CHECK(found.length == 2);
  CHECK(found.mean.value == Approx(11.0 / 3.0));
  CHECK(found.mean.n == 3);
}

TEST_CASE("batches of one independent number are replications") {
  constexpr std::array bank{1.53, 1.66, 1.24, 2.34, 2.00, 1.69, 2.69, 2.86, 1.70, 2.60};
  const auto found = batch_means(bank, 10, 0.90);
  CHECK(found.mean.interval->half_width() == Approx(0.32228).margin(5e-6));
}

TEST_CASE("the serial test is wrong about independent batches as often as it says") {
  // Hypothesis: of 20 independent normal values p falls below 0.05 with chance 0.05; the normal law
  // is within 0.005 of the true one there (Young 1941). |z| < 4 beyond that. Twin: neighbours with
  // correlation 0.5.
  const auto rejected = [](double correlation) {
    test::NormalDraws normal{19411201};
    int count = 0;
    for (int experiment = 0; experiment < 10'000; ++experiment) {
      std::vector<double> values{normal()};
      while (values.size() < 20)
        values.push_back(correlation * values.back() +
                         std::sqrt(1.0 - correlation * correlation) * normal());
      count += serial_test(values).p < 0.05 ? 1 : 0;
    }
    return count / 10'000.0;
  };
  const double error = std::sqrt(0.05 * 0.95 / 10'000.0);
  CHECK(std::abs(rejected(0.0) - 0.05) < 0.005 + 4.0 * error);
  REQUIRE(rejected(0.5) > 0.5);
}

enum class Start : std::uint8_t { empty, steady };

constexpr int k_batch_experiments = 4'000;

/// How often nominal 90 % intervals of k batches cover the mean wait of M/M/1, utilisation 0.8,
/// service mean 1, that is `truth`: 4 in the long run.
std::array<double, 3> batch_coverage(std::size_t n, Start start, double truth) {
  std::mt19937_64 bits{1979};
  const auto unit = [&bits] { return (static_cast<double>(bits() >> 11U) + 0.5) * 0x1p-53; };
  const auto exponential = [&](double mean) { return -mean * std::log(unit()); };
  std::array<double, 3> covered{};
  for (int experiment = 0; experiment < k_batch_experiments; ++experiment) {
    std::vector<double> waits(n);
    waits[0] = start == Start::steady && unit() < 0.8 ? exponential(5.0) : 0.0;
    for (std::size_t truck = 1; truck < n; ++truck)
      waits[truck] = std::max(0.0, waits[truck - 1] + exponential(1.0) - exponential(1.25));
    constexpr std::array<std::size_t, 3> batches{5, 10, 20};
    for (std::size_t k = 0; k < batches.size(); ++k) {
      const auto interval = *batch_means(waits, batches[k], 0.90).mean.interval;
      covered[k] += interval.low <= truth && truth <= interval.high ? 1.0 : 0.0;
    }
  }
  for (double& share : covered) share /= k_batch_experiments;
  return covered;
}

/// The greatest z of the three coverages against those of an independent program, whose 40,000
/// experiments have a standard error of 0.0025.
double greatest_z(const std::array<double, 3>& found, const std::array<double, 3>& expected) {
  double greatest = 0.0;
  for (std::size_t k = 0; k < found.size(); ++k) {
    const double own = expected[k] * (1.0 - expected[k]) / k_batch_experiments;
    greatest =
        std::max(greatest, std::abs(found[k] - expected[k]) / std::sqrt(own + 0.0025 * 0.0025));
  }
  return greatest;
}

TEST_CASE("batch means cover what they do in truth, not what their name says") {
  // Hypothesis: nominal 90 % intervals of 5, 10 and 20 batches cover as tabled. |z| < 4 of each of
  // the twelve, α = 8e-4 together. Twins: the other start's row, and a mean that is 10 % too high.
  using Row = std::array<double, 3>;
  constexpr Row empty_short{.657, .568, .470};
  constexpr Row steady_short{.700, .613, .502};
  CHECK(greatest_z(batch_coverage(320, Start::empty, 4.0), empty_short) < 4.0);
  CHECK(greatest_z(batch_coverage(320, Start::steady, 4.0), steady_short) < 4.0);
  CHECK(greatest_z(batch_coverage(2'560, Start::empty, 4.0), {.823, .806, .770}) < 4.0);
  CHECK(greatest_z(batch_coverage(2'560, Start::steady, 4.0), {.837, .814, .777}) < 4.0);
  REQUIRE(greatest_z(batch_coverage(320, Start::steady, 4.0), empty_short) > 4.0);
  REQUIRE(greatest_z(batch_coverage(2'560, Start::steady, 4.4), {.837, .814, .777}) > 4.0);
}

}  // namespace
}  // namespace cuakhau::experiment
