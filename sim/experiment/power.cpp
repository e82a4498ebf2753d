#include <cuakhau/experiment/power.hpp>

#include <cmath>

#include <boost/math/distributions/non_central_t.hpp>

#include <cuakhau/experiment/interval.hpp>

namespace cuakhau::experiment {
namespace {

constexpr std::uint32_t k_most_pairs = 1'000'000;
// Where the law lies so far out that the power is 1 to the last digit, its series need not be
// summed.
constexpr double k_certain = 30.0;
constexpr int k_bisections = 60;

}  // namespace

double paired_power(std::uint32_t n, double effect, double significance) {
  const double critical = student_factor(n, 1.0 - significance);
  const double shift = effect * std::sqrt(static_cast<double>(n));
  if (shift > critical + k_certain) return 1.0;
  const boost::math::non_central_t law{n - 1.0, shift};
  return boost::math::cdf(boost::math::complement(law, critical)) +
         boost::math::cdf(law, -critical);
}

std::optional<std::uint32_t> pairs_needed(double effect, double significance) {
  const auto is_enough = [=](std::uint32_t n) {
    return paired_power(n, effect, significance) >= k_power;
  };
  std::uint32_t high = 2;
  while (!is_enough(high)) {
    if (high >= k_most_pairs) return std::nullopt;
    high *= 2;
  }
  std::uint32_t low = high / 2;  // too few, or one
  while (high - low > 1) {
    const auto middle = low + (high - low) / 2;
    (is_enough(middle) ? high : low) = middle;
  }
  if (high > k_most_pairs) return std::nullopt;
  return high;
}

double detectable_effect(std::uint32_t n, double significance) {
  double high = 1.0;
  while (paired_power(n, high, significance) < k_power) high *= 2.0;
  double low = 0.0;
  for (int step = 0; step < k_bisections; ++step) {
    const double middle = (low + high) / 2.0;
    (paired_power(n, middle, significance) < k_power ? low : high) = middle;
  }
  return high;
}

}  // namespace cuakhau::experiment
