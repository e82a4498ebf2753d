#include <cuakhau/experiment/control_variates.hpp>

#include <array>
#include <cmath>
#include <vector>

#include "support/catch.hpp"
#include "support/normal_draws.hpp"

namespace cuakhau::experiment {
namespace {

TEST_CASE("two controls of six replications give the recomputed interval") {
  const std::vector<double> y{5.1, 4.3, 6.2, 5.5, 4.9, 5.8};
  const std::vector<double> first{1.1, .8, 1.5, 1.2, 1.0, 1.3};
  const std::vector<double> second{.2, -.1, .3, -.2, .1, .2};
  PointTable deviations{2};
  for (std::size_t k = 0; k < y.size(); ++k) deviations.add(std::array{first[k] - 1.0, second[k]});
  const auto found = controlled_mean(y, deviations, 0.95);
  CHECK(found.value == Approx(4.88598214).margin(5e-9));
  CHECK(found.controls[0].value == Approx(2.87098214).margin(5e-9));
  CHECK(found.controls[1].value == Approx(-.19955357).margin(5e-9));
  CHECK(found.residual_sd * found.residual_sd == Approx(.0052127976).margin(5e-11));
  CHECK(found.error == Approx(.03571097).margin(5e-9));
  CHECK(found.interval.half_width() == Approx(.11364826).margin(5e-9));
  CHECK(std::sqrt(found.variance_left) == Approx(.03571097 / .276887).epsilon(1e-5));
}

TEST_CASE("the number behind e^U explains 98.4 % of its variance") {
  // Ross, Simulation, section 9.2. On a fine grid in place of random numbers.
  std::vector<double> y;
  PointTable deviations{1};
  constexpr int k_grid = 20'000;
  for (int k = 0; k < k_grid; ++k) {
    const double u = (k + 0.5) / k_grid;
    y.push_back(std::exp(u));
    deviations.add(std::array{u - 0.5});
  }
  const auto found = controlled_mean(y, deviations, 0.95);
  CHECK(found.value == Approx(std::exp(1.0) - 1.0).margin(1e-8));
  CHECK(found.controls[0].value == Approx(1.690309).margin(1e-6));
  CHECK(found.residual_sd * found.residual_sd == Approx(.0039402).margin(5e-7));
  CHECK(1.0 - found.variance_left == Approx(.98372).margin(5e-6));
}

struct Tried {
  Spread mean;
  double covered = 0.0;
};

constexpr int k_control_experiments = 20'000;

/// Estimates by 20 replications of a result whose three normal controls explain three quarters.
Tried tried_controls(double truth) {
  test::NormalDraws normal{19810401};
  std::vector<double> estimates;
  int covered = 0;
  for (int experiment = 0; experiment < k_control_experiments; ++experiment) {
    std::vector<double> y;
    PointTable deviations{3};
    for (int k = 0; k < 20; ++k) {
      const std::array controls{normal(), normal(), normal()};
      deviations.add(controls);
      y.push_back(0.5 * (controls[0] + controls[1] + controls[2]) + 0.5 * normal());
    }
    const auto found = controlled_mean(y, deviations, 0.90);
    estimates.push_back(found.value);
    covered += found.interval.low <= truth && truth <= found.interval.high ? 1 : 0;
  }
  return {mean_of(estimates, 0.95), static_cast<double>(covered) / k_control_experiments};
}

TEST_CASE("what estimated slopes lose is the loss factor, and intervals know it") {
  // Hypotheses, exact under normality (Lavenberg & Welch 1981): n times the variance of the
  // estimate is 1.2 · 0.25 = 0.3, and the 90 % interval covers with chance 0.90. |z| < 4, α = 6e-5
  // each; the standard error of a variance of normal values is √(2 / experiments) of it. Twins:
  // slopes that were known would leave 0.25; a truth that is off by a fifth of a standard
  // deviation.
  CHECK(loss_factor(20, 3) == Approx(1.2));
  const auto tried = tried_controls(0.0);
  const double variance = 20.0 * *tried.mean.sd * *tried.mean.sd;
  const double error = 0.3 * std::sqrt(2.0 / k_control_experiments);
  CHECK(std::abs(variance - 0.3) < 4.0 * error);
  REQUIRE(std::abs(variance - 0.25) > 4.0 * error);
  const double chance = std::sqrt(0.9 * 0.1 / k_control_experiments);
  CHECK(std::abs(tried.covered - 0.9) < 4.0 * chance);
  REQUIRE(std::abs(tried_controls(0.1).covered - 0.9) > 4.0 * chance);
}

TEST_CASE("a control that says nothing is dropped or does little harm") {
  const std::vector<double> y{5.1, 4.3, 6.2, 5.5, 4.9, 5.8};
  const auto found = controlled_mean(y, PointTable{1, {0, 0, 0, 0, 0, 0}}, 0.95);
  CHECK(found.value == Approx(5.3));
  CHECK(found.error == Approx(.276887).margin(5e-7));
  CHECK(found.variance_left == Approx(1.0));
  CHECK(found.controls[0].is_dropped);
}

}  // namespace
}  // namespace cuakhau::experiment
