#include <cuakhau/experiment/price.hpp>

#include <algorithm>
#include <cmath>

namespace cuakhau::experiment {
namespace {

constexpr double k_million = 1e6;

Contributions less(const Contributions& one, const Contributions& other) {
  Contributions rest{one.value - other.value, one.errors};
  for (std::size_t k = 0; k < rest.errors.size(); ++k) rest.errors[k] -= other.errors[k];
  return rest;
}

/// Sum of products over replications.
double product(const Contributions& one, const Contributions& other) {
  double sum = 0.0;
  for (std::size_t k = 0; k < one.errors.size(); ++k) sum += one.errors[k] * other.errors[k];
  return sum;
}

}  // namespace

std::optional<Interval> fieller(const Contributions& numerator, const Contributions& denominator,
                                double confidence) {
  const auto n = static_cast<std::uint32_t>(numerator.errors.size());
  if (n < 2) return std::nullopt;
  const double factor = student_factor(n, confidence);
  const double each = factor * factor / (static_cast<double>(n) * (n - 1.0));
  // The roots of square · value² − 2 · cross · value + rest.
  const double square =
      denominator.value * denominator.value - each * product(denominator, denominator);
  if (square <= 0.0) return std::nullopt;
  const double cross = numerator.value * denominator.value - each * product(numerator, denominator);
  const double rest = numerator.value * numerator.value - each * product(numerator, numerator);
  const double half = std::sqrt(std::max(cross * cross - square * rest, 0.0)) / square;
  return Interval{cross / square - half, cross / square + half};
}

Price price_of_waiting_saved(const Spending& base, const Spending& other, double confidence) {
  Price price{.currency{},
              .cost = difference(base.cost, other.cost, confidence),
              .saved = difference(other.waiting_hours, base.waiting_hours, confidence),
              .value{},
              .interval{}};
  if (!price.saved.interval || price.saved.interval->low <= 0.0) return price;
  const auto ends = fieller(less(other.cost, base.cost),
                            less(base.waiting_hours, other.waiting_hours), confidence);
  price.value = k_million * price.cost.value / price.saved.value;
  if (ends) price.interval = Interval{k_million * ends->low, k_million * ends->high};
  return price;
}

}  // namespace cuakhau::experiment
