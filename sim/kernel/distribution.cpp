#include <cuakhau/kernel/distribution.hpp>

#include <algorithm>
#include <cmath>
#include <functional>

#include <fmt/format.h>

#include <cuakhau/kernel/sampler.hpp>

namespace cuakhau::kernel {

namespace {

using Problem = std::optional<std::string>;

// Further below zero the probability of a positive value is lost in rounding.
constexpr double k_most_sds_below_zero = 8;

Problem unless_finite(const char* name, double value) {
  if (std::isfinite(value)) return {};
  return fmt::format("{} {} is not finite", name, value);
}

Problem unless_positive(const char* name, double value) {
  if (std::isfinite(value) && value > 0) return {};
  return fmt::format("{} {} is not a positive number", name, value);
}

Problem either(const Problem& first, const Problem& second) { return first ? first : second; }

Problem of_weights(const std::vector<double>& weights, std::size_t wanted) {
  if (weights.empty()) return "there are no weights";
  if (weights.size() != wanted) {
    return fmt::format("{} weights for {} values", weights.size(), wanted);
  }
  double sum = 0;
  for (const double weight : weights) {
    if (!std::isfinite(weight) || weight < 0) {
      return fmt::format("weight {} is negative or not finite", weight);
    }
    sum += weight;
  }
  return unless_positive("sum of weights", sum);
}

Problem of_ascending(const std::vector<double>& values) {
  if (values.empty()) return "there are no values";
  for (const double value : values) {
    if (auto found = unless_finite("value", value)) return found;
  }
  const auto fall = std::ranges::adjacent_find(values, std::greater<>());
  if (fall == values.end()) return {};
  return fmt::format("values do not ascend: {} stands before {}", fall[0], fall[1]);
}

struct Check {
  Problem operator()(const Constant& law) const { return unless_finite("value", law.value); }
  Problem operator()(const Uniform& law) const {
    if (auto found = either(unless_finite("low", law.low), unless_finite("high", law.high))) {
      return found;
    }
    if (law.low <= law.high) return {};
    return fmt::format("low {} lies above high {}", law.low, law.high);
  }
  Problem operator()(const Exponential& law) const { return unless_positive("mean", law.mean); }
  Problem operator()(const Gamma& law) const {
    return either(unless_positive("shape", law.shape), unless_positive("mean", law.mean));
  }
  Problem operator()(const Triangular& law) const {
    if (auto found = either(unless_finite("low", law.low), unless_finite("high", law.high))) {
      return found;
    }
    if (law.low >= law.high) return fmt::format("low {} is not below high {}", law.low, law.high);
    if (law.low <= law.mode && law.mode <= law.high) return {};
    return fmt::format("mode {} lies outside {} … {}", law.mode, law.low, law.high);
  }
  Problem operator()(const TruncatedNormal& law) const {
    if (auto found = either(unless_finite("mean", law.mean), unless_positive("sd", law.sd))) {
      return found;
    }
    if (law.mean >= -k_most_sds_below_zero * law.sd) return {};
    return fmt::format("mean {} lies more than {} standard deviations below 0", law.mean,
                       k_most_sds_below_zero);
  }
  Problem operator()(const LogNormal& law) const {
    return either(unless_positive("mean", law.mean), unless_positive("cv", law.cv));
  }
  Problem operator()(const Weibull& law) const {
    return either(unless_positive("shape", law.shape), unless_positive("scale", law.scale));
  }
  Problem operator()(const Discrete& law) const {
    return either(of_ascending(law.values), of_weights(law.weights, law.values.size()));
  }
  Problem operator()(const Empirical& law) const { return of_ascending(law.values); }
  Problem operator()(const Mixture& law) const {
    if (auto found = of_weights(law.weights, law.components.size())) return found;
    for (std::size_t i = 0; i < law.components.size(); ++i) {
      if (auto found = problem(law.components[i])) {
        return fmt::format("component {}: {}", i + 1, *found);
      }
    }
    return {};
  }
};

}  // namespace

bool operator==(const Mixture& left, const Mixture& right) {
  return left.weights == right.weights && left.components == right.components;
}

std::optional<std::string> problem(const Distribution& distribution) {
  return std::visit(Check{}, distribution.law);
}

double sample(const Distribution& distribution, UniformSource& source) {
  return Sampler(distribution).draw(source);
}

bool uses_one_uniform(const Distribution& distribution) {
  return Sampler(distribution).uses_one_uniform();
}

}  // namespace cuakhau::kernel
