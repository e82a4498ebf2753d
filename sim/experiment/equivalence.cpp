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

double variance_of_mean(const SampleSummary& sample) { return sample.sd * sample.sd / sample.n; }

/// P(T ≥ by / error). Where nothing varies, what is above 0 is so for sure.
double chance_of_more(double by, const MeanDifference& difference) {
  if (difference.error == 0.0) return by > 0.0 ? 0.0 : 1.0;
  const boost::math::students_t law{difference.degrees};
  return boost::math::cdf(boost::math::complement(law, by / difference.error));
}

}  // namespace

MeanDifference paired_means(const SampleSummary& pairs) {
  return {pairs.mean, std::sqrt(variance_of_mean(pairs)), pairs.n - 1.0};
}

MeanDifference pooled_means(const SampleSummary& a, const SampleSummary& b) {
  const double degrees = a.n + b.n - 2.0;
  const double squares = (a.n - 1.0) * a.sd * a.sd + (b.n - 1.0) * b.sd * b.sd;
  const double each = 1.0 / a.n + 1.0 / b.n;
  return {b.mean - a.mean, std::sqrt(squares / degrees * each), degrees};
}

MeanDifference welch_means(const SampleSummary& a, const SampleSummary& b) {
  const double of_a = variance_of_mean(a);
  const double of_b = variance_of_mean(b);
  const double sum = of_a + of_b;
  const double denominator = of_a * of_a / (a.n - 1.0) + of_b * of_b / (b.n - 1.0);
  const double degrees = denominator > 0.0 ? sum * sum / denominator : a.n + b.n - 2.0;
  return {b.mean - a.mean, std::sqrt(sum), degrees};
}

Interval interval_of(const MeanDifference& difference, double confidence) {
  const boost::math::students_t law{difference.degrees};
  const double factor = boost::math::quantile(boost::math::complement(law, (1.0 - confidence) / 2));
  const double half = factor * difference.error;
  return {difference.value - half, difference.value + half};
}

EquivalenceTest equivalence(const MeanDifference& difference, double tolerance) {
  return {chance_of_more(tolerance + difference.value, difference),
          chance_of_more(tolerance - difference.value, difference)};
}

double p_of_more(const MeanDifference& difference, double tolerance) {
  const double by = std::abs(difference.value) - tolerance;
  return std::min(1.0, 2.0 * chance_of_more(by, difference));
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
