#pragma once

// Morris's design: random walks over a grid in which each step changes one factor (Morris 1991).
//
// A trajectory has a point more than there are factors, and moves each of them once, in random
// order, over half of the grid and a little more: Δ = p / (2 (p − 1)) with p levels from 0 to 1. So
// r trajectories give r effects of each factor, everywhere in the space, for r (d + 1) points.

#include <cstddef>
#include <cstdint>

#include <cuakhau/experiment/point_table.hpp>
#include <cuakhau/kernel/stream.hpp>

namespace cuakhau::experiment {

struct TrajectoryRequest {
  std::size_t factors = 1;
  std::uint32_t trajectories = 10;
  std::uint32_t levels = 4;  // even, so that every level is reached as often
};

/// The points of the unit cube, one trajectory after the other.
[[nodiscard]] PointTable trajectories(const TrajectoryRequest& request, kernel::StreamKey key);

}  // namespace cuakhau::experiment
