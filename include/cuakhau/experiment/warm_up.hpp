#pragma once

// The warm-up found from the run itself: MSER-m (White 1997; White, Cobb & Spratt 2000).
//
// It is a safety net against a bad start, not free: from an empty start it cuts at quiet spells and
// biases waits low.

#include <cstddef>
#include <span>

namespace cuakhau::experiment {

struct WarmUpCut {
  std::size_t observations = 0;  // to drop from the start: a multiple of the batch
  double statistic = 0.0;        // MSER there: sum of squares / (batches kept)²
  bool is_too_short = false;     // the minimum lies at the bound: the run tells no warm-up
};

/// Cuts d batches, 0 ≤ d < floor(k / 2), of the k whole batches of `series` so that
/// Σ_{j>d} (Z_j − mean)² / (k − d)² is smallest; the smallest d of equals.
[[nodiscard]] WarmUpCut mser(std::span<const double> series, std::size_t batch = 5);

}  // namespace cuakhau::experiment
