#include <cuakhau/experiment/factor_space.hpp>

#include <array>

#include "support/catch.hpp"

namespace cuakhau::experiment {
namespace {

FactorSpace mixed() {
  return {{*parse_factor("demand=50%..200% log"), *parse_factor("discipline={fifo, lifo, sjf}"),
           *parse_factor("policy:night.yaml"), *parse_factor("servers=1..4")},
          PointTable{4, {50, 0, 0, 2, 100, 1, 1, 2, 150, 1, 0, 2}}};
}

TEST_CASE(
    "a range has one coordinate, a list of two one, of more one each, what never varies none") {
  const auto space = mixed();
  REQUIRE(space.width() == 5);
  CHECK(space.name(0) == "demand");
  CHECK(space.name(2) == "discipline = lifo");
  CHECK(space.name(4) == "policy:night.yaml");
  CHECK_FALSE(space.varies(3));
  CHECK(space.value_at_start(3) == 2.0);
  const auto where = space.coordinates(std::array{100.0, 2.0, 1.0, 2.0});
  CHECK(where[0] == Approx(0.5));
  CHECK(std::vector<double>(where.begin() + 1, where.end()) == std::vector<double>{0, 0, 1, 1});
}

TEST_CASE("beyond is where no point was, by range or by choice") {
  const auto space = mixed();
  CHECK(space.beyond(std::array{155.0, 1.0, 0.0, 2.0}).empty());
  CHECK(space.beyond(std::array{199.0, 2.0, 0.0, 2.0}) == std::vector<std::size_t>{0, 1});
}

TEST_CASE("spread points are the far ones, and all where there are no more") {
  const PointTable line{1, {0.0, 0.1, 0.2, 1.0, 0.9, 0.5}};
  CHECK(spread_points(line, 3) == std::vector<std::size_t>{0, 3, 5});
  CHECK(spread_points(line, 6).size() == 6);
}

}  // namespace
}  // namespace cuakhau::experiment
