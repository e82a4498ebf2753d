#include <cuakhau/kernel/distribution.hpp>

#include <limits>

#include "support/catch.hpp"
#include "unit/kernel/laws.hpp"

namespace cuakhau::kernel {

namespace {

constexpr double k_infinity = std::numeric_limits<double>::infinity();
constexpr double k_nan = std::numeric_limits<double>::quiet_NaN();

struct Fault {
  Distribution law;
  const char* message;
};

const Distribution k_good{Constant{1}};
const Distribution k_bad{Exponential{-1}};

const Fault k_faults[] = {
    {{Constant{k_nan}}, "value nan is not finite"},
    {{Uniform{3, 2}}, "low 3 lies above high 2"},
    {{Uniform{0, k_infinity}}, "high inf is not finite"},
    {{Exponential{0}}, "mean 0 is not a positive number"},
    {{Gamma{-1, 2}}, "shape -1 is not a positive number"},
    {{Gamma{1, k_nan}}, "mean nan is not a positive number"},
    {{Triangular{6, 5, 9}}, "mode 5 lies outside 6 … 9"},
    {{Triangular{6, 6, 6}}, "low 6 is not below high 6"},
    {{Triangular{6, k_nan, 9}}, "mode nan lies outside 6 … 9"},
    {{TruncatedNormal{1, 0}}, "sd 0 is not a positive number"},
    {{TruncatedNormal{-9, 1}}, "mean -9 lies more than 8 standard deviations below 0"},
    {{LogNormal{20, 0}}, "cv 0 is not a positive number"},
    {{Weibull{1, -2}}, "scale -2 is not a positive number"},
    {{Discrete{{}, {}}}, "there are no values"},
    {{Discrete{{1, 2}, {1}}}, "1 weights for 2 values"},
    {{Discrete{{2, 1}, {1, 1}}}, "values do not ascend: 2 stands before 1"},
    {{Discrete{{1, 2}, {1, -1}}}, "weight -1 is negative or not finite"},
    {{Discrete{{1, 2}, {0, 0}}}, "sum of weights 0 is not a positive number"},
    {{Empirical{{}}}, "there are no values"},
    {{Empirical{{1, k_nan}}}, "value nan is not finite"},
    {{Mixture{{}, {}}}, "there are no weights"},
    {{Mixture{{1, 1}, {k_good, k_bad}}}, "component 2: mean -1 is not a positive number"},
};

}  // namespace

TEST_CASE("parameters outside their domain are a problem in words") {
  for (const Fault& fault : k_faults) CHECK(problem(fault.law).value_or("none") == fault.message);
}

TEST_CASE("laws in their domain have no problem") {
  for (const auto& [name, law] : test::laws()) {
    INFO(name);
    CHECK_FALSE(problem(law).has_value());
  }
}

TEST_CASE("laws are equal when kind and parameters are") {
  const auto all = test::laws();
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (std::size_t k = 0; k < all.size(); ++k) CHECK((all[i].law == all[k].law) == (i == k));
  }
  CHECK(Distribution{Mixture{{1}, {k_good}}} != Distribution{Mixture{{1}, {k_bad}}});
}

TEST_CASE("a degenerate uniform law is a constant") {
  UniformSource source(StreamKey::root(1), 0);
  CHECK(sample({Uniform{5, 5}}, source) == 5);
}

}  // namespace cuakhau::kernel
