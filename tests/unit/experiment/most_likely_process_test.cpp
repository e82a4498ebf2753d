#include <cuakhau/experiment/most_likely_process.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "support/catch.hpp"
#include "support/normal_draws.hpp"
#include "support/test_functions.hpp"

namespace cuakhau::experiment {
namespace {

Observations forrester_at(int count) {
  Observations seen{PointTable{1}, {}, {}};
  for (int k = 0; k < count; ++k) {
    const double x = k / (count - 1.0);
    seen.points.add(std::array{x});
    seen.values.push_back(test::forrester(x));
    seen.noise.push_back(0.0);
  }
  return seen;
}

TEST_CASE("ten points tell Forrester's function and where it is least") {
  CHECK(test::forrester(.7572488) == Approx(-6.0207401).margin(5e-8));
  const auto process = most_likely_process(forrester_at(10), Trend::constant);
  // The best of a fine grid of variances and lengths has -26.4856489.
  CHECK(process.log_likelihood() == Approx(-26.48485).margin(5e-4));
  CHECK(process.leave_one_out().q_squared > 0.9);
  double least = 1e9;
  double where = 0.0;
  double worst = 0.0;  // error, in standard deviations by the process itself
  for (int k = 1; k < 1'000; ++k) {
    const double x = k / 1'000.0;
    const auto found = *process.predict(std::array{x});
    worst = std::max(worst,
                     std::abs(found.value - test::forrester(x)) / std::sqrt(found.variance + 1e-8));
    if (found.value >= least) continue;
    least = found.value;
    where = x;
  }
  CHECK(worst < 4.0);
  CHECK(where == Approx(.7572488).margin(0.005));
}

/// 40 points of a field in two dimensions, which the second moves but little, with noise.
Observations valley() {
  test::NormalDraws normal{20201231};
  Observations seen{PointTable{2}, {}, {}};
  for (int k = 0; k < 40; ++k) {
    const std::array point{(k % 8) / 7.0, 100.0 * ((k * 13) % 40) / 39.0};
    seen.points.add(point);
    seen.values.push_back(20.0 + 3.0 * std::sin(5.0 * point[0]) + 0.005 * point[1] +
                          0.2 * normal());
    seen.noise.push_back(0.04);
  }
  return seen;
}

TEST_CASE("no neighbour of the law that is found makes the observations more likely") {
  const auto seen = valley();
  const auto process = most_likely_process(seen, Trend::constant);
  const auto likelihood = [&](const Covariance& law) {
    return GaussianProcess{seen, law, Trend::constant}.log_likelihood();
  };
  for (const double factor : {0.9, 1.0 / 0.9}) {
    Covariance other = process.covariance();
    other.variance *= factor;
    CHECK(likelihood(other) < process.log_likelihood());
    other = process.covariance();
    other.lengths[0] *= factor;
    CHECK(likelihood(other) < process.log_likelihood());
  }
  // The coordinate that does less has the longer length, in parts of its range.
  CHECK(process.covariance().lengths[1] / 100.0 > 2.0 * process.covariance().lengths[0]);
}

TEST_CASE("the same observations give the same process") {
  const auto one = most_likely_process(valley(), Trend::constant);
  const auto other = most_likely_process(valley(), Trend::constant);
  CHECK(one.covariance().variance == other.covariance().variance);
  CHECK(one.covariance().lengths == other.covariance().lengths);
}

TEST_CASE("values that do not vary have a process that does not vary") {
  const Observations flat{PointTable{1, {0, .5, 1}}, {4, 4, 4}, {0, 0, 0}};
  const auto process = most_likely_process(flat, Trend::constant);
  CHECK(process.predict(std::array{.2})->value == Approx(4.0));
}

}  // namespace
}  // namespace cuakhau::experiment
