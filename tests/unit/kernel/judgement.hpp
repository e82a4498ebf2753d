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

/// sqrt(n) times the largest distance between the empirical distribution function and that of a
/// continuous law.
inline double kolmogorov(std::vector<double> sample, const kernel::Distribution& law) {
  std::sort(sample.begin(), sample.end());
  const auto n = static_cast<double>(sample.size());
  double distance = 0;
  for (std::size_t i = 0; i < sample.size(); ++i) {
    const double expected = kernel::cdf(law, sample[i]);
    const auto rank = static_cast<double>(i);
    distance = std::max({distance, (rank + 1) / n - expected, expected - rank / n});
  }
  return std::sqrt(n) * distance;
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
