#include <cuakhau/experiment/antithetic.hpp>

#include <cmath>
#include <vector>

#include <cuakhau/experiment/measure_lookup.hpp>
#include <cuakhau/experiment/replicate.hpp>
#include <cuakhau/kernel/sampler.hpp>

#include "support/catch.hpp"
#include "support/one_lane.hpp"

namespace cuakhau::experiment {
namespace {

TEST_CASE("pairs of e^U and e^(1 - U) save 96.8 % of the variance") {
  // Ross, Simulation, section 9.1. On a fine grid in place of random numbers.
  std::vector<double> values;
  constexpr int k_grid = 20'000;
  for (int k = 0; k < k_grid; ++k) {
    const double u = (k + 0.5) / k_grid;
    values.push_back(std::exp(u));
    values.push_back(std::exp(1.0 - u));
  }
  const auto found = antithetic_mean(values, 0.95);
  CHECK(found.mean.n == k_grid);
  CHECK(found.mean.value == Approx(std::exp(1.0) - 1.0).margin(1e-8));
  CHECK(*found.mean.sd * *found.mean.sd == Approx(.0039125).margin(5e-7));
  CHECK(*found.correlation == Approx(-.2342106 / .2420356).margin(5e-6));
  CHECK(1.0 - 1.0 / *found.saving == Approx(.96767).margin(5e-6));
}

TEST_CASE("pairs that are strangers save nothing, and pairs that are alike lose") {
  const auto alike = antithetic_mean(std::vector<double>{1, 1, 4, 4, 7, 7}, 0.95);
  CHECK(*alike.correlation == Approx(1.0));
  CHECK(*alike.saving == Approx(0.5));
  const auto still = antithetic_mean(std::vector<double>{2, 2, 2, 2}, 0.95);
  CHECK_FALSE(still.correlation);
  CHECK_FALSE(still.saving);
  const auto opposite = antithetic_mean(std::vector<double>{1, 3, 2, 2, 3, 1}, 0.95);
  CHECK(*opposite.correlation == Approx(-1.0));
  CHECK_FALSE(opposite.saving);
}

/// The correlation of variates of a law with those of its mirrored stream.
double mirrored_correlation(const kernel::Distribution& law) {
  const kernel::Sampler sampler{law};
  const auto key = kernel::StreamKey::root(11);
  std::vector<double> values;
  for (std::uint64_t k = 0; k < 20'000; ++k) {
    kernel::UniformSource own{key, k};
    kernel::UniformSource other{key.mirrored(), k};
    values.push_back(sampler.draw(own));
    values.push_back(sampler.draw(other));
  }
  return *antithetic_mean(values, 0.95).correlation;
}

TEST_CASE("a mirrored stream turns the order of a law over, by rejection only in part") {
  // The least correlation of two exponentials is 1 − π² / 6; of 20,000 pairs its standard error is
  // below 0.006.
  CHECK(mirrored_correlation({kernel::Exponential{1.0}}) == Approx(-0.644934).margin(0.02));
  CHECK(mirrored_correlation({kernel::Uniform{1.0, 2.0}}) == Approx(-1.0));
  const double rejected = mirrored_correlation({kernel::Gamma{2.5, 1.0}});
  CHECK(rejected < -0.2);
}

constexpr std::uint32_t k_lane_pairs = 400;

/// Fisher's z of the correlation of mean waits of neighbouring replications.
double z_of_waits(Draw draw) {
  const model::Network network{test::one_lane(100)};
  const auto wait = *find_measure(model::catalogue(network), measure_of_all("wait"));
  std::vector<double> waits;
  for (const auto& one :
       replicate(network, {.seed = 9, .count = 2 * k_lane_pairs, .draw = draw}, {}).replications)
    waits.push_back(one.measures.readings[wait].value());
  return std::atanh(*antithetic_mean(waits, 0.95).correlation) * std::sqrt(k_lane_pairs - 3.0);
}

TEST_CASE("the mean waits of an antithetic pair at a lane go opposite ways") {
  // Hypothesis: the correlation is below 0. z of no correlation < -4, α = 3e-5. Twin: strangers.
  CHECK(z_of_waits(Draw::antithetic) < -4.0);
  REQUIRE(std::abs(z_of_waits(Draw::independent)) < 4.0);
}

}  // namespace
}  // namespace cuakhau::experiment
