#pragma once

// Reads the file of a baseline (baseline_json.hpp), which somebody may have edited.

#include <string>
#include <string_view>

#include <cuakhau/base/diagnostic.hpp>
#include <cuakhau/base/expected.hpp>
#include <cuakhau/experiment/baseline.hpp>

namespace cuakhau::experiment {

/// The first defect there is: no JSON, another schema, a newer version, a member that is missing,
/// unknown or nonsense, values that do not fit each other, or that were edited by hand: all but
/// tolerances and what is better.
/// @param name of the file, for the diagnostic @param version of this program
[[nodiscard]] Expected<Baseline, Diagnostic> read_baseline(const std::string& name,
                                                           std::string_view text,
                                                           std::string_view version);

}  // namespace cuakhau::experiment
