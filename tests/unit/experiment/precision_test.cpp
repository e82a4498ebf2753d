#include <cuakhau/experiment/precision.hpp>

#include <cmath>
#include <memory>
#include <random>
#include <vector>

#include "support/catch.hpp"

namespace cuakhau::experiment {
namespace {

const model::Catalogue k_one_mean{
    {{{"wait", "min", "province", "*", "*", "*", "mean"}, model::Pooling::mean}}, {}};
const Estimator k_plain{k_one_mean};
const Estimator k_pairs{k_one_mean, Draw::antithetic};

/// Feeds a rule with replications of these values, as many at a time as it wants.
struct Feed {
  explicit Feed(Precision precision, const Estimator& estimator = k_plain)
      : rule(precision, estimator, {0}) {}

  template <class Values>
  std::uint32_t run(Values values) {
    while (pool.size() < rule.wanted()) {
      for (auto k = static_cast<std::uint32_t>(pool.size()); k < rule.wanted(); ++k)
        pool.push_back(std::make_unique<model::ReplicationMeasures>(
            model::ReplicationMeasures{{{values(k), 1.0}}, {}, {}}));
      std::vector<const model::ReplicationMeasures*> all;
      for (const auto& one : pool) all.push_back(one.get());
      rule.look_at(all);
    }
    return static_cast<std::uint32_t>(pool.size());
  }

  StoppingRule rule;
  std::vector<std::unique_ptr<model::ReplicationMeasures>> pool;
};

TEST_CASE("constants stop after the first replications and the look-ahead") {
  Feed feed{{.relative = 0.02, .first = 10, .most = 1'000}};
  CHECK(feed.run([](std::uint32_t) { return 7.0; }) == 15);
  CHECK(feed.rule.is_reached());
}

TEST_CASE(
    "of pairs there are as many as of replications, and what cancels within them is precise") {
  Feed constant{{.relative = 0.02, .first = 10, .most = 1'000}, k_pairs};
  CHECK(constant.run([](std::uint32_t) { return 7.0; }) == 30);
  Feed cancelling{{.relative = 0.02, .first = 10, .most = 1'000}, k_pairs};
  CHECK(cancelling.run([](std::uint32_t k) { return k % 2 == 0 ? 3.0 : 11.0; }) == 30);
}

TEST_CASE("zeros are precise: there is nothing to know better") {
  Feed feed{{}};
  CHECK(feed.run([](std::uint32_t) { return 0.0; }) == 15);
  CHECK(feed.rule.is_reached());
}

TEST_CASE("the cap ends it and says not reached") {
  Feed feed{{.relative = 0.01, .first = 10, .most = 40}};
  CHECK(feed.run([](std::uint32_t k) { return k % 2 == 0 ? 1.0 : 3.0; }) == 40);
  CHECK_FALSE(feed.rule.is_reached());
}

TEST_CASE("a burst inside the look-ahead starts the count again") {
  Feed feed{{.relative = 0.05, .first = 10, .most = 1'000}};
  // Precise from the tenth on, then one outlier at the thirteenth.
  const auto n = feed.run([](std::uint32_t k) { return k == 12 ? 30.0 : 10.0; });
  CHECK(feed.rule.is_reached());
  // Mean 10 + 20 / n, sd 20 / √n: precise again once n ≥ 42 t − 2 = 81.6 with t of 81 degrees.
  CHECK(n == 82 + 5);
}

TEST_CASE("the rule asks for the half-width that keeps the true error within γ") {
  CHECK(bound_on_half_width({.relative = 0.10}) == Approx(0.10 / 1.10));
  CHECK(look_ahead(10) == 5);
  CHECK(look_ahead(199) == 9);
  CHECK(look_ahead(1'000) == 50);
}

TEST_CASE("the number of replications is what the theory of sequential stopping says") {
  // Normal values of mean 10 and sd 3 at 95 %: n ≈ (1.96 · 0.3 / γ')² = 418.3 for γ = 0.0296, that
  // is γ' = 0.02875; plus the look-ahead of 5 %. Hypothesis: n within ± 12 % (three sd of the
  // estimated variance, √(2/418) = 7 %, at most). The twin has an sd 1.3 times larger.
  const auto replications = [](double sd) {
    std::mt19937_64 bits{7};
    Feed feed{{.relative = 0.0296, .first = 10, .most = 5'000}};
    return feed.run([&](std::uint32_t) {
      double sum = -6.0;  // Irwin-Hall: twelve uniforms have variance 1
      for (int k = 0; k < 12; ++k) sum += static_cast<double>(bits() >> 11U) * 0x1p-53;
      return 10.0 + sd * sum;
    });
  };
  const double expected = 418.3 * 1.05;
  CHECK(std::abs(replications(3.0) - expected) < 0.21 * expected);
  REQUIRE(std::abs(replications(3.9) - expected) > 0.21 * expected);
}

}  // namespace
}  // namespace cuakhau::experiment
