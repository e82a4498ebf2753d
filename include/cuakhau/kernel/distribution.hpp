#pragma once

// Laws of random quantities as plain values: what a scenario says, comparable and without state.
// Numbers carry the unit of whoever uses them. Domains are checked by problem(); every other
// function needs a law without a problem.

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include <cuakhau/kernel/moments.hpp>  // IWYU pragma: export
#include <cuakhau/kernel/stream.hpp>

namespace cuakhau::kernel {

struct Distribution;

struct Constant {
  double value = 0;
  friend bool operator==(const Constant&, const Constant&) = default;
};

struct Uniform {
  double low = 0;
  double high = 1;
  friend bool operator==(const Uniform&, const Uniform&) = default;
};

struct Exponential {
  double mean = 1;
  friend bool operator==(const Exponential&, const Exponential&) = default;
};

/// Erlang when the shape is whole.
struct Gamma {
  double shape = 1;
  double mean = 1;
  friend bool operator==(const Gamma&, const Gamma&) = default;
};

struct Triangular {
  double low = 0;
  double mode = 0.5;
  double high = 1;
  friend bool operator==(const Triangular&, const Triangular&) = default;
};

/// A normal variate given that it is not negative. Mean and sd are those of the normal before the
/// condition.
struct TruncatedNormal {
  double mean = 1;
  double sd = 1;
  friend bool operator==(const TruncatedNormal&, const TruncatedNormal&) = default;
};

/// Mean and coefficient of variation are those of the variable, not of its logarithm.
struct LogNormal {
  double mean = 1;
  double cv = 1;
  friend bool operator==(const LogNormal&, const LogNormal&) = default;
};

/// P(X > x) = exp(-(x / scale)^shape).
struct Weibull {
  double shape = 1;
  double scale = 1;
  friend bool operator==(const Weibull&, const Weibull&) = default;
};

/// values[i] with probability weights[i] / sum of weights. Values ascend.
struct Discrete {
  std::vector<double> values;
  std::vector<double> weights;
  friend bool operator==(const Discrete&, const Discrete&) = default;
};

/// The continuous law through observed values in ascending order x_1 … x_n: its distribution
/// function is (i - 1) / (n - 1) at x_i and linear between (Law, Simulation Modeling and Analysis,
/// section 6.2.4). Equal values make it jump. One value is a constant.
struct Empirical {
  std::vector<double> values;
  friend bool operator==(const Empirical&, const Empirical&) = default;
};

/// components[i] with probability weights[i] / sum of weights.
struct Mixture {
  std::vector<double> weights;
  std::vector<Distribution> components;
  friend bool operator==(const Mixture& left, const Mixture& right);
};

struct Distribution {
  std::variant<Constant, Uniform, Exponential, Gamma, Triangular, TruncatedNormal, LogNormal,
               Weibull, Discrete, Empirical, Mixture>
      law;
  friend bool operator==(const Distribution&, const Distribution&) = default;
};

/// What is wrong with the parameters, in words ("mode 5 lies outside 6 … 9"); nothing when they are
/// in the domain.
[[nodiscard]] std::optional<std::string> problem(const Distribution& distribution);

/// One variate. The same bits on every machine, and the same as Sampler and VariateStream give.
[[nodiscard]] double sample(const Distribution& distribution, UniformSource& source);

/// Whether a variate is a non-decreasing function of exactly one uniform (none for a constant).
/// Others take as many as they need from the same (index, visit).
[[nodiscard]] bool uses_one_uniform(const Distribution& distribution);

}  // namespace cuakhau::kernel
