#pragma once

// Intervals from samples that were drawn anew from what was observed (Efron 1979).

#include <vector>

#include <cuakhau/experiment/interval.hpp>

namespace cuakhau::experiment::detail {

/// The middle `confidence` of the values, between neighbours by proportion.
/// @param values at least one
[[nodiscard]] Interval percentile_interval(std::vector<double> values, double confidence);

}  // namespace cuakhau::experiment::detail
