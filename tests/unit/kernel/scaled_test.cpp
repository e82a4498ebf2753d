#include <cuakhau/kernel/scaled.hpp>

#include "support/catch.hpp"

namespace cuakhau::kernel {
namespace {

std::vector<Distribution> all_laws() {
  return {{Constant{3.0}},
          {Uniform{1.0, 4.0}},
          {Exponential{2.0}},
          {Gamma{2.5, 3.0}},
          {Triangular{1.0, 2.0, 6.0}},
          {TruncatedNormal{2.0, 1.5}},
          {LogNormal{2.0, 0.7}},
          {Weibull{1.4, 2.0}},
          {Discrete{{1.0, 4.0}, {1.0, 2.0}}},
          {Empirical{{1.0, 1.5, 4.0}}},
          {Mixture{{1.0, 3.0}, {{Exponential{2.0}}, {Constant{5.0}}}}}};
}

TEST_CASE("each variate of a scaled law is that of the law, times the factor") {
  for (const auto& law : all_laws()) {
    INFO("alternative " << law.law.index());
    const auto half = scaled(law, 0.5);
    CHECK_FALSE(problem(half));
    CHECK(mean(half) == Approx(0.5 * mean(law)));
    CHECK(variance(half) == Approx(0.25 * variance(law)));
    const auto key = StreamKey::root(7);
    for (std::uint64_t index = 0; index < 20; ++index) {
      UniformSource one{key, index};
      UniformSource other{key, index};
      CHECK(sample(half, one) == Approx(0.5 * sample(law, other)));
    }
  }
}

TEST_CASE("a factor of one changes nothing") {
  for (const auto& law : all_laws()) CHECK(scaled(law, 1.0) == law);
}

}  // namespace
}  // namespace cuakhau::kernel
