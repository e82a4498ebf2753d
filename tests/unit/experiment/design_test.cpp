#include <cuakhau/experiment/design.hpp>

#include <algorithm>
#include <array>

#include "support/catch.hpp"

namespace cuakhau::experiment {
namespace {

std::vector<Factor> factors(std::initializer_list<const char*> texts) {
  std::vector<Factor> all;
  for (const auto* text : texts) all.push_back(*parse_factor(text));
  return all;
}

Design designed(const DesignRequest& request) {
  auto design = make_design(request);
  INFO((design ? "" : design.error()));
  REQUIRE(design);
  return std::move(*design);
}

std::string design_refusal(const DesignRequest& request) {
  const auto design = make_design(request);
  REQUIRE_FALSE(design);
  return design.error();
}

TEST_CASE("a grid has every combination, the last factor first") {
  const auto design = designed({.factors = factors({"servers=1..2", "demand=80%..120% in 3"})});
  REQUIRE(design.points.size() == 6);
  CHECK(design.point_text(0) == "servers=1, demand=80 %");
  CHECK(design.point_text(1) == "servers=1, demand=100 %");
  CHECK(design.point_text(5) == "servers=2, demand=120 %");
}

TEST_CASE("points all over the range lie within it") {
  for (const auto kind : {DesignKind::latin_hypercube, DesignKind::sobol}) {
    const auto design =
        designed({.kind = kind,
                  .factors = factors({"demand=50%..200% log", "servers=1..4", "policy:a.yaml"}),
                  .points = 64});
    REQUIRE(design.points.size() == 64);
    std::array<int, 4> servers{};
    for (std::size_t k = 0; k < 64; ++k) {
      CHECK(design.points[k][0] >= 50.0);
      CHECK(design.points[k][0] < 200.0);
      ++servers.at(static_cast<std::size_t>(design.points[k][1]) - 1);
    }
    CHECK(servers == std::array{16, 16, 16, 16});
  }
}

TEST_CASE("another seed gives other points, and the same one the same") {
  DesignRequest request{
      .kind = DesignKind::sobol, .factors = factors({"demand=50%..200%"}), .points = 8};
  const auto first = design_digest(designed(request));
  CHECK(design_digest(designed(request)) == first);
  request.seed = 2;
  CHECK(design_digest(designed(request)) != first);
  request.seed = 1;
  request.factors.front().unit = "/h";
  CHECK(design_digest(designed(request)) != first);
}

TEST_CASE("what makes no design says why") {
  CHECK(design_refusal({}) == "a design needs a factor");
  CHECK(design_refusal({.factors = factors({"a=1..2", "a={1, 2}"})}) == "two factors are \"a\"");
  CHECK(design_refusal({.factors = factors({"demand=80%..120%"})}) ==
        "demand: say how many values of the range a grid has, such as \"80..120 % in 5\"");
  CHECK(design_refusal({.factors = factors({"a=1..2"}), .points = 8}) ==
        "a grid has as many points as its factors have values");
  CHECK(design_refusal({.factors = factors({"a=1..10000", "b=1..10000"})}) ==
        "a grid of more than 10000000 points; take fewer values, or --design sobol");
  CHECK(design_refusal({.kind = DesignKind::sobol, .factors = factors({"a=1..2"})}) ==
        "a design \"sobol\" needs a number of points");
  CHECK(design_refusal({.kind = DesignKind::latin_hypercube,
                        .factors = factors({"a=1..9 in 3"}),
                        .points = 4}) ==
        "a: \"in 3\" is of a grid, a design \"lhs\" takes values all over the range");
}

TEST_CASE("designs have names") {
  CHECK(design_name(DesignKind::grid) == "grid");
  CHECK(design_name(DesignKind::list) == "list");
}

}  // namespace
}  // namespace cuakhau::experiment
