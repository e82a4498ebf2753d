#pragma once

// Rows by columns without repetition: points by replications. What rows differ by, what
// replications differ by at every point alike, and the rest (analysis of variance with random
// effects; Scheffé 1959, chapter 7).

#include <cuakhau/experiment/point_table.hpp>

namespace cuakhau::experiment::detail {

/// Components of the variance of one cell: estimates without bias, but not below 0.
struct TwoWay {
  double rows = 0.0;
  double columns = 0.0;  // 0 where replications share nothing from row to row
  double rest = 0.0;
};

/// @param cells at least two rows and two columns
[[nodiscard]] TwoWay two_way(const PointTable& cells);

}  // namespace cuakhau::experiment::detail
