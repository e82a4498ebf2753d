#pragma once

// A distribution made ready for many draws: what depends on its parameters alone is computed once.
// Draws give the same bits as sample().

#include <cstddef>
#include <cstdint>
#include <variant>
#include <vector>

#include <cuakhau/kernel/distribution.hpp>
#include <cuakhau/kernel/stream.hpp>

namespace cuakhau::kernel {

class Sampler {
 public:
  /// @param distribution one without a problem()
  explicit Sampler(const Distribution& distribution);

  [[nodiscard]] double draw(UniformSource& source) const;

  /// Whether at_uniform() serves for draw(); see uses_one_uniform(const Distribution&).
  [[nodiscard]] bool uses_one_uniform() const;

  /// Whether all variates are equal, so that no uniform is needed.
  [[nodiscard]] bool is_constant() const;

  /// The quantile of order u, for a law that uses one uniform.
  [[nodiscard]] double at_uniform(double u) const;

  /// Whether at_uniforms() is much cheaper than as many calls of at_uniform().
  [[nodiscard]] bool gains_from_blocks() const;

  /// at_uniform() of each of `count` uniforms, in place.
  void at_uniforms(double* values, std::size_t count) const;

 private:
  struct Affine {  // intercept + slope u: constant and uniform
    double intercept;
    double slope;
  };
  struct Logarithmic {  // -mean log(1 - u)
    double mean;
  };
  struct Erlang {
    std::uint32_t shape;
    double scale;
  };
  struct MarsagliaTsang {
    double d;
    double c;
    double scale;
    double boost;  // 1 / shape when the shape is below 1, else 0
  };
  struct Tail {  // normal beyond 0: mean - sd quantile((1 - u) above_zero)
    double mean;
    double sd;
    double above_zero;
  };
  struct LogScale {  // exp(mu + sigma quantile(u))
    double mu;
    double sigma;
  };
  struct Power {  // scale (-log(1 - u))^exponent
    double scale;
    double exponent;
  };
  struct Steps {
    std::vector<double> values;
    std::vector<double> upper;  // running sums of the weights
  };
  struct Broken {
    std::vector<double> values;
  };
  struct Choice {
    std::vector<double> upper;
    std::vector<Sampler> components;
  };
  using Law = std::variant<Affine, Logarithmic, Erlang, MarsagliaTsang, Triangular, Tail, LogScale,
                           Power, Steps, Broken, Choice>;
  struct Preparation;  // Distribution to Law
  struct Inversion;    // quantiles
  struct Drawing;      // variates that take more than one uniform

  Law law_;
};

}  // namespace cuakhau::kernel
