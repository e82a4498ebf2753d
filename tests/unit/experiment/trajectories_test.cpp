#include <cuakhau/experiment/trajectories.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <vector>

#include "support/catch.hpp"

namespace cuakhau::experiment {
namespace {

const auto k_walks = kernel::StreamKey::root(1).with("trajectories");

TEST_CASE("a trajectory moves each factor once, by two thirds of the range on four levels") {
  const auto points = trajectories({.factors = 5, .trajectories = 50, .levels = 4}, k_walks);
  REQUIRE(points.size() == 50 * 6);
  for (std::size_t walk = 0; walk < 50; ++walk) {
    std::vector<int> moves(5, 0);
    for (std::size_t step = 1; step <= 5; ++step)
      for (std::size_t i = 0; i < 5; ++i) {
        const double moved = points[walk * 6 + step][i] - points[walk * 6 + step - 1][i];
        if (moved == 0.0) continue;
        ++moves[i];
        CHECK(std::abs(moved) == Approx(2.0 / 3.0));
      }
    CHECK(moves == std::vector<int>(5, 1));
  }
}

TEST_CASE("every level is met as often, in every order of factors") {
  // 6,000 starts on six levels: 1,000 each, standard deviation 29.
  const auto points = trajectories({.factors = 2, .trajectories = 6'000, .levels = 6}, k_walks);
  std::map<long, int> levels;
  int first_moves = 0;
  for (std::size_t walk = 0; walk < 6'000; ++walk) {
    ++levels[std::lround(5.0 * points[3 * walk][0])];
    first_moves += points[3 * walk][0] != points[3 * walk + 1][0] ? 1 : 0;
  }
  REQUIRE(levels.size() == 6);
  for (const auto& [level, count] : levels) CHECK(std::abs(count - 1'000) < 4 * 29);
  CHECK(std::abs(first_moves - 3'000) < 4 * 39);
}

TEST_CASE("more trajectories leave the first ones as they are, another key does not") {
  const auto few = trajectories({.factors = 3, .trajectories = 2}, k_walks);
  const auto many = trajectories({.factors = 3, .trajectories = 4}, k_walks);
  const auto other = trajectories({.factors = 3, .trajectories = 2}, k_walks.with(1));
  CHECK(std::ranges::equal(few.values(), many.values().first(few.values().size())));
  CHECK_FALSE(std::ranges::equal(few.values(), other.values()));
}

}  // namespace
}  // namespace cuakhau::experiment
