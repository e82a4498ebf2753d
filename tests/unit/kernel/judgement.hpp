#pragma once

// Two statistical judgements on a sample. H0: the sample is independent draws of the law. Level
// alpha = 1e-4 for each judgement; seeds are fixed, so that a test either always passes or always
// fails, and a wrong rejection was a matter of the day on which the seed was written down. Every
// use has a twin: the same sample against a law that is off by 5 %, which must be rejected.

#include <algorithm>
#include <cmath>
#include <vector>

#include <cuakhau/kernel/distribution.hpp>

namespace cuakhau::test {

/// sqrt(-log(alpha / 2) / 2): the asymptotic critical value of sqrt(n) D (Kolmogorov 1933), first
/// term of its series.
inline constexpr double k_critical_kolmogorov = 2.2253;
/// The two-sided critical value of a standard normal.
inline constexpr double k_critical_z = 3.8906;

/// Where sqrt(n) times the largest distance between two distribution functions lies: that of the
/// sample and that of a continuous law.
struct Bounds {
  double low = 0;
  double high = 0;
};

/// Between neighbours of the looked-at order statistics neither function can leave the box that
/// they span, so that a look at each twentieth gives rigorous bounds.
inline Bounds kolmogorov(const std::vector<double>& ascending, const kernel::Distribution& law) {
  constexpr std::size_t k_stride = 20;
  const auto n = static_cast<double>(ascending.size());
  Bounds bounds;
  double rank_before = 0;
  double expected_before = 0;
  const auto look = [&](double rank, double expected) {
    bounds.low = std::max(bounds.low, std::abs(rank - expected));
    bounds.high = std::max({bounds.high, rank - expected_before, expected - rank_before});
    rank_before = rank;
    expected_before = expected;
  };
  for (std::size_t i = k_stride; i < ascending.size(); i += k_stride) {
    look(static_cast<double>(i) / n, kernel::cdf(law, ascending[i - 1]));
  }
  look(1, 1);
  return {std::sqrt(n) * bounds.low, std::sqrt(n) * bounds.high};
}

/// How many standard errors the sample's mean lies from the law's.
inline double z_of_mean(const std::vector<double>& sample, const kernel::Distribution& law) {
  double sum = 0;
  for (const double x : sample) sum += x;
  const auto n = static_cast<double>(sample.size());
  return (sum / n - kernel::mean(law)) / std::sqrt(kernel::variance(law) / n);
}

/// How many standard errors the mean squared distance from the law's mean lies from the law's
/// variance. The standard error is that of the sample.
inline double z_of_variance(const std::vector<double>& sample, const kernel::Distribution& law) {
  const auto n = static_cast<double>(sample.size());
  double sum = 0;
  for (const double x : sample) sum += x;
  const double centre = sum / n;
  double second = 0;
  double fourth = 0;
  for (const double x : sample) {
    const double square = (x - centre) * (x - centre);
    second += square;
    fourth += square * square;
  }
  second /= n;
  return (second - kernel::variance(law)) / std::sqrt((fourth / n - second * second) / n);
}

}  // namespace cuakhau::test
