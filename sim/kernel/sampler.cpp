#include <cuakhau/kernel/sampler.hpp>

#include <algorithm>
#include <cmath>

#include <cuakhau/base/contract.hpp>
#include <cuakhau/base/elementary.hpp>

namespace cuakhau::kernel {

namespace {

// Up to this shape the logarithm of a product of uniforms is cheaper than rejection.
constexpr double k_most_summed = 8;

std::vector<double> running_sums(const std::vector<double>& weights) {
  std::vector<double> sums;
  sums.reserve(weights.size());
  double sum = 0;
  for (const double weight : weights) sums.push_back(sum += weight);
  return sums;
}

/// The index i with upper[i - 1] <= u total < upper[i]: never one of weight zero.
std::size_t chosen(const std::vector<double>& upper, double u) {
  const double target = u * upper.back();
  const auto above = std::ranges::upper_bound(upper, target);
  // The product may have been rounded up to the total.
  const auto found = above != upper.end() ? above : std::ranges::lower_bound(upper, upper.back());
  return static_cast<std::size_t>(found - upper.begin());
}

}  // namespace

struct Sampler::Preparation {
  Law operator()(const Constant& law) const { return Affine{law.value, 0}; }
  Law operator()(const Uniform& law) const { return Affine{law.low, law.high - law.low}; }
  Law operator()(const Exponential& law) const { return Logarithmic{law.mean}; }
  Law operator()(const Gamma& law) const {
    const double scale = law.mean / law.shape;
    if (law.shape == 1) return Logarithmic{law.mean};
    if (law.shape <= k_most_summed && law.shape == std::floor(law.shape)) {
      return Erlang{static_cast<std::uint32_t>(law.shape), scale};
    }
    const double raised = law.shape < 1 ? law.shape + 1 : law.shape;
    const double d = raised - 1.0 / 3.0;
    return MarsagliaTsang{d, 1.0 / std::sqrt(9.0 * d), scale, law.shape < 1 ? 1.0 / law.shape : 0};
  }
  Law operator()(const Triangular& law) const { return law; }
  Law operator()(const TruncatedNormal& law) const {
    return Tail{law.mean, law.sd, det::normal_cdf(law.mean / law.sd)};
  }
  Law operator()(const LogNormal& law) const {
    const double sigma_squared = det::log(1.0 + law.cv * law.cv);
    return LogScale{det::log(law.mean) - 0.5 * sigma_squared, std::sqrt(sigma_squared)};
  }
  Law operator()(const Weibull& law) const { return Power{law.scale, 1.0 / law.shape}; }
  Law operator()(const Discrete& law) const { return Steps{law.values, running_sums(law.weights)}; }
  Law operator()(const Empirical& law) const { return Broken{law.values}; }
  Law operator()(const Mixture& law) const {
    Choice choice{running_sums(law.weights), {}};
    for (const Distribution& component : law.components) choice.components.emplace_back(component);
    return choice;
  }
};

// 1 - u rather than u under the logarithm makes every quantile rise with u; it is exact.
struct Sampler::Inversion {
  double u;

  double operator()(const Affine& law) const { return law.intercept + law.slope * u; }
  double operator()(const Logarithmic& law) const { return -law.mean * det::log(1.0 - u); }
  double operator()(const Triangular& law) const {
    const double width = law.high - law.low;
    if (u * width < law.mode - law.low) {
      return law.low + std::sqrt(u * width * (law.mode - law.low));
    }
    return law.high - std::sqrt((1.0 - u) * width * (law.high - law.mode));
  }
  double operator()(const Tail& law) const {
    const double z = det::normal_quantile((1.0 - u) * law.above_zero);
    return std::max(0.0, law.mean - law.sd * z);
  }
  double operator()(const LogScale& law) const {
    return det::exp(law.mu + law.sigma * det::normal_quantile(u));
  }
  double operator()(const Power& law) const {
    return law.scale * det::pow(-det::log(1.0 - u), law.exponent);
  }
  double operator()(const Steps& law) const { return law.values[chosen(law.upper, u)]; }
  double operator()(const Broken& law) const {
    const double place = u * static_cast<double>(law.values.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    const double left = law.values[below];
    if (below + 1 >= law.values.size()) return left;
    return left + (place - static_cast<double>(below)) * (law.values[below + 1] - left);
  }
  template <class Other>
  double operator()(const Other& /*law*/) const {
    CUAKHAU_CHECK(false, "a quantile of a law that takes more than one uniform");
    return 0;
  }
};

struct Sampler::Drawing {
  UniformSource& source;

  double operator()(const Affine& law) const {
    return law.slope == 0 ? law.intercept : Inversion{source.next()}(law);
  }
  /// A sum of exponentials by one logarithm: the product of 8 numbers above 2^-53 does not
  /// underflow.
  double operator()(const Erlang& law) const {
    double product = 1.0;
    for (std::uint32_t i = 0; i < law.shape; ++i) product *= 1.0 - source.next();
    return -law.scale * det::log(product);
  }
  /// Marsaglia & Tsang (2000), A simple method for generating gamma variables; shapes below 1 by
  /// their section 6.
  double operator()(const MarsagliaTsang& law) const {
    const double boost = law.boost == 0 ? 1.0 : det::pow(source.next(), law.boost);
    for (;;) {
      const double x = det::normal_quantile(source.next());
      const double root = 1.0 + law.c * x;
      if (root <= 0) continue;
      const double v = root * root * root;
      if (det::log(source.next()) < 0.5 * x * x + law.d * (1.0 - v + det::log(v))) {
        return law.d * v * law.scale * boost;
      }
    }
  }
  double operator()(const Choice& law) const {
    return law.components[chosen(law.upper, source.next())].draw(source);
  }
  template <class Invertible>
  double operator()(const Invertible& law) const {
    return Inversion{source.next()}(law);
  }
};

Sampler::Sampler(const Distribution& distribution)
    : law_(std::visit(Preparation{}, distribution.law)) {}

double Sampler::draw(UniformSource& source) const { return std::visit(Drawing{source}, law_); }

bool Sampler::uses_one_uniform() const {
  return !std::holds_alternative<Erlang>(law_) && !std::holds_alternative<MarsagliaTsang>(law_) &&
         !std::holds_alternative<Choice>(law_);
}

bool Sampler::is_constant() const {
  const auto* law = std::get_if<Affine>(&law_);
  return law != nullptr && law->slope == 0;
}

bool Sampler::gains_from_blocks() const {
  return std::holds_alternative<Affine>(law_) || std::holds_alternative<Logarithmic>(law_);
}

double Sampler::at_uniform(double u) const { return std::visit(Inversion{u}, law_); }

void Sampler::at_uniforms(double* values, std::size_t count) const {
  if (const auto* law = std::get_if<Logarithmic>(&law_)) {
    for (std::size_t i = 0; i < count; ++i) values[i] = 1.0 - values[i];
    det::log_block(values, values, count);
    for (std::size_t i = 0; i < count; ++i) values[i] = -law->mean * values[i];
    return;
  }
  if (const auto* law = std::get_if<Affine>(&law_)) {
    for (std::size_t i = 0; i < count; ++i) values[i] = law->intercept + law->slope * values[i];
    return;
  }
  for (std::size_t i = 0; i < count; ++i) values[i] = at_uniform(values[i]);
}

}  // namespace cuakhau::kernel
