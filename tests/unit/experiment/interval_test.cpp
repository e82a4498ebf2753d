#include <cuakhau/experiment/interval.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <random>
#include <vector>

#include "support/catch.hpp"

namespace cuakhau::experiment {
namespace {

// Law's bank: average delays of ten days (Simulation Modeling and Analysis, section 9.4).
constexpr std::array k_bank{1.53, 1.66, 1.24, 2.34, 2.00, 1.69, 2.69, 2.86, 1.70, 2.60};

TEST_CASE("Law's bank gives its published interval") {
  const auto bank = mean_of(k_bank, 0.90);
  CHECK(bank.value == Approx(2.031).epsilon(1e-12));
  REQUIRE(bank.sd);
  CHECK(*bank.sd * *bank.sd == Approx(0.30910).margin(5e-6));
  REQUIRE(bank.interval);
  CHECK(bank.interval->half_width() == Approx(0.32228).margin(5e-6));
  CHECK(bank.interval->low == Approx(1.7087).margin(5e-5));
  CHECK(bank.interval->high == Approx(2.3533).margin(5e-5));
  CHECK(bank.n == 10);
}

TEST_CASE("paired differences give the published interval") {
  // Rossetti, KSL book, table 5.5; the exact values, which the book rounds.
  constexpr std::array one{52.56, 48.77, 53.49, 50.60, 51.60, 51.77, 51.09, 53.51, 47.44, 47.94};
  constexpr std::array two{49.92, 47.08, 50.62, 48.45, 49.20, 49.33, 48.81, 50.64, 46.08, 46.45};
  std::vector<double> differences;
  for (std::size_t k = 0; k < one.size(); ++k) differences.push_back(one[k] - two[k]);
  const auto paired = mean_of(differences, 0.95);
  CHECK(paired.value == Approx(2.219).epsilon(1e-12));
  CHECK(*paired.sd == Approx(0.544068).margin(5e-7));
  CHECK(paired.interval->half_width() == Approx(0.389203).margin(5e-7));
  CHECK(paired.interval->low == Approx(1.829797).margin(5e-7));
  CHECK(paired.interval->high == Approx(2.608203).margin(5e-7));
}

TEST_CASE("Law's inventory policies, paired, give the published interval") {
  constexpr std::array differences{8.76, 4.09, 4.23, -0.02, 7.83};
  const auto paired = mean_of(differences, 0.90);
  CHECK(paired.value == Approx(4.978).epsilon(1e-12));
  CHECK(*paired.sd * *paired.sd / 5.0 == Approx(2.438274).margin(5e-7));
  CHECK(paired.interval->low == Approx(1.649127).margin(5e-7));
  CHECK(paired.interval->high == Approx(8.306873).margin(5e-7));
}

TEST_CASE("a ratio has the delta method's error, and is not the mean of ratios") {
  constexpr std::array sums{120.0, 80.0, 150.0, 95.0, 110.0};
  constexpr std::array counts{20.0, 15.0, 22.0, 18.0, 19.0};
  const auto ratio = ratio_of(sums, counts, 0.95);
  CHECK(ratio.value == Approx(5.9042553).margin(5e-8));
  CHECK(*ratio.sd / std::sqrt(5.0) == Approx(0.2945268).margin(5e-8));
  const double mean_of_ratios = (6.0 + 80.0 / 15.0 + 150.0 / 22.0 + 95.0 / 18.0 + 110.0 / 19.0) / 5;
  CHECK(std::abs(ratio.value - mean_of_ratios) > 0.05);
}

TEST_CASE("one replication has a value and no interval") {
  constexpr std::array one{3.0};
  CHECK(mean_of(one, 0.95).value == 3.0);
  CHECK_FALSE(mean_of(one, 0.95).interval);
  CHECK_FALSE(mean_of(one, 0.95).sd);
  CHECK_FALSE(ratio_of(one, one, 0.95).interval);
}

TEST_CASE("the joint intervals of the literature have their factors") {
  // Bonferroni over 24 hourly means, 10 and 5 outputs of 30 days at joint 95 %.
  CHECK(student_factor(30, 1.0 - 0.05 / 24.0) == Approx(3.380557).margin(5e-7));
  CHECK(student_factor(30, 1.0 - 0.05 / 10.0) == Approx(3.038047).margin(5e-7));
  CHECK(student_factor(30, 1.0 - 0.05 / 5.0) == Approx(2.756386).margin(5e-7));
}

class Exponential {
 public:
  double operator()(double mean) {
    return -mean * std::log((static_cast<double>(bits_() >> 11U) + 0.5) * 0x1p-53);
  }

 private:
  std::mt19937_64 bits_{20230108};
};

/// Mean of the first 25 waits of M/M/1 from empty, gap mean 1, utilisation 0.9.
double mean_wait(Exponential& exponential) {
  double wait = 0.0;
  double sum = 0.0;
  for (int truck = 1; truck < 25; ++truck) {
    wait = std::max(0.0, wait + exponential(0.9) - exponential(1.0));
    sum += wait;
  }
  return sum / 25.0;
}

constexpr int k_experiments = 4'000;

/// Share of the experiments whose 90 % interval of `runs` runs covers `truth`.
double coverage_of(std::size_t runs, double truth) {
  Exponential exponential;
  int covered = 0;
  for (int experiment = 0; experiment < k_experiments; ++experiment) {
    std::vector<double> values(runs);
    for (double& value : values) value = mean_wait(exponential);
    const auto interval = *mean_of(values, 0.90).interval;
    covered += interval.low <= truth && truth <= interval.high ? 1 : 0;
  }
  return static_cast<double>(covered) / k_experiments;
}

TEST_CASE("intervals of skewed waits cover as often as they do in truth, not as their name says") {
  // Hypothesis: nominal 90 % intervals of n runs cover 2.1244893, the exact mean of the first 25
  // waits, as often as published: 40,000 experiments of an independent program, standard error
  // .002. |z| < 4 with both errors, α = 6e-5 each. The twin takes a mean that is 20 % too high.
  const auto is_published = [](std::size_t runs, double coverage, double truth) {
    const double error = std::sqrt(coverage * (1.0 - coverage) / k_experiments + 0.002 * 0.002);
    return std::abs(coverage_of(runs, truth) - coverage) < 4.0 * error;
  };
  constexpr double k_truth = 2.1244893;
  CHECK(is_published(5, 0.837, k_truth));
  CHECK(is_published(10, 0.860, k_truth));
  CHECK(is_published(20, 0.880, k_truth));
  CHECK(is_published(40, 0.888, k_truth));
  CHECK_FALSE(is_published(10, 0.860, 1.2 * k_truth));
}

}  // namespace
}  // namespace cuakhau::experiment
