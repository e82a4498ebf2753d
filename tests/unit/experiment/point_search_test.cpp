#include <cuakhau/experiment/point_search.hpp>

#include <cmath>

#include "support/catch.hpp"

namespace cuakhau::experiment {
namespace {

TEST_CASE("the best of numbers, whole numbers and choices is found together") {
  const auto demand = *parse_factor("demand=50%..200%");
  const auto servers = *parse_factor("servers=1..40");
  const auto rule = *parse_factor("rule={a, b, c}");
  const auto fixed = *parse_factor("fixed=1..9");
  const std::vector<SearchedFactor> factors{{demand}, {servers}, {rule}, {fixed, false, 7.0}};
  const auto best = best_point(factors, [](std::span<const double> point) -> std::optional<double> {
    CHECK(point[3] == 7.0);
    return -std::pow(point[0] - 123.0, 2.0) / 100.0 - std::pow(point[1] - 17.0, 2.0) -
           (point[2] == 1.0 ? 0.0 : 5.0);
  });
  REQUIRE(best);
  CHECK((*best)[0] == Approx(123.0).margin(0.2));
  CHECK((*best)[1] == 17.0);
  CHECK((*best)[2] == 1.0);
}

TEST_CASE("what may not be chosen is not, and nothing comes of nothing") {
  const auto servers = *parse_factor("servers=1..4");
  const std::vector<SearchedFactor> factors{{servers}};
  const auto best = best_point(factors, [](std::span<const double> point) -> std::optional<double> {
    if (point[0] > 2.0) return std::nullopt;
    return point[0];
  });
  REQUIRE(best);
  CHECK(best->front() == 2.0);
  CHECK_FALSE(best_point(factors, [](std::span<const double>) { return std::optional<double>{}; }));
}

}  // namespace
}  // namespace cuakhau::experiment
