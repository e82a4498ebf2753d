#include <cuakhau/experiment/interval.hpp>

#include <cmath>

#include <boost/math/distributions/students_t.hpp>

#include <cuakhau/base/contract.hpp>

namespace cuakhau::experiment {
namespace {

double sum_of(std::span<const double> values) {
  double sum = 0.0;
  for (const double value : values) sum += value;
  return sum;
}

/// @param squares sum of the squared deviations of the n contributions
Spread spread(double value, double squares, std::size_t count, double confidence) {
  const auto n = static_cast<std::uint32_t>(count);
  Spread spread{value, std::nullopt, std::nullopt, n};
  if (n < 2) return spread;
  const double sd = std::sqrt(squares / (n - 1.0));
  const double half = student_factor(n, confidence) * sd / std::sqrt(static_cast<double>(n));
  spread.sd = sd;
  spread.interval = Interval{value - half, value + half};
  return spread;
}

}  // namespace

double student_factor(std::uint32_t n, double confidence) {
  const boost::math::students_t law{n - 1.0};
  return boost::math::quantile(boost::math::complement(law, (1.0 - confidence) / 2.0));
}

Spread mean_of(std::span<const double> values, double confidence) {
  CUAKHAU_CHECK(!values.empty(), "the mean of nothing");
  const double mean = sum_of(values) / static_cast<double>(values.size());
  double squares = 0.0;
  for (const double value : values) squares += (value - mean) * (value - mean);
  return spread(mean, squares, values.size(), confidence);
}

Spread ratio_of(std::span<const double> numerators, std::span<const double> denominators,
                double confidence) {
  CUAKHAU_CHECK(numerators.size() == denominators.size(), "{} numerators over {} denominators",
                numerators.size(), denominators.size());
  const double whole = sum_of(denominators);
  CUAKHAU_CHECK(whole != 0.0, "a ratio over nothing");
  const double ratio = sum_of(numerators) / whole;
  const double mean_denominator = whole / static_cast<double>(denominators.size());
  double squares = 0.0;
  for (std::size_t k = 0; k < numerators.size(); ++k) {
    const double residual = (numerators[k] - ratio * denominators[k]) / mean_denominator;
    squares += residual * residual;
  }
  return spread(ratio, squares, numerators.size(), confidence);
}

}  // namespace cuakhau::experiment
