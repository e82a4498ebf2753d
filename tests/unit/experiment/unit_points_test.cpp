#include <cuakhau/experiment/unit_points.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "support/catch.hpp"

namespace cuakhau::experiment {
namespace {

kernel::StreamKey key_of(std::uint64_t seed) {
  return kernel::StreamKey::root(seed).with("design");
}

/// How many points of a column lie in each of `strata` parts of it.
std::vector<int> counts(const PointTable& points, std::size_t column, std::size_t strata) {
  std::vector<int> found(strata);
  for (std::size_t k = 0; k < points.size(); ++k)
    ++found.at(static_cast<std::size_t>(points[k][column] * static_cast<double>(strata)));
  return found;
}

bool is_one_each(const std::vector<int>& found) {
  return std::ranges::all_of(found, [](int count) { return count == 1; });
}

TEST_CASE("the Sobol' sequence is that of Joe and Kuo in Gray order") {
  // scipy.stats.qmc.Sobol(d=5, scramble=False).random(8), and R's randtoolbox but for the origin
  const std::array<std::array<double, 5>, 8> known{{{0, 0, 0, 0, 0},
                                                    {.5, .5, .5, .5, .5},
                                                    {.75, .25, .25, .25, .75},
                                                    {.25, .75, .75, .75, .25},
                                                    {.375, .375, .625, .875, .375},
                                                    {.875, .875, .125, .375, .875},
                                                    {.625, .125, .875, .625, .625},
                                                    {.125, .625, .375, .125, .125}}};
  const auto points = sobol_points(5, 8, std::nullopt);
  REQUIRE(points.size() == known.size());
  for (std::size_t k = 0; k < known.size(); ++k) CHECK(std::ranges::equal(points[k], known[k]));
}

TEST_CASE("a digital shift keeps the strata of 2^k points and moves every point") {
  const auto plain = sobol_points(7, 256, std::nullopt);
  const auto shifted = sobol_points(7, 256, key_of(1));
  for (std::size_t column = 0; column < 7; ++column)
    CHECK(is_one_each(counts(shifted, column, 256)));
  for (std::size_t k = 0; k < plain.size(); ++k) CHECK(plain[k][0] != shifted[k][0]);
  CHECK_FALSE(std::ranges::equal(shifted.values(), sobol_points(7, 256, key_of(2)).values()));
  CHECK(std::ranges::equal(shifted.values(), sobol_points(7, 256, key_of(1)).values()));
}

TEST_CASE("the table of directions ends where it is said to end") {
  CHECK(sobol_points(k_most_sobol_factors, 2, std::nullopt).size() == 2);
}

TEST_CASE("a Latin hypercube has one point in every stratum of every column") {
  for (const std::uint32_t count : {1U, 2U, 7U, 100U}) {
    const auto points = latin_hypercube(3, count, key_of(count));
    REQUIRE(points.size() == count);
    for (std::size_t column = 0; column < 3; ++column)
      CHECK(is_one_each(counts(points, column, count)));
  }
}

TEST_CASE("the columns of a Latin hypercube have nothing to do with each other") {
  // Hypothesis: the correlation of two columns of n points is 0. Under it sqrt(n - 1) r is about
  // standard normal; α = 1e-4 for one test of a fixed seed: |z| < 3.89. The twin, a column with
  // itself, has z = sqrt(n - 1) = 31.6.
  const auto points = latin_hypercube(2, 1'000, key_of(5));
  const auto z = [&](std::size_t one, std::size_t other) {
    double sum = 0.0;
    double squares = 0.0;
    for (std::size_t k = 0; k < points.size(); ++k) {
      sum += (points[k][one] - 0.5) * (points[k][other] - 0.5);
      squares += (points[k][one] - 0.5) * (points[k][one] - 0.5);
    }
    return std::sqrt(999.0) * sum / squares;
  };
  CHECK(std::abs(z(0, 1)) < 3.89);
  CHECK(z(0, 0) > 3.89);
}

}  // namespace
}  // namespace cuakhau::experiment
