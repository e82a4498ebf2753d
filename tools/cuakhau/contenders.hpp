#pragma once

// The scenarios of a comparison, loaded.

#include <optional>
#include <vector>

#include <cuakhau/scenario/load.hpp>

#include "compare_request.hpp"
#include "scenario_file.hpp"

namespace cuakhau::tool {

/// In the order of the options. Prints what is wrong or suspicious, each once: what is already said
/// of the base is not said again of an alternative. Nothing when any has errors.
[[nodiscard]] std::optional<std::vector<scenario::Loaded>> load_contenders(
    const CompareOptions& options, const ParsedLine& line);

}  // namespace cuakhau::tool
