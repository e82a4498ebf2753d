#include <cuakhau/experiment/gaussian_process.hpp>

#include <array>
#include <cmath>
#include <vector>

#include "support/catch.hpp"
#include "support/normal_draws.hpp"

namespace cuakhau::experiment {
namespace {

// Four points, a length of 0.3 and a variance of 1.5: values of an independent program.
const PointTable k_places{1, {0, .25, .6, 1}};
const std::vector<double> k_seen{1, -.5, .3, 2};
const Covariance k_law{1.5, {.3}};
constexpr std::array k_asked{.1, .5, .9, 1.3};

GaussianProcess with_noise(std::vector<double> noise, Trend trend) {
  return {{k_places, k_seen, std::move(noise)}, k_law, trend};
}

using Four = std::array<double, 4>;

void check_at(const GaussianProcess& process, const Four& values, const Four& variances) {
  for (std::size_t k = 0; k < 4; ++k) {
    const auto found = process.extrapolate(std::array{k_asked[k]});
    CHECK(found.value == Approx(values[k]).margin(6e-9));
    CHECK(found.variance == Approx(variances[k]).margin(6e-9));
  }
}

TEST_CASE("a process about 0 predicts what is known") {
  const auto process = with_noise({.01, .01, .01, .01}, Trend::zero);
  check_at(process, {.37063198, -.30132108, 1.88475095, 1.14974573},
           {.01900118, .03194489, .06388914, .87192911});
  CHECK(process.log_likelihood() == Approx(-6.631549602).margin(6e-10));
  CHECK(process.trend() == 0.0);
  CHECK(process.jitter() == 0.0);
  const auto left_out = process.leave_one_out();
  constexpr Four values{-.32462958, .47202175, -.04649008, .5579555};
  constexpr Four variances{.65521254, .47902844, .77275756, 1.17988627};
  double errors = 0.0;
  for (std::size_t k = 0; k < 4; ++k) {
    CHECK(left_out.predictions[k].value == Approx(values[k]).margin(6e-8));
    CHECK(left_out.predictions[k].variance == Approx(variances[k]).margin(6e-8));
    errors += (k_seen[k] - values[k]) * (k_seen[k] - values[k]);
  }
  CHECK(left_out.q_squared == Approx(1.0 - errors / 3.38).margin(1e-7));
}

TEST_CASE("ordinary kriging predicts what is known") {
  const auto process = with_noise({.01, .01, .01, .01}, Trend::constant);
  CHECK(process.trend() == Approx(1.11356674).margin(6e-9));
  check_at(process, {.33483225, -.25933851, 1.8142837, 1.69978013},
           {.01969322, .0328966, .06657041, 1.03528912});
}

TEST_CASE("stochastic kriging takes the variance of each mean for what it is") {
  const auto process = with_noise({.04, .01, .09, .02}, Trend::constant);
  CHECK(process.trend() == Approx(1.0951148).margin(6e-8));
  check_at(process, {.31153941, -.25702337, 1.80519916, 1.69144707},
           {.0305362, .08008767, .08125062, 1.04648471});
}

TEST_CASE("leaving out is the same as never having seen") {
  for (const auto trend : {Trend::zero, Trend::constant}) {
    const auto left_out = with_noise({.04, .01, .09, .02}, trend).leave_one_out();
    const GaussianProcess without{
        {PointTable{1, {0, .25, 1}}, {1, -.5, 2}, {.04, .01, .02}}, k_law, trend};
    const auto there = without.extrapolate(std::array{.6});
    CHECK(left_out.predictions[2].value == Approx(there.value));
    CHECK(left_out.predictions[2].variance == Approx(there.variance + .09));
  }
}

TEST_CASE("a point outside the design is refused, by name of the coordinate") {
  const GaussianProcess process{{PointTable{2, {0, 5, 1, 7, .5, 9}}, {1, 2, 3}, {0, 0, 0}},
                                {1.0, {.3, 2.0}},
                                Trend::constant};
  REQUIRE(process.predict(std::array{1.0, 9.0}));
  CHECK(process.predict(std::array{.5, 9.0})->value == Approx(3.0));
  const auto refused = process.predict(std::array{.5, 4.9});
  REQUIRE_FALSE(refused);
  CHECK(refused.error().coordinate == 1);
  CHECK(refused.error().value == 4.9);
  CHECK(refused.error().range == Interval{5.0, 9.0});
  CHECK_FALSE(process.predict(std::array{std::nan(""), 6.0}));
}

TEST_CASE("points that lie together need a little jitter and are still met") {
  const GaussianProcess process{
      {PointTable{1, {0, 1e-9, .5, 1}}, {1, 1, 2, 3}, {0, 0, 0, 0}}, {1.0, {.3}}, Trend::constant};
  CHECK(process.jitter() > 0.0);
  CHECK(process.jitter() < 1e-9);
  CHECK(process.predict(std::array{.5})->value == Approx(2.0).margin(1e-6));
}

TEST_CASE("the gain to be expected below the best") {
  CHECK(expected_improvement({1.2, .25}, 1.0) == Approx(.115219418).margin(6e-10));
  CHECK(expected_improvement({.7, 0.0}, 1.0) == Approx(.3));
  CHECK(expected_improvement({1.7, 0.0}, 1.0) == 0.0);
}

constexpr std::size_t k_fields = 4'000;

/// Mean square of standardised errors at a place that is held back, over fields of length 0.3 and
/// variance 1.5 about a level of 5, seen at eight places with noise of variance 0.04.
double mean_square_error(double assumed_length) {
  test::NormalDraws normal{20101101};
  PointTable places{1};
  for (int k = 0; k < 8; ++k) places.add(std::array{k / 7.0});
  const std::array held_back{.53};
  double sum = 0.0;
  for (std::size_t field = 0; field < k_fields; ++field) {
    // A sum of 64 random waves has nearly the law of the field, and its covariance exactly.
    std::array<std::array<double, 2>, 64> waves{};
    for (auto& [frequency, phase] : waves) {
      frequency = normal() / .3;
      phase = normal() * 100.0;
    }
    const auto field_at = [&](double x) {
      double height = 5.0;
      for (const auto& [frequency, phase] : waves)
        height += std::sqrt(2.0 * 1.5 / 64.0) * std::cos(frequency * x + phase);
      return height;
    };
    std::vector<double> values;
    for (std::size_t k = 0; k < 8; ++k) values.push_back(field_at(places[k][0]) + .2 * normal());
    const GaussianProcess process{
        {places, values, std::vector<double>(8, .04)}, {1.5, {assumed_length}}, Trend::constant};
    const auto found = *process.predict(held_back);
    const double error = field_at(held_back[0]) - found.value;
    sum += error * error / found.variance;
  }
  return sum / static_cast<double>(k_fields);
}

TEST_CASE("errors at a place held back are as large as they are said to be") {
  // Hypothesis: standardised errors have mean square 1; its standard error is √(2 / fields) for
  // normal ones. |z| < 4, α = 6e-5. Twin: a length that is three times too long.
  const double error = std::sqrt(2.0 / static_cast<double>(k_fields));
  CHECK(std::abs(mean_square_error(.3) - 1.0) < 4.0 * error);
  REQUIRE(std::abs(mean_square_error(.9) - 1.0) > 4.0 * error);
}

}  // namespace
}  // namespace cuakhau::experiment
