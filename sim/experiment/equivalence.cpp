#include <cuakhau/experiment/equivalence.hpp>

#include <algorithm>
#include <cmath>

#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <boost/math/quadrature/gauss_kronrod.hpp>

#include <cuakhau/base/normal.hpp>

namespace cuakhau::experiment {
namespace {

// What lies outside weighs nothing at six digits.
constexpr double k_beyond = 1e-12;
constexpr unsigned k_deepest = 10;

double third_cumulant_of_mean(const SampleSummary& sample) {
  return sample.skewness * sample.sd * sample.sd * sample.sd /
         (static_cast<double>(sample.n) * sample.n);
}

double skewness_of(double third_cumulant, double error) {
  return error > 0.0 ? third_cumulant / (error * error * error) : 0.0;
}

double variance_of_mean(const SampleSummary& sample) { return sample.sd * sample.sd / sample.n; }

/// Hall (1992), formula 2.2: rises with t throughout.
double straightened(double t, double skewness) {
  return t + skewness * t * t / 3.0 + skewness * skewness * t * t * t / 27.0 + skewness / 6.0;
}

/// The chance of an estimate so far above `edge`, or farther, where that is the true difference.
/// Where nothing varies, what is above is so for sure.
double chance_above(double edge, const MeanDifference& difference) {
  const double by = difference.value - edge;
  if (difference.error == 0.0) return by > 0.0 ? 0.0 : 1.0;
  const boost::math::students_t law{difference.degrees};
  return boost::math::cdf(
      boost::math::complement(law, straightened(by / difference.error, difference.skewness)));
}

/// The same seen from the other side.
double chance_below(double edge, const MeanDifference& difference) {
  auto mirrored = difference;
  mirrored.value = -difference.value;
  mirrored.skewness = -difference.skewness;
  return chance_above(-edge, mirrored);
}

}  // namespace

SampleSummary summary_of(double mean, std::span<const double> deviations) {
  const auto n = static_cast<double>(deviations.size());
  double squares = 0.0;
  double cubes = 0.0;
  for (const double one : deviations) {
    squares += one * one;
    cubes += one * one * one;
  }
  SampleSummary summary{mean, std::sqrt(squares / (n - 1.0)),
                        static_cast<std::uint32_t>(deviations.size()), 0.0};
  if (n >= 3.0) summary.skewness = skewness_of(cubes * n / ((n - 1.0) * (n - 2.0)), summary.sd);
  return summary;
}

MeanDifference paired_means(const SampleSummary& pairs) {
  const double error = std::sqrt(variance_of_mean(pairs));
  return {pairs.mean, error, pairs.n - 1.0, skewness_of(third_cumulant_of_mean(pairs), error)};
}

MeanDifference pooled_means(const SampleSummary& a, const SampleSummary& b) {
  const double degrees = a.n + b.n - 2.0;
  const double squares = (a.n - 1.0) * a.sd * a.sd + (b.n - 1.0) * b.sd * b.sd;
  const double each = 1.0 / a.n + 1.0 / b.n;
  const double error = std::sqrt(squares / degrees * each);
  return {b.mean - a.mean, error, degrees,
          skewness_of(third_cumulant_of_mean(b) - third_cumulant_of_mean(a), error)};
}

MeanDifference welch_means(const SampleSummary& a, const SampleSummary& b) {
  const double of_a = variance_of_mean(a);
  const double of_b = variance_of_mean(b);
  const double sum = of_a + of_b;
  const double denominator = of_a * of_a / (a.n - 1.0) + of_b * of_b / (b.n - 1.0);
  const double degrees = denominator > 0.0 ? sum * sum / denominator : a.n + b.n - 2.0;
  const double error = std::sqrt(sum);
  return {b.mean - a.mean, error, degrees,
          skewness_of(third_cumulant_of_mean(b) - third_cumulant_of_mean(a), error)};
}

Interval interval_of(const MeanDifference& difference, double confidence) {
  const boost::math::students_t law{difference.degrees};
  const double factor = boost::math::quantile(boost::math::complement(law, (1.0 - confidence) / 2));
  const double half = factor * difference.error;
  return {difference.value - half, difference.value + half};
}

EquivalenceTest equivalence(const MeanDifference& difference, double tolerance) {
  return {chance_above(-tolerance, difference), chance_below(tolerance, difference)};
}

double p_of_more(const MeanDifference& difference, double tolerance) {
  const double p = difference.value > 0.0 ? chance_above(tolerance, difference)
                                          : chance_below(-tolerance, difference);
  return std::min(1.0, 2.0 * p);
}

double equivalence_power(double tolerance, double degrees, double significance) {
  const boost::math::students_t student{degrees};
  const boost::math::chi_squared law{degrees};
  const double critical = boost::math::quantile(boost::math::complement(student, significance));
  // Both succeed while the estimate lies within tolerance − critical · s, s the estimated over the
  // true standard error.
  const double largest = tolerance / critical;
  const auto at = [&](double s) {
    const double within = 2.0 * det::normal_cdf(tolerance - critical * s) - 1.0;
    return within * boost::math::pdf(law, degrees * s * s) * 2.0 * degrees * s;
  };
  const double low = std::sqrt(boost::math::quantile(law, k_beyond) / degrees);
  const double high =
      std::sqrt(boost::math::quantile(boost::math::complement(law, k_beyond)) / degrees);
  if (largest <= low) return 0.0;
  using Rule = boost::math::quadrature::gauss_kronrod<double, 31>;
  return Rule::integrate(at, low, std::min(high, largest), k_deepest, 1e-9);
}

}  // namespace cuakhau::experiment
