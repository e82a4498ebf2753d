#include <cuakhau/experiment/regression.hpp>

#include <array>
#include <cmath>
#include <vector>

#include "support/catch.hpp"

namespace cuakhau::experiment {
namespace {

double relative_error(double found, double certified) {
  return std::abs(found - certified) / std::abs(certified);
}

// NIST Statistical Reference Datasets, linear regression: data and certified values.

TEST_CASE("NIST's Norris, of a lower level of difficulty, is found to ten digits") {
  const std::vector<double> y{0.1,   338.8, 118.1, 888.0, 9.2,   228.1, 668.5, 998.5, 449.1,
                              778.9, 559.2, 0.3,   0.1,   778.1, 668.8, 339.3, 448.9, 10.8,
                              557.7, 228.3, 998.0, 888.8, 119.6, 0.3,   0.6,   557.6, 339.3,
                              888.0, 998.5, 778.9, 10.2,  117.6, 228.9, 668.4, 449.2, 0.2};
  const PointTable x{
      1, {0.2, 337.4, 118.2, 884.6, 10.1,  226.5, 666.3, 996.3, 448.6, 777.0, 558.2, 0.4,
          0.6, 775.5, 666.9, 338.0, 447.5, 11.6,  556.0, 228.1, 995.8, 887.6, 120.2, 0.3,
          0.3, 556.8, 339.1, 887.2, 999.0, 779.0, 11.1,  118.3, 229.2, 669.1, 448.9, 0.5}};
  const auto fit = regress(y, x);
  CHECK(relative_error(fit.intercept.value, -0.262323073774029) < 1e-10);
  CHECK(relative_error(fit.slopes[0].value, 1.00211681802045) < 1e-10);
  CHECK(relative_error(fit.intercept.error, 0.232818234301152) < 1e-10);
  CHECK(relative_error(fit.slopes[0].error, 0.429796848199937e-3) < 1e-10);
  CHECK(relative_error(fit.residual_sd, 0.884796396144373) < 1e-10);
  CHECK(relative_error(fit.r_squared, 0.999993745883712) < 1e-10);
  CHECK(fit.freedom == 34);
}

TEST_CASE("NIST's Longley, at which normal equations fail, is found to seven digits") {
  const std::vector<double> employed{60323, 61122, 60171, 61187, 63221, 63639, 64989, 63761,
                                     66019, 67857, 68169, 66513, 68655, 69564, 69331, 70551};
  const PointTable x{
      6, {83.0,  234289, 2356, 1590, 107608, 1947, 88.5,  259426, 2325, 1456, 108632, 1948,
          88.2,  258054, 3682, 1616, 109773, 1949, 89.5,  284599, 3351, 1650, 110929, 1950,
          96.2,  328975, 2099, 3099, 112075, 1951, 98.1,  346999, 1932, 3594, 113270, 1952,
          99.0,  365385, 1870, 3547, 115094, 1953, 100.0, 363112, 3578, 3350, 116219, 1954,
          101.2, 397469, 2904, 3048, 117388, 1955, 104.6, 419180, 2822, 2857, 118734, 1956,
          108.4, 442769, 2936, 2798, 120445, 1957, 110.8, 444546, 4681, 2637, 121950, 1958,
          112.6, 482704, 3813, 2552, 123366, 1959, 114.2, 502601, 3931, 2514, 125368, 1960,
          115.7, 518173, 4806, 2572, 127852, 1961, 116.9, 554894, 4007, 2827, 130081, 1962}};
  const auto fit = regress(employed, x);
  constexpr std::array certified{15.0618722713733,  -0.0358191792925910, -2.02022980381683,
                                 -1.03322686717359, -0.0511041056535807, 1829.15146461355};
  CHECK(relative_error(fit.intercept.value, -3482258.63459582) < 1e-7);
  for (std::size_t k = 0; k < certified.size(); ++k)
    CHECK(relative_error(fit.slopes[k].value, certified[k]) < 1e-7);
  CHECK(relative_error(fit.intercept.error, 890420.383607373) < 1e-7);
  CHECK(relative_error(fit.slopes[0].error, 84.9149257747669) < 1e-7);
}

TEST_CASE("NIST's Wampler1, a polynomial of the fifth degree, has coefficients of 1") {
  std::vector<double> y;
  PointTable x{5};
  for (int k = 0; k <= 20; ++k) {
    std::array<double, 5> powers{};
    double power = 1.0;
    double sum = 1.0;
    for (double& one : powers) sum += one = power *= k;
    x.add(powers);
    y.push_back(sum);
  }
  const auto fit = regress(y, x);
  CHECK(fit.intercept.value == Approx(1.0).margin(1e-7));
  for (const auto& slope : fit.slopes) {
    CHECK(slope.value == Approx(1.0).margin(1e-7));
    CHECK_FALSE(slope.is_dropped);
  }
  CHECK(fit.r_squared == Approx(1.0));
}

TEST_CASE("the pilot plant's effects are twice the slopes of coded factors") {
  // Box, Hunter & Hunter, Statistics for Experimenters, section 5.2: temperature, concentration,
  // catalyst, in standard order.
  const std::vector<double> yields{60, 72, 54, 68, 52, 83, 45, 80};
  PointTable coded{5};
  for (int run = 0; run < 8; ++run) {
    const double t = (run & 1) != 0 ? 1.0 : -1.0;
    const double c = (run & 2) != 0 ? 1.0 : -1.0;
    const double k = (run & 4) != 0 ? 1.0 : -1.0;
    coded.add(std::array{t, c, k, t * c, t * k});
  }
  const auto fit = regress(yields, coded);
  CHECK(fit.intercept.value == Approx(64.25));
  constexpr std::array effects{23.0, -5.0, 1.5, 1.5, 10.0};
  for (std::size_t i = 0; i < effects.size(); ++i)
    CHECK(2.0 * fit.slopes[i].value == Approx(effects[i]));
}

TEST_CASE("columns that others determine are dropped, and constant ones") {
  const std::vector<double> y{1, 3, 2, 5, 4, 7, 6};
  PointTable x{4};
  for (int k = 0; k < 7; ++k) {
    const double a = k;
    const double b = k % 3;
    x.add(std::array{a, b, 2.0 * a - 3.0 * b + 1.0, 0.1});
  }
  PointTable kept{2};
  for (int k = 0; k < 7; ++k) kept.add(std::array{1.0 * k, 1.0 * (k % 3)});
  const auto fit = regress(y, x);
  const auto plain = regress(y, kept);
  CHECK(fit.freedom == plain.freedom);
  CHECK(fit.residual_sd == Approx(plain.residual_sd));
  CHECK(fit.slopes[3].is_dropped);
  CHECK(fit.slopes[0].is_dropped + fit.slopes[1].is_dropped + fit.slopes[2].is_dropped == 1);
}

TEST_CASE("with nothing to explain it the mean is left") {
  const auto fit = regress(std::vector<double>{1, 2, 3, 6}, PointTable{1, {4, 4, 4, 4}});
  CHECK(fit.intercept.value == Approx(3.0));
  CHECK(fit.freedom == 3);
  CHECK(fit.intercept.error == Approx(std::sqrt(14.0 / 3.0 / 4.0)));
  CHECK(fit.r_squared == Approx(0.0).margin(1e-12));
  CHECK(regress(std::vector<double>{2, 2, 2}, PointTable{1, {1, 2, 3}}).r_squared == 0.0);
}

}  // namespace
}  // namespace cuakhau::experiment
