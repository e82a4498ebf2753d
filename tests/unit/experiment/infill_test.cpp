#include <cuakhau/experiment/infill.hpp>

#include <array>

#include "support/catch.hpp"
#include "support/test_functions.hpp"

namespace cuakhau::experiment {
namespace {

const Factor k_share = *parse_factor("share=0..1.0");

/// Forrester's function at these points, nearly without noise.
Metamodel forrester_model(const PointTable& points) {
  std::vector<std::optional<SweptValue>> values;
  for (std::size_t row = 0; row < points.size(); ++row)
    values.emplace_back(SweptValue{{test::forrester(points[row][0]), {1e-4, -1e-4}}});
  auto model =
      Metamodel::fit(FactorSpace{{k_share}, points}, points, values, RandomNumbers::independent);
  REQUIRE(model);
  return std::move(*model);
}

TEST_CASE("points that may be better lead to the least of Forrester's function") {
  PointTable points{1, {0, .2, .4, .6, .8, 1}};
  for (int step = 0; step < 6; ++step) {
    const auto next =
        infill_points({forrester_model(points)}, {points, PointTable{1}}, {1, Goal::smallest});
    REQUIRE(next.size() == 1);
    points.add(std::vector<double>{next[0][0]});
  }
  const auto best = best_by_model(forrester_model(points), Goal::smallest);
  CHECK(best.front() == Approx(.7572488).margin(0.01));
  CHECK(forrester_model(points).answer(best, 0.95).value == Approx(-6.0207401).margin(0.1));
}

TEST_CASE("without a goal the widest gap comes first, and no point twice") {
  const PointTable points{1, {0, .1, .2, .3, .9, 1}};
  const auto next = infill_points({forrester_model(points)}, {points, PointTable{1}}, {3});
  REQUIRE(next.size() == 3);
  CHECK(next[0][0] == Approx(0.6).margin(0.1));
  CHECK(std::abs(next[1][0] - next[0][0]) > 0.005);
}

TEST_CASE("nothing is suggested next to points without an answer, nor what was run") {
  const PointTable points{1, {0, .1, .2, .3, .4}};
  const auto next =
      infill_points({forrester_model(points)}, {points, PointTable{1, {0.6, 1.0}}}, {2});
  for (std::size_t row = 0; row < next.size(); ++row) CHECK(next[row][0] < 0.5);
  const auto lanes = *parse_factor("lanes=1..4");
  const PointTable all{1, {1, 2, 3, 4}};
  std::vector<std::optional<SweptValue>> values;
  for (const double value : {4.0, 2.0, 1.5, 1.2})
    values.emplace_back(SweptValue{{value, {.1, -.1}}});
  const auto model =
      Metamodel::fit(FactorSpace{{lanes}, all}, all, values, RandomNumbers::independent);
  REQUIRE(model);
  CHECK(infill_points({*model}, {all, PointTable{1}}, {2}).size() == 0);
}

}  // namespace
}  // namespace cuakhau::experiment
