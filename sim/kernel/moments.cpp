#include <cuakhau/kernel/moments.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>

#include <cuakhau/base/elementary.hpp>
#include <cuakhau/kernel/distribution.hpp>

#include "kernel/detail/special.hpp"

namespace cuakhau::kernel {

namespace {

double square(double x) { return x * x; }

double total(const std::vector<double>& weights) {
  return std::accumulate(weights.begin(), weights.end(), 0.0);
}

/// The moment of order k of a Weibull variate of scale 1: the gamma function of 1 + k / shape.
double weibull_moment(double shape, double k) {
  return det::exp(detail::log_gamma(1.0 + k / shape));
}

/// Density over probability of the positive side, for a standard normal cut at -z (Greene,
/// theorem 19.2).
double inverse_mills(double z) {
  constexpr double k_one_over_sqrt_two_pi = 0x1.9884533d43651p-2;
  return k_one_over_sqrt_two_pi * det::exp(-0.5 * z * z) / det::normal_cdf(z);
}

double log_variance(const LogNormal& law) { return det::log(1.0 + square(law.cv)); }

struct Mean {
  double operator()(const Constant& law) const { return law.value; }
  double operator()(const Uniform& law) const { return 0.5 * (law.low + law.high); }
  double operator()(const Exponential& law) const { return law.mean; }
  double operator()(const Gamma& law) const { return law.mean; }
  double operator()(const Triangular& law) const { return (law.low + law.mode + law.high) / 3.0; }
  double operator()(const TruncatedNormal& law) const {
    return law.mean + law.sd * inverse_mills(law.mean / law.sd);
  }
  double operator()(const LogNormal& law) const { return law.mean; }
  double operator()(const Weibull& law) const { return law.scale * weibull_moment(law.shape, 1); }
  double operator()(const Discrete& law) const {
    return std::inner_product(law.values.begin(), law.values.end(), law.weights.begin(), 0.0) /
           total(law.weights);
  }
  double operator()(const Empirical& law) const {
    const auto& x = law.values;
    if (x.size() == 1) return x.front();
    return (total(x) - 0.5 * (x.front() + x.back())) / static_cast<double>(x.size() - 1);
  }
  double operator()(const Mixture& law) const {
    double sum = 0;
    for (std::size_t i = 0; i < law.weights.size(); ++i) {
      sum += law.weights[i] * mean(law.components[i]);
    }
    return sum / total(law.weights);
  }
};

struct Variance {
  double operator()(const Constant& /*law*/) const { return 0; }
  double operator()(const Uniform& law) const { return square(law.high - law.low) / 12.0; }
  double operator()(const Exponential& law) const { return square(law.mean); }
  double operator()(const Gamma& law) const { return square(law.mean) / law.shape; }
  double operator()(const Triangular& law) const {
    const double left = law.mode - law.low;
    const double right = law.high - law.mode;
    return (square(left) + left * right + square(right)) / 18.0;
  }
  double operator()(const TruncatedNormal& law) const {
    const double z = law.mean / law.sd;
    const double ratio = inverse_mills(z);
    return square(law.sd) * (1.0 - ratio * (z + ratio));
  }
  double operator()(const LogNormal& law) const { return square(law.mean * law.cv); }
  double operator()(const Weibull& law) const {
    return square(law.scale) *
           (weibull_moment(law.shape, 2) - square(weibull_moment(law.shape, 1)));
  }
  double operator()(const Discrete& law) const {
    const double centre = Mean{}(law);
    double sum = 0;
    for (std::size_t i = 0; i < law.values.size(); ++i) {
      sum += law.weights[i] * square(law.values[i] - centre);
    }
    return sum / total(law.weights);
  }
  double operator()(const Empirical& law) const {
    const auto& x = law.values;
    if (x.size() == 1) return 0;
    const double centre = Mean{}(law);
    double sum = 0;  // of the second moments of the uniform laws between neighbours
    for (std::size_t i = 1; i < x.size(); ++i) {
      const double left = x[i - 1] - centre;
      const double right = x[i] - centre;
      sum += (square(left) + left * right + square(right)) / 3.0;
    }
    return sum / static_cast<double>(x.size() - 1);
  }
  double operator()(const Mixture& law) const {
    const double centre = Mean{}(law);
    double sum = 0;
    for (std::size_t i = 0; i < law.weights.size(); ++i) {
      const Distribution& component = law.components[i];
      sum += law.weights[i] * (variance(component) + square(mean(component) - centre));
    }
    return sum / total(law.weights);
  }
};

struct Cdf {
  double x;

  double operator()(const Constant& law) const { return x < law.value ? 0 : 1; }
  double operator()(const Uniform& law) const {
    if (x >= law.high) return 1;
    return x <= law.low ? 0 : (x - law.low) / (law.high - law.low);
  }
  double operator()(const Exponential& law) const {
    return x <= 0 ? 0 : 1.0 - det::exp(-x / law.mean);
  }
  double operator()(const Gamma& law) const {
    return detail::gamma_p(law.shape, x * law.shape / law.mean);
  }
  double operator()(const Triangular& law) const {
    const double width = law.high - law.low;
    if (x <= law.low) return 0;
    if (x >= law.high) return 1;
    if (x < law.mode) return square(x - law.low) / (width * (law.mode - law.low));
    return 1.0 - square(law.high - x) / (width * (law.high - law.mode));
  }
  double operator()(const TruncatedNormal& law) const {
    if (x < 0) return 0;
    return 1.0 - det::normal_cdf((law.mean - x) / law.sd) / det::normal_cdf(law.mean / law.sd);
  }
  double operator()(const LogNormal& law) const {
    if (x <= 0) return 0;
    const double spread = log_variance(law);
    return det::normal_cdf((det::log(x / law.mean) + 0.5 * spread) / std::sqrt(spread));
  }
  double operator()(const Weibull& law) const {
    return x <= 0 ? 0 : 1.0 - det::exp(-det::pow(x / law.scale, law.shape));
  }
  double operator()(const Discrete& law) const {
    double sum = 0;
    for (std::size_t i = 0; i < law.values.size(); ++i) {
      if (law.values[i] <= x) sum += law.weights[i];
    }
    return sum / total(law.weights);
  }
  double operator()(const Empirical& law) const {
    const auto above = std::ranges::upper_bound(law.values, x);
    if (above == law.values.begin()) return 0;
    if (above == law.values.end()) return 1;
    const double below = *(above - 1);
    const auto rank = static_cast<double>(above - 1 - law.values.begin());
    const double part = (x - below) / (*above - below);
    return (rank + part) / static_cast<double>(law.values.size() - 1);
  }
  double operator()(const Mixture& law) const {
    double sum = 0;
    for (std::size_t i = 0; i < law.weights.size(); ++i) {
      sum += law.weights[i] * cdf(law.components[i], x);
    }
    return sum / total(law.weights);
  }
};

}  // namespace

double mean(const Distribution& distribution) { return std::visit(Mean{}, distribution.law); }

double variance(const Distribution& distribution) {
  return std::visit(Variance{}, distribution.law);
}

double cdf(const Distribution& distribution, double x) {
  return std::visit(Cdf{x}, distribution.law);
}

}  // namespace cuakhau::kernel
