#include <cuakhau/experiment/ocba.hpp>

#include <array>
#include <cmath>
#include <cstdlib>
#include <numeric>

#include "support/catch.hpp"
#include "support/normal_draws.hpp"

namespace cuakhau::experiment {
namespace {

TEST_CASE("a budget is shared out as the published examples have it") {
  // sim-tools' test of Chen et al. (2000), recomputed.
  const std::array five{MeanSoFar{1, 1}, MeanSoFar{2, 1}, MeanSoFar{3, 9}, MeanSoFar{4, 1},
                        MeanSoFar{5, 4}};
  const std::array of_five{99.739, 40.260, 815.267, 4.473, 40.260};
  const auto shares = ocba_allocation(five, Goal::smallest, 1'000.0);
  for (std::size_t i = 0; i < five.size(); ++i) CHECK(shares[i] == Approx(of_five[i]).margin(1e-3));
  std::array<MeanSoFar, 10> ten{};
  for (std::size_t i = 0; i < ten.size(); ++i) ten[i] = {static_cast<double>(i), 6.0};
  const std::array of_ten{403.175, 387.607, 96.902, 43.067, 24.225,
                          15.504,  10.767,  7.910,  6.056,  4.785};
  const auto rest = ocba_allocation(ten, Goal::smallest, 1'000.0);
  for (std::size_t i = 0; i < ten.size(); ++i) CHECK(rest[i] == Approx(of_ten[i]).margin(2e-3));
}

TEST_CASE("what does not vary needs nothing, and equal ones share") {
  const std::array fixed{MeanSoFar{5, 0}, MeanSoFar{4, 0}};
  CHECK(ocba_allocation(fixed, Goal::largest, 10.0) == std::vector<double>{5.0, 5.0});
  const std::array equal{MeanSoFar{5, 1}, MeanSoFar{5, 1}, MeanSoFar{1, 1}};
  const auto shares = ocba_allocation(equal, Goal::largest, 100.0);
  CHECK(shares[1] == Approx(shares[2]));
  CHECK(std::accumulate(shares.begin(), shares.end(), 0.0) == Approx(100.0));
}

TEST_CASE("a step goes to those that lack most") {
  const std::array two{MeanSoFar{1, 1}, MeanSoFar{0, 1}};
  CHECK(ocba_step(two, std::array{10U, 10U}, Goal::largest, 6) == std::vector<std::uint32_t>{3, 3});
  CHECK(ocba_step(two, std::array{10U, 14U}, Goal::largest, 6) == std::vector<std::uint32_t>{5, 1});
  const std::array far{MeanSoFar{1, 1}, MeanSoFar{0, 1}, MeanSoFar{-100, 1}};
  const auto more = ocba_step(far, std::array{10U, 10U, 10U}, Goal::largest, 10);
  CHECK(more == std::vector<std::uint32_t>{5, 5, 0});
}

/// Share of runs that choose the best of N(i, 36), i = 0 … 9 (the smallest).
double share_of_right_choices(std::uint32_t total, bool is_equal, int runs) {
  test::NormalDraws normal{20231123};
  int right = 0;
  for (int run = 0; run < runs; ++run) {
    std::array<double, 10> sums{};
    std::array<double, 10> squares{};
    std::array<std::uint32_t, 10> spent{};
    const auto observe = [&](std::size_t i) {
      const double value = static_cast<double>(i) + 6.0 * normal();
      sums[i] += value;
      squares[i] += value * value;
      ++spent[i];
    };
    const auto mean = [&](std::size_t i) { return sums[i] / spent[i]; };
    for (std::size_t i = 0; i < 10; ++i)
      for (std::uint32_t k = 0; k < (is_equal ? total / 10 : 10); ++k) observe(i);
    for (std::uint32_t used = 100; !is_equal && used < total; used += 10) {
      std::array<MeanSoFar, 10> known{};
      for (std::size_t i = 0; i < 10; ++i)
        known[i] = {mean(i),
                    std::sqrt((squares[i] - spent[i] * mean(i) * mean(i)) / (spent[i] - 1.0))};
      const auto more = ocba_step(known, spent, Goal::smallest, 10);
      for (std::size_t i = 0; i < 10; ++i)
        for (std::uint32_t k = 0; k < more[i]; ++k) observe(i);
    }
    std::size_t best = 0;
    for (std::size_t i = 1; i < 10; ++i)
      if (mean(i) < mean(best)) best = i;
    right += best == 0 ? 1 : 0;
  }
  return static_cast<double>(right) / runs;
}

int ocba_runs() { return std::getenv("CUAKHAU_FULL") == nullptr ? 2'000 : 20'000; }

// Hypothesis: the share of right choices is that of 20,000 runs of another program (standard error
// .003). The tolerance is 4 standard errors of both: alpha = 6e-5 each. Twin: the share that equal
// allocation reaches, which must be missed.
TEST_CASE("a budget that is shared out finds the best more often than equal shares do") {
  struct Row {
    std::uint32_t total;
    double equal;
    double shared;
  };
  for (const auto& [total, equal, shared] :
       {Row{200, 0.630, 0.757}, {400, 0.740, 0.891}, {600, 0.804, 0.946}}) {
    INFO(total << " observations");
    const auto margin = [&](double share) {
      return 4.0 * std::sqrt(share * (1.0 - share) / ocba_runs() + 0.003 * 0.003);
    };
    const double found = share_of_right_choices(total, false, ocba_runs());
    CHECK(found == Approx(shared).margin(margin(shared)));
    CHECK(found != Approx(equal).margin(margin(equal)));
    CHECK(share_of_right_choices(total, true, ocba_runs()) == Approx(equal).margin(margin(equal)));
  }
}

}  // namespace
}  // namespace cuakhau::experiment
