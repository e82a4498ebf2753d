#include <cuakhau/experiment/trajectories.hpp>

#include <vector>

#include <cuakhau/base/contract.hpp>

#include "experiment/detail/dice.hpp"

namespace cuakhau::experiment {
namespace {

void add_trajectory(const TrajectoryRequest& request, detail::Dice& dice, PointTable& points) {
  const std::size_t half = request.levels / 2;
  std::vector<std::size_t> level(request.factors);
  for (auto& one : level) one = dice.below(request.levels);
  const auto add = [&] {
    std::vector<double> point;
    for (const auto one : level)
      point.push_back(static_cast<double>(one) / static_cast<double>(request.levels - 1));
    points.add(point);
  };
  add();
  for (const auto factor : detail::shuffled(request.factors, dice)) {
    // Upwards from the lower half, downwards from the upper one: nobody leaves the grid.
    auto& moved = level[factor];
    moved = moved < half ? moved + half : moved - half;
    add();
  }
}

}  // namespace

PointTable trajectories(const TrajectoryRequest& request, kernel::StreamKey key) {
  CUAKHAU_CHECK(request.factors > 0 && request.levels >= 2 && request.levels % 2 == 0,
                "{} factors on {} levels", request.factors, request.levels);
  PointTable points{request.factors};
  for (std::uint32_t k = 0; k < request.trajectories; ++k) {
    detail::Dice dice{key, k};
    add_trajectory(request, dice, points);
  }
  return points;
}

}  // namespace cuakhau::experiment
