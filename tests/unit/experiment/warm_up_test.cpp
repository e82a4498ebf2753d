#include <cuakhau/experiment/warm_up.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <random>
#include <vector>

#include "support/catch.hpp"

namespace cuakhau::experiment {
namespace {

TEST_CASE("a falling start is cut where MSER is smallest") {
  constexpr std::array<double, 16> series{10, 8, 6, 4, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1};
  const auto cut = mser(series, 1);
  CHECK(cut.observations == 4);
  CHECK(cut.statistic == Approx(1.0 / 48.0).epsilon(1e-12));
  CHECK_FALSE(cut.is_too_short);
}

TEST_CASE("MSER-5 gives the recomputed cut of a series without random numbers") {
  std::vector<double> series;
  for (int t = 0; t < 500; ++t)
    series.push_back(5.0 + 20.0 * std::exp(-t / 30.0) + ((37 * t) % 101) / 101.0 - 0.5);
  const auto cut = mser(series);
  CHECK(cut.observations == 170);
  CHECK(cut.statistic == Approx(8.467013e-05).epsilon(1e-6));
  const double kept = std::accumulate(series.begin() + 170, series.end(), 0.0) / 330.0;
  CHECK(kept == Approx(5.000544497).margin(5e-10));
}

TEST_CASE("of equal cuts the smallest is taken") {
  constexpr std::array<double, 8> constant{3, 3, 3, 3, 3, 3, 3, 3};
  CHECK(mser(constant, 1).observations == 0);
}

TEST_CASE("a minimum at the bound says that the run is too short") {
  constexpr std::array<double, 8> falling{8, 7, 6, 5, 4, 3, 2, 1};
  CHECK(mser(falling, 1).observations == 3);
  CHECK(mser(falling, 1).is_too_short);
  CHECK(mser(falling, 5).is_too_short);  // one batch: nothing can be cut
  CHECK(mser({}, 5).is_too_short);
}

TEST_CASE("what fills no whole batch at the end is left out") {
  constexpr std::array<double, 9> series{9, 9, 1, 1, 1, 1, 1, 1, 1000};
  CHECK(mser(series, 2).observations == 2);
}

/// Mean cut over `runs` series of 5,000 waits of M/M/1 with utilisation 0.8, as the z against
/// `expected`, whose own standard error is `error`.
double mean_cut_z(double first_wait, double expected, double error) {
  std::mt19937_64 bits{42};
  const auto exponential = [&bits](double mean) {
    return -mean * std::log((static_cast<double>(bits() >> 11U) + 0.5) * 0x1p-53);
  };
  constexpr int k_runs = 150;
  double sum = 0.0;
  double squares = 0.0;
  for (int run = 0; run < k_runs; ++run) {
    std::vector<double> waits(5'000, first_wait);
    for (std::size_t truck = 1; truck < waits.size(); ++truck)
      waits[truck] = std::max(0.0, waits[truck - 1] + exponential(1.0) - exponential(1.25));
    const auto cut = static_cast<double>(mser(waits).observations);
    sum += cut;
    squares += cut * cut;
  }
  const double mean = sum / k_runs;
  const double own = std::sqrt((squares / k_runs - mean * mean) / k_runs);
  return (mean - expected) / std::hypot(own, error);
}

TEST_CASE("MSER-5 cuts waits from an empty and from a full start as often reported") {
  // Hypothesis: mean cut 282 (se 6) from empty, 622 (se 5) from a first wait of 100: 10,000 runs of
  // an independent program. |z| < 4, α = 6e-5 each. The twins take the other start's cut.
  CHECK(std::abs(mean_cut_z(0.0, 282.0, 6.0)) < 4.0);
  CHECK(std::abs(mean_cut_z(100.0, 622.0, 5.0)) < 4.0);
  REQUIRE(std::abs(mean_cut_z(0.0, 622.0, 5.0)) > 4.0);
  REQUIRE(std::abs(mean_cut_z(100.0, 282.0, 6.0)) > 4.0);
}

}  // namespace
}  // namespace cuakhau::experiment
