#include <cuakhau/experiment/paired.hpp>

#include <algorithm>
#include <cmath>

#include <boost/math/distributions/students_t.hpp>

#include <cuakhau/base/contract.hpp>

namespace cuakhau::experiment {
namespace {

using model::Reading;

// What is left of a variance of 1 by rounding alone is far below this.
constexpr double k_rounding = 1e-20;

std::optional<Contributions> of_ratio(Sample sample) {
  double numerators = 0.0;
  double denominators = 0.0;
  for (const Reading& reading : sample) {
    numerators += reading.numerator;
    denominators += reading.denominator;
  }
  if (denominators == 0.0) return std::nullopt;
  Contributions found{numerators / denominators, {}};
  const double mean = denominators / static_cast<double>(sample.size());
  found.errors.reserve(sample.size());
  for (const Reading& reading : sample)
    found.errors.push_back((reading.numerator - found.value * reading.denominator) / mean);
  return found;
}

std::optional<Contributions> of_values(const std::vector<double>& values) {
  if (values.empty()) return std::nullopt;
  double sum = 0.0;
  for (const double value : values) sum += value;
  Contributions found{sum / static_cast<double>(values.size()), values};
  for (double& error : found.errors) error -= found.value;
  return found;
}

bool is_everywhere(std::span<const Sample> samples, std::size_t replication) {
  return std::ranges::none_of(samples,
                              [=](Sample sample) { return sample[replication].is_absent(); });
}

/// The values of a sample in those replications in which all have one.
std::vector<double> common_values(std::span<const Sample> samples, std::size_t which) {
  std::vector<double> values;
  for (std::size_t k = 0; k < samples[which].size(); ++k)
    if (is_everywhere(samples, k)) values.push_back(samples[which][k].value());
  return values;
}

/// Two-sided p of the t statistic value / (sd / √n).
double p_of(double value, double sd, std::uint32_t n) {
  if (sd == 0.0) return value == 0.0 ? 1.0 : 0.0;
  const boost::math::students_t law{n - 1.0};
  const double t = std::abs(value) / (sd / std::sqrt(static_cast<double>(n)));
  return 2.0 * boost::math::cdf(boost::math::complement(law, t));
}

struct Squares {
  double a = 0.0;
  double b = 0.0;
  double product = 0.0;
  double pairs = 0.0;
};

Squares squares_of(const Contributions& a, const Contributions& b) {
  Squares sum;
  for (std::size_t k = 0; k < a.errors.size(); ++k) {
    const double difference = b.errors[k] - a.errors[k];
    sum.a += a.errors[k] * a.errors[k];
    sum.b += b.errors[k] * b.errors[k];
    sum.product += a.errors[k] * b.errors[k];
    sum.pairs += difference * difference;
  }
  if (sum.pairs <= k_rounding * (sum.a + sum.b)) sum.pairs = 0.0;
  return sum;
}

}  // namespace

std::optional<std::vector<Contributions>> contributions(std::span<const Sample> samples,
                                                        model::Pooling pooling) {
  std::vector<Contributions> all;
  for (std::size_t which = 0; which < samples.size(); ++which) {
    auto one = pooling == model::Pooling::ratio ? of_ratio(samples[which])
                                                : of_values(common_values(samples, which));
    if (!one) return std::nullopt;
    all.push_back(std::move(*one));
  }
  return all;
}

Difference difference(const Contributions& a, const Contributions& b, double confidence) {
  CUAKHAU_CHECK(a.errors.size() == b.errors.size(), "{} replications against {}", a.errors.size(),
                b.errors.size());
  Difference found;
  found.value = b.value - a.value;
  found.n = static_cast<std::uint32_t>(a.errors.size());
  if (found.n < 2) return found;
  const auto squares = squares_of(a, b);
  const double sd = std::sqrt(squares.pairs / (found.n - 1.0));
  const double half =
      student_factor(found.n, confidence) * sd / std::sqrt(static_cast<double>(found.n));
  found.sd = sd;
  found.interval = Interval{found.value - half, found.value + half};
  found.p = p_of(found.value, sd, found.n);
  if (squares.a > 0.0 && squares.b > 0.0)
    found.correlation = std::clamp(squares.product / std::sqrt(squares.a * squares.b), -1.0, 1.0);
  if (squares.pairs > 0.0) found.pairing = (squares.a + squares.b) / squares.pairs;
  return found;
}

bool are_identical(Sample a, Sample b) {
  return std::ranges::equal(a, b, [](const Reading& one, const Reading& other) {
    if (one.is_absent() || other.is_absent()) return one.is_absent() == other.is_absent();
    return one.value() == other.value();
  });
}

}  // namespace cuakhau::experiment
