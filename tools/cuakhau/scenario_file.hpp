#pragma once

// What every command that reads scenarios shares: the options for it, and loading with all
// diagnostics printed.

#include <optional>
#include <string>
#include <vector>

#include <cuakhau/scenario/load.hpp>

#include "options.hpp"

namespace cuakhau::tool {

/// --set and --library.
[[nodiscard]] std::vector<Option> scenario_options();

enum class Warnings : std::uint8_t { shown, hidden };

/// Loads, also checks what the scenario expects, and prints every diagnostic to standard error.
/// Nothing when there are errors.
[[nodiscard]] std::optional<scenario::Loaded> load_scenario(const std::string& file,
                                                            const ParsedLine& line,
                                                            Warnings warnings = Warnings::shown);

/// The one file of a command that takes one.
[[nodiscard]] Parsed<std::string> single_file(const ParsedLine& line);

}  // namespace cuakhau::tool
