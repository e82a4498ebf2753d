#include <cuakhau/kernel/moments.hpp>

#include <cmath>

#include <cuakhau/kernel/distribution.hpp>

#include "support/catch.hpp"
#include "unit/kernel/laws.hpp"

namespace cuakhau::kernel {

namespace {

struct Integrals {
  double mean = 0;
  double variance = 0;
};

// Mean and variance from the distribution function by sums of probabilities of 20,000 thin slices,
// up to where the laws of the table have lost all but 1e-8 of their weight.
Integrals integrate(const Distribution& law, double end) {
  constexpr int k_slices = 20'000;
  const double width = end / k_slices;
  double first = 0;
  double second = 0;
  double below = 0;
  for (int i = 1; i <= k_slices; ++i) {
    const double up_to = cdf(law, i * width);
    const double middle = (i - 0.5) * width;
    first += (up_to - below) * middle;
    second += (up_to - below) * middle * middle;
    below = up_to;
  }
  return {first, second - first * first};
}

}  // namespace

TEST_CASE("means and variances are those of the distribution functions") {
  for (const auto& [name, law] : test::laws()) {
    INFO(name);
    const double end = mean(law) + 60 * std::sqrt(variance(law)) + 1;
    const Integrals integrals = integrate(law, end);
    CHECK(mean(law) == Approx(integrals.mean).epsilon(2e-3));
    CHECK(variance(law) == Approx(integrals.variance).epsilon(2e-3).margin(1e-4));
  }
}

TEST_CASE("moments agree with closed forms") {
  CHECK(mean({Gamma{2.5, 12}}) == 12);
  CHECK(variance({Gamma{3, 12}}) == 48);
  CHECK(variance({LogNormal{20, 0.5}}) == 100);
  CHECK(mean({Weibull{1, 7}}) == Approx(7).epsilon(1e-14));
  CHECK(mean({Weibull{2, 1}}) == Approx(std::sqrt(std::acos(-1.0)) / 2).epsilon(1e-14));
  CHECK(mean({TruncatedNormal{0, 3}}) == Approx(3 * std::sqrt(2 / std::acos(-1.0))).epsilon(1e-14));
  CHECK(variance({TruncatedNormal{0, 3}}) == Approx(9 * (1 - 2 / std::acos(-1.0))).epsilon(1e-14));
  CHECK(mean({Triangular{1, 2, 6}}) == 3);
  CHECK(mean({Discrete{{1, 5}, {1, 3}}}) == 4);
  CHECK(variance({Discrete{{1, 5}, {1, 3}}}) == 3);
  CHECK(mean({Empirical{{1, 3}}}) == 2);
  CHECK(variance({Empirical{{1, 3}}}) == Approx(1.0 / 3));
  CHECK(mean({Empirical{{4}}}) == 4);
  CHECK(variance({Empirical{{4}}}) == 0);
  CHECK(variance({Mixture{{1, 1}, {{Constant{1}}, {Constant{3}}}}}) == 1);
}

TEST_CASE(
    "distribution functions are 0 before and 1 behind their support, and jump where they should") {
  for (const auto& [name, law] : test::laws()) {
    INFO(name);
    CHECK(cdf(law, -1) == 0);
    CHECK(cdf(law, 1e6) == Approx(1));
  }
  CHECK(cdf({Constant{2}}, 1.99) == 0);
  CHECK(cdf({Constant{2}}, 2) == 1);
  CHECK(cdf({Discrete{{1, 5}, {1, 3}}}, 1) == 0.25);
  CHECK(cdf({Discrete{{1, 5}, {1, 3}}}, 4.9) == 0.25);
  CHECK(cdf({Empirical{{1, 2, 2, 3}}}, 1.5) == Approx(1.0 / 6));
  CHECK(cdf({Empirical{{1, 2, 2, 3}}}, 2) == Approx(2.0 / 3));
  CHECK(cdf({Empirical{{4}}}, 4) == 1);
  CHECK(cdf({Empirical{{4}}}, 3) == 0);
}

}  // namespace cuakhau::kernel
