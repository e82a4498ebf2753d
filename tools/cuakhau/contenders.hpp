#pragma once

// What is run side by side, loaded.

#include <filesystem>
#include <optional>
#include <set>
#include <vector>

#include <cuakhau/experiment/compared_measures.hpp>
#include <cuakhau/scenario/load.hpp>

#include "alternatives.hpp"
#include "scenario_file.hpp"

namespace cuakhau::tool {

/// In the order of the options. Prints what is wrong or suspicious, each once: what is already said
/// of the base is not said again of an alternative. Nothing when any has errors.
[[nodiscard]] std::optional<std::vector<scenario::Loaded>> load_contenders(
    const std::vector<ContenderOptions>& contenders, const ParsedLine& line, Warnings warnings);

[[nodiscard]] std::vector<experiment::Contender> named(
    const std::vector<ContenderOptions>& contenders, const std::vector<scenario::Loaded>& loaded);

using Paths = std::set<std::filesystem::path>;

/// Files or libraries of all.
[[nodiscard]] Paths all_of(const std::vector<scenario::Loaded>& loaded,
                           Paths scenario::Loaded::* part);

}  // namespace cuakhau::tool
