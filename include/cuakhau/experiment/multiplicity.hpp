#pragma once

// Many comparisons at once: of twenty that are each wrong once in twenty times, one is wrong.

#include <span>
#include <vector>

namespace cuakhau::experiment {

/// One p value, adjusted for all that were looked at together, and by what it was multiplied
/// (before that of a smaller one made it larger).
struct AdjustedP {
  double p = 1.0;
  double factor = 1.0;
};

/// Holm (1979): rejecting every hypothesis with an adjusted p of at most α is wrong about any of
/// them with a chance of at most α, however they hang together. In the order of `values`.
[[nodiscard]] std::vector<AdjustedP> holm(std::span<const double> values);

}  // namespace cuakhau::experiment
