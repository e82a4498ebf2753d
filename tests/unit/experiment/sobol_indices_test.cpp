#include <cuakhau/experiment/sobol_indices.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "support/catch.hpp"
#include "support/normal_draws.hpp"
#include "support/test_functions.hpp"

namespace cuakhau::experiment {
namespace {

const auto k_base = kernel::StreamKey::root(3).with("base");
const Bootstrap k_bootstrap{.key = kernel::StreamKey::root(3).with("bootstrap"), .samples = 400};

/// n random points of the unit cube.
PointTable random_base(std::size_t n, std::size_t width, kernel::StreamKey key = k_base) {
  PointTable base{width};
  for (std::size_t row = 0; row < n; ++row) {
    kernel::UniformSource source{key, row};
    std::vector<double> point(width);
    for (double& one : point) one = source.next();
    base.add(point);
  }
  return base;
}

template <class Function>
PointTable results_at(const PointTable& points, Function function) {
  PointTable results{1};
  for (std::size_t row = 0; row < points.size(); ++row)
    results.add(std::array{function(points[row])});
  return results;
}

TEST_CASE("four rows give the indices that are worked out by hand") {
  const PointTable base{4,
                        {.5, .5, .25, .75, .75, .25, .5, .125,  //
                         .25, .75, .875, .625, .375, .375, .625, .875}};
  const auto points = saltelli_points(base);
  REQUIRE(points.size() == 16);
  CHECK(std::ranges::equal(points[2], std::array{.25, .75}));
  CHECK(std::ranges::equal(points[4 + 2], std::array{.875, .625}));
  CHECK(std::ranges::equal(points[8 + 2], std::array{.875, .75}));
  CHECK(std::ranges::equal(points[12 + 2], std::array{.25, .625}));
  const auto results = results_at(points, [](auto x) { return x[0] + 2.0 * x[1] + x[0] * x[1]; });
  const auto found = sobol_indices(results, 2, k_bootstrap);
  CHECK(found.variance == Approx(.4296531677).margin(5e-11));
  CHECK(found.factors[0].first.value == Approx(.3407854).margin(5e-8));
  CHECK(found.factors[1].first.value == Approx(.5572800).margin(5e-8));
  CHECK(found.factors[0].total.value == Approx(.4517406).margin(5e-8));
  CHECK(found.factors[1].total.value == Approx(.5812965).margin(5e-8));
  CHECK_FALSE(found.noise);
}

/// How far an index is from the truth, in standard errors by its interval of 95 %.
double z_of(const Index& index, double truth) {
  return std::abs(index.value - truth) / (index.interval.half_width() / 1.96);
}

constexpr std::array k_ishigami_first{.3139052, .4424111, 0.0};
constexpr std::array k_ishigami_total{.5575889, .4424111, .2436837};

TEST_CASE("Ishigami's indices are found, with intervals as wide as the estimates spread") {
  // Hypothesis: estimates are within 4 of their own standard errors of the exact indices, and those
  // errors within a fifth of the spread over 200 randomisations of an independent program. Twin:
  // the indices of the neighbouring factor.
  constexpr std::array first_spread{.0146, .0121, .0239};
  constexpr std::array total_spread{.0236, .0098, .0068};
  const auto points = saltelli_points(random_base(4'096, 6));
  const auto found = sobol_indices(results_at(points, test::ishigami), 3, k_bootstrap);
  CHECK(found.mean == Approx(3.5).margin(4.0 * std::sqrt(13.84 / 8'192.0)));
  CHECK(found.variance == Approx(13.8445879).epsilon(0.05));
  for (std::size_t i = 0; i < 3; ++i) {
    const auto& [first, total] = found.factors[i];
    CHECK(z_of(first, k_ishigami_first[i]) < 4.0);
    CHECK(z_of(total, k_ishigami_total[i]) < 4.0);
    CHECK(first.interval.half_width() / 1.96 == Approx(first_spread[i]).epsilon(0.2));
    CHECK(total.interval.half_width() / 1.96 == Approx(total_spread[i]).epsilon(0.2));
    REQUIRE(z_of(first, k_ishigami_first[(i + 1) % 3]) > 4.0);
    REQUIRE(z_of(total, k_ishigami_total[(i + 1) % 3]) > 4.0);
  }
}

TEST_CASE("the G function's indices are found in eight dimensions") {
  // Hypothesis and twin as above; f at the origin is published too.
  constexpr std::array a{0.0, 1.0, 4.5, 9.0, 99.0, 99.0, 99.0, 99.0};
  const auto g = [&a](std::span<const double> x) {
    double product = 1.0;
    for (std::size_t i = 0; i < a.size(); ++i)
      product *= (std::abs(4.0 * x[i] - 2.0) + a[i]) / (1.0 + a[i]);
    return product;
  };
  CHECK(g(std::array<double, 8>{}) == Approx(4.0583556).margin(5e-8));
  constexpr std::array first{.716192, .179048, .023676, .007162, .000072};
  constexpr std::array total{.787144, .242198, .034317, .010460, .000105};
  const auto points = saltelli_points(random_base(4'096, 16));
  const auto found = sobol_indices(results_at(points, g), 8, k_bootstrap);
  for (std::size_t i = 0; i < first.size(); ++i) {
    CHECK(z_of(found.factors[i].first, first[i]) < 4.0);
    CHECK(z_of(found.factors[i].total, total[i]) < 4.0);
  }
  REQUIRE(z_of(found.factors[0].total, total[1]) > 4.0);
}

/// Ishigami's function with a fourth factor that does nothing, in replications that have a part in
/// common at all points, of variance 4, and one of their own, of variance 9.
PointTable noisy_ishigami(const PointTable& points, std::size_t replications) {
  test::NormalDraws normal{19900701};
  std::vector<double> common(replications);
  for (double& one : common) one = 2.0 * normal();
  PointTable results{replications};
  for (std::size_t row = 0; row < points.size(); ++row) {
    std::vector<double> values;
    for (const double shared : common)
      values.push_back(test::ishigami(points[row]) + shared + 3.0 * normal());
    results.add(values);
  }
  return results;
}

TEST_CASE("noise between replications is kept out of the indices and told apart") {
  // Hypothesis: with noise as large as the effects the indices are those of the expected result,
  // within 4 of their own standard errors. Twin: means of the replications taken for exact.
  const auto points = saltelli_points(random_base(4'096, 8));
  const auto results = noisy_ishigami(points, 3);
  const auto found = sobol_indices(results, 4, k_bootstrap);
  const auto naive = sobol_indices(PointTable{1, row_means(results)}, 4, k_bootstrap);
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK(z_of(found.factors[i].first, k_ishigami_first[i]) < 4.0);
    CHECK(z_of(found.factors[i].total, k_ishigami_total[i]) < 4.0);
  }
  CHECK(z_of(found.factors[3].first, 0.0) < 4.0);
  CHECK(z_of(found.factors[3].total, 0.0) < 4.0);
  REQUIRE(z_of(naive.factors[3].total, 0.0) > 4.0);
  REQUIRE(z_of(naive.factors[2].total, k_ishigami_total[2]) > 4.0);
  REQUIRE(found.noise);
  // The part of their own is known from thousands of rows, the common one from three numbers.
  CHECK(found.noise->variance > 8.5);
  CHECK(found.noise->share ==
        Approx(found.noise->variance / (found.noise->variance + found.variance)));
  CHECK(found.variance == Approx(13.8445879).epsilon(0.06));
}

TEST_CASE("a result that does not vary has no shares") {
  const auto points = saltelli_points(random_base(16, 4));
  const auto found = sobol_indices(results_at(points, [](auto) { return 2.0; }), 2, k_bootstrap);
  CHECK(found.mean == 2.0);
  CHECK(found.variance == 0.0);
  CHECK(found.factors[1].first.value == 0.0);
  CHECK(found.factors[1].total.interval == Interval{0.0, 0.0});
}

}  // namespace
}  // namespace cuakhau::experiment
