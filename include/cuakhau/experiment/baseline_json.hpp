#pragma once

// A baseline as a file that people read in a diff: JSON, schema "cuakhau/baseline/1", a line for
// each value of a measure and for each line of the plan.

#include <string>
#include <string_view>

#include <cuakhau/experiment/baseline.hpp>

namespace cuakhau::experiment {

inline constexpr std::string_view k_baseline_schema = "cuakhau/baseline/1";

/// The same for the same baseline, to the byte.
[[nodiscard]] std::string baseline_json(const Baseline& baseline);

}  // namespace cuakhau::experiment
