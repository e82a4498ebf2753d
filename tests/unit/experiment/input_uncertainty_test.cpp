#include <cuakhau/experiment/input_uncertainty.hpp>

#include <array>
#include <cmath>
#include <numbers>

#include <cuakhau/base/normal.hpp>
#include <cuakhau/kernel/stream.hpp>

#include "support/catch.hpp"
#include "support/normal_draws.hpp"

namespace cuakhau::experiment {
namespace {

constexpr std::size_t k_draws = 20'000;

/// The mean wait of M/M/1, min, with rates an hour.
double mean_wait_min(double arrivals, double services) {
  return 60.0 * arrivals / (services * (services - arrivals));
}

/// 9 trucks an hour at a server for 12, with rates that were estimated from 400 gaps and 400
/// services; in errors a twentieth as large, so that the wait bends but little over them. Each draw
/// has four replications with a standard deviation of 0.2 min.
InputUncertainty estimated_rates() {
  test::NormalDraws normal{20120101};
  const auto key = kernel::StreamKey::root(5).with("inputs");
  PointTable inputs{2};
  PointTable results{4};
  for (std::size_t draw = 0; draw < k_draws; ++draw) {
    kernel::UniformSource source{key, draw};
    const std::array point{source.next(), source.next()};
    inputs.add(point);
    const double arrivals = 9.0 * (1.0 + det::normal_quantile(point[0]) / 400.0);
    const double services = 12.0 * (1.0 + det::normal_quantile(point[1]) / 400.0);
    std::array<double, 4> waits{};
    for (double& wait : waits) wait = mean_wait_min(arrivals, services) + 0.2 * normal();
    results.add(waits);
  }
  return input_uncertainty(inputs, results, 0.95);
}

TEST_CASE("rates estimated from 400 gaps and services leave the wait uncertain as is known") {
  // Ground truth: the delta method gives a standard deviation of 4.802 min on 15 min, of which
  // 9.0 min² are the arrivals' and 14.0625 the services'. A plane in the uniform number behind a
  // normal one explains 3 / π of it. Hypothesis: |z| < 4, with relative standard errors of a
  // variance of √(2 / draws) of the means of rows. Twin: noise taken for uncertainty.
  const auto found = estimated_rates();
  const double scale = 20.0 * 20.0;
  const double truth = 4.802 * 4.802;
  const double noise = scale * 0.04 / 4.0;
  const double error = std::sqrt(2.0 / k_draws) * (truth + noise);
  CHECK(mean_wait_min(9.0, 12.0) == Approx(15.0));
  CHECK(std::abs(scale * found.components.between.value - truth) < 4.0 * error);
  REQUIRE(std::abs(truth + noise - truth) > 4.0 * error);
  CHECK(found.components.within.value == Approx(0.04).epsilon(0.03));
  // Means of draws are nearly normal with a variance of truth / scale + 0.04 / 4, so that the
  // middle 95 % are 2 × 1.96 × 0.2601 wide; that waits bend moves both ends alike. A quantile
  // of 2.5 % has a standard error of √(0.025 × 0.975 / draws) / density = 0.005.
  CHECK(std::abs(found.draws.high - found.draws.low - 1.0196) < 4.0 * std::sqrt(2.0) * 0.005);
  CHECK(found.draws.low < 15.0);
  CHECK(found.draws.high > 15.0);
  CHECK(found.components.between.interval.low * scale < truth);
  CHECK(found.components.between.interval.high * scale > truth);
  const double plane = 3.0 / std::numbers::pi;
  CHECK(found.inputs[0].share == Approx(plane * 9.0 / truth).margin(0.02));
  CHECK(found.inputs[1].share == Approx(plane * 14.0625 / truth).margin(0.02));
  CHECK(found.inputs[0].slope > 0.0);
  CHECK(found.inputs[1].slope < 0.0);
  CHECK(scale * found.rest == Approx((1.0 - plane) * truth).margin(0.8));
}

TEST_CASE("parts of a plane are known without error, and add up") {
  PointTable inputs{2};
  PointTable results{2};
  for (int k = 0; k < 64; ++k) {
    const std::array point{(k % 8 + 0.5) / 8.0, (k / 8 + 0.5) / 8.0};
    inputs.add(point);
    const double value = 10.0 + 6.0 * point[0] - 3.0 * point[1];
    results.add(std::array{value, value});
  }
  const auto found = input_uncertainty(inputs, results, 0.95);
  CHECK(found.inputs[0].slope == Approx(6.0));
  CHECK(found.inputs[1].slope == Approx(-3.0));
  CHECK(found.inputs[0].variance.value == Approx(36.0 / 12.0));
  CHECK(found.inputs[1].variance.interval.low == Approx(9.0 / 12.0));
  CHECK(found.inputs[0].share == Approx(0.8).epsilon(0.01));
  CHECK(found.components.within.value == 0.0);
}

TEST_CASE("an input that does nothing may have no part") {
  test::NormalDraws normal{4};
  PointTable inputs{2};
  PointTable results{3};
  const auto key = kernel::StreamKey::root(6).with("inputs");
  for (std::size_t draw = 0; draw < 50; ++draw) {
    kernel::UniformSource source{key, draw};
    const std::array point{source.next(), source.next()};
    inputs.add(point);
    std::array<double, 3> values{};
    for (double& value : values) value = 4.0 * point[0] + normal();
    results.add(values);
  }
  const auto found = input_uncertainty(inputs, results, 0.95);
  CHECK(found.inputs[1].variance.interval.low == 0.0);
  CHECK(found.inputs[0].variance.interval.low > 0.0);
  CHECK(found.inputs[1].share < 0.1);
}

}  // namespace
}  // namespace cuakhau::experiment
