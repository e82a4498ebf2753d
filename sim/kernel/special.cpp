#include "kernel/detail/special.hpp"

#include <limits>

#include <cuakhau/base/elementary.hpp>

namespace cuakhau::kernel::detail {

namespace {

constexpr double k_epsilon = std::numeric_limits<double>::epsilon();
constexpr double k_half_log_two_pi = 0x1.d67f1c864beb5p-1;
// For the largest shapes in use the terms fall off after about 10 sqrt(shape) steps.
constexpr int k_most_steps = 100'000;

/// Abramowitz & Stegun 6.1.41; for x >= 10 the first term left out is below 2e-15.
double stirling(double x) {
  const double r = 1.0 / (x * x);
  const double series =
      (1.0 / 12 + r * (-1.0 / 360 +
                       r * (1.0 / 1260 + r * (-1.0 / 1680 + r * (1.0 / 1188 + r * (-691.0 / 360360 +
                                                                                   r / 156)))))) /
      x;
  return (x - 0.5) * det::log(x) - x + k_half_log_two_pi + series;
}

double by_series(double shape, double x) {
  double term = 1.0 / shape;
  double sum = term;
  for (int step = 1; step < k_most_steps && term > sum * k_epsilon; ++step) {
    term *= x / (shape + step);
    sum += term;
  }
  return sum;
}

/// Modified Lentz evaluation of the fraction for Q(shape, x), without its leading factor.
double by_fraction(double shape, double x) {
  constexpr double k_tiny = 1e-300;
  double b = x + 1.0 - shape;
  double c = 1.0 / k_tiny;
  double d = 1.0 / b;
  double value = d;
  for (int step = 1; step < k_most_steps; ++step) {
    const double a = -step * (step - shape);
    b += 2.0;
    d = a * d + b;
    if (d > -k_tiny && d < k_tiny) d = k_tiny;
    c = b + a / c;
    if (c > -k_tiny && c < k_tiny) c = k_tiny;
    d = 1.0 / d;
    const double factor = d * c;
    value *= factor;
    if (factor - 1.0 < k_epsilon && 1.0 - factor < k_epsilon) break;
  }
  return value;
}

}  // namespace

double log_gamma(double x) {
  double product = 1.0;
  while (x < 10.0) product *= x++;
  return stirling(x) - det::log(product);
}

double gamma_p(double shape, double x) {
  if (x <= 0.0) return 0.0;
  const double front = det::exp(shape * det::log(x) - x - log_gamma(shape));
  if (x < shape + 1.0) return front * by_series(shape, x);
  return 1.0 - front * by_fraction(shape, x);
}

}  // namespace cuakhau::kernel::detail
