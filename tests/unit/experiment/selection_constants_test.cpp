#include <cuakhau/experiment/selection_constants.hpp>

#include <array>
#include <cmath>
#include <utility>
#include <vector>

#include "support/catch.hpp"

namespace cuakhau::experiment {
namespace {

TEST_CASE("the constants of the sequential procedure are those of its formula") {
  struct Row {
    SelectionDesign design;
    double eta;
    double h_squared;
  };
  // Recomputed from Kim & Nelson (2001), to the digits that are given.
  for (const auto& [design, eta, h_squared] : {Row{{2, 10, 0.95}, 0.33405, 6.0129},
                                               {{2, 20, 0.95}, 0.13714, 5.2112},
                                               {{5, 10, 0.95}, 0.63497, 11.4294},
                                               {{5, 20, 0.95}, 0.23724, 9.0151},
                                               {{10, 10, 0.95}, 0.85908, 15.4635},
                                               {{10, 20, 0.95}, 0.30293, 11.5115},
                                               {{20, 10, 0.95}, 1.10457, 19.8823},
                                               {{20, 20, 0.95}, 0.36864, 14.0082},
                                               {{50, 10, 0.95}, 1.48058, 26.6504},
                                               {{50, 20, 0.95}, 0.45973, 17.4697}}) {
    INFO(design.alternatives << " alternatives, " << design.first_stage << " at first");
    CHECK(kn_constants(design).eta == Approx(eta).margin(1e-5));
    CHECK(kn_constants(design).h_squared == Approx(h_squared).margin(1e-4));
  }
}

using ConstantRow = std::pair<std::uint32_t, double>;  // alternatives, h

TEST_CASE("Rinott's constant is that of the integral") {
  const auto check = [](std::uint32_t first_stage, double confidence,
                        const std::vector<ConstantRow>& rows) {
    for (const auto& [alternatives, h] : rows) {
      INFO(alternatives << " alternatives, " << first_stage << " at first, " << confidence);
      CHECK(rinott_h({alternatives, first_stage, confidence}) == Approx(h).margin(6e-4));
    }
  };
  // Recomputed by another program, to three decimals.
  check(10, 0.95, {{2, 2.614}, {3, 3.166}, {4, 3.476}, {5, 3.693}, {10, 4.290}, {20, 4.829}});
  check(20, 0.95, {{2, 2.452}, {3, 2.937}, {4, 3.203}, {5, 3.385}, {10, 3.875}, {20, 4.302}});
  check(30, 0.95, {{2, 2.407}, {3, 2.874}, {4, 3.129}, {5, 3.303}, {10, 3.766}, {20, 4.165}});
  check(10, 0.90, {{2, 1.999}, {3, 2.587}, {4, 2.913}, {5, 3.137}, {10, 3.746}, {20, 4.287}});
  check(20, 0.90, {{2, 1.896}, {3, 2.431}, {4, 2.720}, {5, 2.916}, {10, 3.437}, {20, 3.884}});
}

TEST_CASE("Dudewicz and Dalal's constant is that of the published table") {
  const std::array at_90_20{1.896, 2.342, 2.583, 2.747, 2.870, 2.969, 3.051, 3.121, 3.182};
  const std::array at_90_40{1.852, 2.283, 2.514, 2.669, 2.785, 2.878, 2.954, 3.019, 3.076};
  const std::array at_95_20{2.452, 2.872, 3.101, 3.258, 3.377, 3.472, 3.551, 3.619, 3.679};
  for (std::uint32_t k = 2; k <= 10; ++k) {
    INFO(k << " alternatives");
    CHECK(dudewicz_dalal_h({k, 20, 0.90}) == Approx(at_90_20[k - 2]).margin(6e-4));
    CHECK(dudewicz_dalal_h({k, 40, 0.90}) == Approx(at_90_40[k - 2]).margin(6e-4));
    CHECK(dudewicz_dalal_h({k, 20, 0.95}) == Approx(at_95_20[k - 2]).margin(6e-4));
  }
}

TEST_CASE("of two alternatives, and of few at first, the constants have closed forms") {
  // T and T' of two: their difference is Student's convolved; with Rinott's the same law.
  CHECK(rinott_h({2, 20, 0.95}) == Approx(dudewicz_dalal_h({2, 20, 0.95})).margin(1e-4));
  // Two Cauchy variates differ by twice one: h = 2 tan(π (P − 1/2)).
  CHECK(dudewicz_dalal_h({2, 2, 0.75}) == Approx(2.0).margin(2e-3));
}

TEST_CASE(
    "the second stage is as long as the variance asks for, and never shorter than the first") {
  // Inventory policies (Law, section 10.4), h of 2.747.
  for (const auto& [variance, observations] : std::initializer_list<std::pair<double, double>>{
           {14.52, 110.0}, {7.96, 61.0}, {9.45, 72.0}, {8.25, 63.0}, {6.20, 47.0}})
    CHECK(rinott_observations(2.747, variance, 1.0, 20) == observations);
  CHECK(rinott_observations(2.747, 0.1, 1.0, 20) == 20.0);
}

}  // namespace
}  // namespace cuakhau::experiment
