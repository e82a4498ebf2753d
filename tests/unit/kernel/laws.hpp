#pragma once

// One law of each kind, for tests that go over all of them.

#include <string>
#include <vector>

#include <cuakhau/kernel/distribution.hpp>

namespace cuakhau::test {

struct NamedLaw {
  std::string name;
  kernel::Distribution law;
};

inline std::vector<NamedLaw> laws() {
  using namespace kernel;  // NOLINT: this is a table
  const Distribution exponential{Exponential{30}};
  const Distribution lognormal{LogNormal{20, 0.5}};
  return {
      {"constant", {Constant{42}}},
      {"uniform", {Uniform{10, 50}}},
      {"exponential", exponential},
      {"gamma below 1", {Gamma{0.4, 12}}},
      {"gamma of shape 1", {Gamma{1, 12}}},
      {"Erlang 4", {Gamma{4, 12}}},
      {"gamma 2.5", {Gamma{2.5, 12}}},
      {"gamma 40", {Gamma{40, 12}}},
      {"triangular", {Triangular{1, 2, 4}}},
      {"triangular with its mode at the end", {Triangular{1, 4, 4}}},
      {"truncated normal", {TruncatedNormal{2, 1.5}}},
      {"truncated normal from below zero", {TruncatedNormal{-3, 1.5}}},
      {"lognormal", lognormal},
      {"Weibull", {Weibull{1.7, 9}}},
      {"discrete", {Discrete{{1, 2, 5}, {1, 0, 3}}}},
      {"empirical", {Empirical{{3, 4, 4.5, 7, 9, 15}}}},
      {"mixture", {Mixture{{3, 1}, {exponential, lognormal}}}},
  };
}

}  // namespace cuakhau::test
