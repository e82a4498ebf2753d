#include <cuakhau/experiment/multiplicity.hpp>

#include <array>

#include "support/catch.hpp"

namespace cuakhau::experiment {
namespace {

TEST_CASE("Holm's adjusted p of four tests") {
  const auto adjusted = holm(std::array{0.01, 0.04, 0.03, 0.005});
  const std::array wanted{0.03, 0.06, 0.06, 0.02};
  const std::array factors{3.0, 1.0, 2.0, 4.0};
  for (std::size_t k = 0; k < 4; ++k) {
    CHECK(adjusted[k].p == Approx(wanted[k]).epsilon(1e-12));
    CHECK(adjusted[k].factor == factors[k]);
  }
}

TEST_CASE("an adjusted p is at most 1, and one test needs no adjustment") {
  CHECK(holm(std::array{0.6, 0.9})[0].p == 1.0);
  CHECK(holm(std::array{0.04})[0].p == 0.04);
  CHECK(holm({}).empty());
}

}  // namespace
}  // namespace cuakhau::experiment
