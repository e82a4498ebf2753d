#pragma once

// --measure, of the commands that look at some measures only.

#include <span>
#include <string_view>
#include <vector>

#include <cuakhau/experiment/compared_measures.hpp>

#include "options.hpp"

namespace cuakhau::tool {

/// As they were said, without units.
[[nodiscard]] Parsed<std::vector<model::MeasureKey>> read_measures(const ParsedLine& line);

/// With their units, as the first scenario that has one tells it. @param option for messages:
/// "--measure"
[[nodiscard]] Parsed<std::vector<model::MeasureKey>> known_measures(
    std::span<const experiment::Contender> scenarios, std::span<const model::MeasureKey> wanted,
    std::string_view option);

}  // namespace cuakhau::tool
