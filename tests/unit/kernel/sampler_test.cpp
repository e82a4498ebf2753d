#include <cuakhau/kernel/sampler.hpp>

#include <cmath>
#include <vector>

#include "support/broken_contract.hpp"
#include "support/catch.hpp"
#include "unit/kernel/judgement.hpp"
#include "unit/kernel/laws.hpp"

namespace cuakhau::kernel {

namespace {

// Level 1e-4 for each of the judgements; see judgement.hpp.
//
// Large enough for each twin to be rejected with a probability above 0.999: a scale that is off by
// 5 % moves the distribution function of an exponential by 0.0184, which is 5.8 / sqrt(n), against
// a critical value of 2.2 / sqrt(n).
constexpr std::uint64_t k_draws = 100'000;

std::vector<double> sample_of(const Distribution& law, std::uint64_t seed) {
  const Sampler sampler(law);
  const StreamKey key = StreamKey::root(seed);
  std::vector<double> sample;
  sample.reserve(k_draws);
  for (std::uint64_t i = 0; i < k_draws; ++i) {
    UniformSource source(key, i);
    sample.push_back(sampler.draw(source));
  }
  return sample;
}

struct Trial {
  const char* name;
  Distribution law;
  Distribution twin;  // off by 5 % in one parameter
};

const Distribution k_short{Exponential{10}};
const Distribution k_long{Gamma{3, 40}};

std::vector<Trial> trials() {
  return {
      {"uniform", {Uniform{10, 50}}, {Uniform{10, 52}}},
      {"exponential", {Exponential{30}}, {Exponential{31.5}}},
      {"gamma below 1", {Gamma{0.4, 12}}, {Gamma{0.4, 12.6}}},
      {"gamma of shape 1", {Gamma{1, 12}}, {Gamma{1, 12.6}}},
      {"Erlang 4", {Gamma{4, 12}}, {Gamma{4, 12.6}}},
      {"gamma 2.5", {Gamma{2.5, 12}}, {Gamma{2.5, 12.6}}},
      {"gamma 40", {Gamma{40, 12}}, {Gamma{40, 12.6}}},
      {"triangular", {Triangular{1, 2, 4}}, {Triangular{1, 2, 4.2}}},
      {"truncated normal", {TruncatedNormal{2, 1.5}}, {TruncatedNormal{2.1, 1.5}}},
      {"truncated normal from below zero",
       {TruncatedNormal{-3, 1.5}},
       {TruncatedNormal{-3, 1.575}}},
      {"lognormal", {LogNormal{20, 0.5}}, {LogNormal{21, 0.5}}},
      {"Weibull", {Weibull{1.7, 9}}, {Weibull{1.7, 9.45}}},
      {"empirical", {Empirical{{3, 4, 4.5, 7, 9, 15}}}, {Empirical{{3, 4, 4.5, 7.35, 9, 15.75}}}},
      {"mixture", {Mixture{{3, 1}, {k_short, k_long}}}, {Mixture{{2.85, 1.15}, {k_short, k_long}}}},
  };
}

}  // namespace

TEST_CASE("variates follow their law, and not one that is off by 5 %") {
  std::uint64_t seed = 100;
  std::size_t scale_twins = 0;
  for (const Trial& trial : trials()) {
    INFO(trial.name);
    std::vector<double> sample = sample_of(trial.law, ++seed);

    CHECK(std::abs(test::z_of_mean(sample, trial.law)) < test::k_critical_z);
    CHECK(std::abs(test::z_of_mean(sample, trial.twin)) > test::k_critical_z);

    CHECK(std::abs(test::z_of_variance(sample, trial.law)) < test::k_critical_z);
    if (variance(trial.twin) > 1.09 * variance(trial.law)) {  // a scale is off by 5 %
      CHECK(std::abs(test::z_of_variance(sample, trial.twin)) > test::k_critical_z);
      ++scale_twins;
    }

    std::sort(sample.begin(), sample.end());
    CHECK(test::kolmogorov(sample, trial.law).high < test::k_critical_kolmogorov);
    CHECK(test::kolmogorov(sample, trial.twin).low > test::k_critical_kolmogorov);
  }
  CHECK(scale_twins >= 9);
}

// Pearson's chi-square with 2 degrees of freedom, alpha = 1e-4: critical value -2 log(alpha)
// = 18.42.
TEST_CASE("discrete variates come with their weights, and not with ones that are off by 5 %") {
  const auto chi_square = [](const std::vector<double>& sample,
                             const std::vector<double>& weights) {
    double sum = 0;
    for (std::size_t value = 0; value < weights.size(); ++value) {
      const auto count =
          static_cast<double>(std::count(sample.begin(), sample.end(), static_cast<double>(value)));
      const double expected = static_cast<double>(sample.size()) * weights[value];
      sum += (count - expected) * (count - expected) / expected;
    }
    return sum;
  };
  const std::vector<double> sample = sample_of({Discrete{{0, 1, 2}, {1, 1, 2}}}, 400);
  CHECK(chi_square(sample, {0.25, 0.25, 0.5}) < 18.42);
  CHECK(chi_square(sample, {0.2625, 0.2375, 0.5}) > 18.42);
}

TEST_CASE("a value of weight zero never comes") {
  const Sampler sampler({Discrete{{1, 2, 3}, {0, 5, 0}}});
  for (const double u : {0x1p-53, 0.3, 1.0 - 0x1p-53}) CHECK(sampler.at_uniform(u) == 2);
  const Sampler first({Discrete{{1, 2, 3}, {1, 0, 0}}});
  CHECK(first.at_uniform(1.0 - 0x1p-53) == 1);
}

TEST_CASE("quantiles of laws with one uniform rise with it and invert the distribution function") {
  for (const auto& [name, law] : test::laws()) {
    const Sampler sampler(law);
    if (!sampler.uses_one_uniform()) continue;
    INFO(name);
    double last = sampler.at_uniform(0x1p-53);
    for (int i = 1; i < 400; ++i) {
      const double u = i / 400.0;
      const double x = sampler.at_uniform(u);
      REQUIRE(x >= last);
      last = x;
      const bool continuous = name != "constant" && name != "discrete";
      if (continuous) REQUIRE(cdf(law, x) == Approx(u).epsilon(1e-11).margin(1e-13));
    }
    REQUIRE(sampler.at_uniform(1.0 - 0x1p-53) >= last);
  }
}

TEST_CASE("only products, rejection and choices take more than one uniform") {
  CHECK(uses_one_uniform({Gamma{1, 3}}));
  CHECK_FALSE(uses_one_uniform({Gamma{2, 3}}));
  CHECK_FALSE(uses_one_uniform({Gamma{0.5, 3}}));
  CHECK_FALSE(uses_one_uniform({Mixture{{1}, {{Constant{1}}}}}));
  CHECK(uses_one_uniform({Empirical{{1, 2}}}));
  CHECK(uses_one_uniform({LogNormal{1, 1}}));
}

TEST_CASE("a sampler draws what sample() draws") {
  for (const auto& [name, law] : test::laws()) {
    INFO(name);
    const Sampler sampler(law);
    for (std::uint64_t i = 0; i < 50; ++i) {
      UniformSource one(StreamKey::root(9), i, 2);
      UniformSource other = one;
      REQUIRE(sampler.draw(one) == sample(law, other));
    }
  }
}

TEST_CASE("many quantiles at a time are the quantiles one by one") {
  for (const auto& [name, law] : test::laws()) {
    const Sampler sampler(law);
    if (!sampler.uses_one_uniform()) continue;
    INFO(name);
    std::vector<double> values(k_block);
    uniform_block(StreamKey::root(3), 0, values.data());
    const std::vector<double> uniforms = values;
    sampler.at_uniforms(values.data(), values.size());
    for (std::size_t i = 0; i < k_block; ++i) REQUIRE(values[i] == sampler.at_uniform(uniforms[i]));
  }
}

TEST_CASE("a quantile of a law that takes several uniforms is a broken contract") {
  CHECK(test::death_of([] { (void)Sampler({Gamma{2, 1}}).at_uniform(0.5); }).status == 70);
}

}  // namespace cuakhau::kernel
