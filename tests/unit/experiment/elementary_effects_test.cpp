#include <cuakhau/experiment/elementary_effects.hpp>

#include <array>
#include <cmath>
#include <numbers>

#include <cuakhau/experiment/trajectories.hpp>

#include "support/catch.hpp"
#include "support/normal_draws.hpp"
#include "support/test_functions.hpp"

namespace cuakhau::experiment {
namespace {

TEST_CASE("six trajectories give the effects of the textbook") {
  // Saltelli et al., Global Sensitivity Analysis: The Primer (2008), exercise 4 of chapter 3. The
  // outputs are printed with two digits, the answers are from more.
  constexpr double a = 1.0 / 3.0;
  constexpr double b = 2.0 / 3.0;
  const PointTable points{2, {0, a, 0, 1, b, 1,  //
                              0, a, b, a, b, 1,  //
                              b, 0, b, b, 0, b,  //
                              a, 1, 1, 1, 1, a,  //
                              a, 1, a, a, 1, a,  //
                              a, b, a, 0, 1, 0}};
  const PointTable results{1,
                           {.97, .71, 2.39, .97, 2.30, 2.39, 1.87, 2.40, .87, 2.15, 1.71, 1.54,
                            2.15, 2.17, 1.54, 2.20, 1.87, 1.00}};
  const auto found = elementary_effects(points, results, 3);
  CHECK(found[0].mean.value == Approx(.66).margin(.011));
  CHECK(found[1].mean.value == Approx(.21).margin(.006));
  CHECK(found[0].size.value == Approx(1.62).margin(.006));
  CHECK(found[1].size.value == Approx(.35).margin(.006));
  CHECK(*found[0].mean.sd == Approx(1.79).margin(.006));
  CHECK(*found[1].mean.sd == Approx(.41).margin(.006));
  CHECK_FALSE(found[0].noise);
}

/// Every step of every factor on a grid of four levels, each a trajectory of its own.
PointTable all_steps() {
  PointTable points{3};
  for (std::size_t factor = 0; factor < 3; ++factor)
    for (int rest = 0; rest < 32; ++rest) {
      std::array<double, 3> point{};
      point[(factor + 1) % 3] = (rest % 4) / 3.0;
      point[(factor + 2) % 3] = (rest / 4 % 4) / 3.0;
      point[factor] = (rest / 16) / 3.0;
      points.add(point);
      point[factor] += 2.0 / 3.0;
      points.add(point);
    }
  return points;
}

PointTable ishigami_at(const PointTable& points) {
  PointTable results{1};
  for (std::size_t row = 0; row < points.size(); ++row)
    results.add(std::array{test::ishigami(points[row])});
  return results;
}

constexpr std::array k_ishigami_mean{7.704054, 0.0, 0.0};
constexpr std::array k_ishigami_size{7.704054, 7.875, 6.248796};
constexpr std::array k_ishigami_sigma{6.248796, 7.875, 8.837132};

TEST_CASE("over the whole grid Ishigami's function has the effects that are known") {
  const auto points = all_steps();
  const auto found = elementary_effects(points, ishigami_at(points), 2);
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK(found[i].mean.value == Approx(k_ishigami_mean[i]).margin(1e-6));
    CHECK(found[i].size.value == Approx(k_ishigami_size[i]).margin(1e-6));
    // σ there is of the whole grid, not of a sample.
    const double whole = *found[i].mean.sd * std::sqrt(31.0 / 32.0);
    CHECK(whole == Approx(k_ishigami_sigma[i]).margin(1e-6));
  }
}

TEST_CASE("random trajectories find the effects of the grid") {
  // Hypothesis: means over trajectories are those of the grid, with the standard errors that the
  // trajectories themselves tell. |z| < 4, α = 6e-5 each. Twin: a mean that is 10 % too high.
  const auto points = trajectories({.factors = 3, .trajectories = 2'000},
                                   kernel::StreamKey::root(7).with("trajectories"));
  const auto found = elementary_effects(points, ishigami_at(points), 4);
  const auto z = [](const Spread& spread, double truth) {
    return std::abs(spread.value - truth) / (*spread.sd / std::sqrt(spread.n));
  };
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK(found[i].size.n == 2'000);
    CHECK(z(found[i].mean, k_ishigami_mean[i]) < 4.0);
  }
  CHECK(z(found[0].size, k_ishigami_size[0]) < 4.0);
  CHECK(found[1].size.value == Approx(k_ishigami_size[1]));  // the same everywhere
  CHECK(z(found[2].size, k_ishigami_size[2]) < 4.0);
  REQUIRE(z(found[0].size, 1.1 * k_ishigami_size[0]) > 4.0);
}

TEST_CASE("the noise of an effect is what replications say, whether they share their luck or not") {
  // Only the first of two factors does anything; five replications with sd 1 a point. One effect
  // has the standard error √(2 / 5) / (2 / 3).
  const auto points = trajectories({.factors = 2, .trajectories = 1'000},
                                   kernel::StreamKey::root(8).with("trajectories"));
  test::NormalDraws normal{19910501};
  PointTable strangers{5};
  PointTable shared{5};
  for (std::size_t row = 0; row < points.size(); ++row) {
    std::array<double, 5> own{};
    std::array<double, 5> same{};
    for (std::size_t k = 0; k < 5; ++k) {
      own[k] = 3.0 * points[row][0] + normal();
      same[k] = 3.0 * points[row][0] + static_cast<double>(k);
    }
    strangers.add(own);
    shared.add(same);
  }
  const auto noisy = elementary_effects(points, strangers, 3);
  const double error = std::sqrt(2.0 / 5.0) * 1.5;
  CHECK(*noisy[1].noise == Approx(error).epsilon(0.05));
  CHECK(*noisy[1].mean.sd == Approx(error).epsilon(0.1));
  CHECK(noisy[1].size.value == Approx(error * std::sqrt(2.0 / std::numbers::pi)).epsilon(0.1));
  const auto exact = elementary_effects(points, shared, 3);
  CHECK(*exact[1].noise == Approx(0.0).margin(1e-12));
  CHECK(exact[0].mean.value == Approx(3.0));
}

TEST_CASE("a size is held against the mean size of noise alone") {
  ElementaryEffect effect;
  effect.size.n = 16;
  effect.size.value = 1.0;
  CHECK_FALSE(size_by_noise(effect));
  CHECK_FALSE(is_like_noise(effect));
  effect.noise = 1.0;  // then sizes are 0.80 in the mean, with a standard error of 0.15
  CHECK(*size_by_noise(effect) == Approx(0.79788));
  CHECK(is_like_noise(effect));
  effect.size.value = 1.2;
  CHECK_FALSE(is_like_noise(effect));
}

}  // namespace
}  // namespace cuakhau::experiment
