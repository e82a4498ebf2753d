#pragma once

// What every command that reads scenarios shares: the options for it, and loading with all
// diagnostics printed.

#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <cuakhau/scenario/opened_scenario.hpp>

#include "options.hpp"

namespace cuakhau::tool {

/// --set, --policy and --library.
[[nodiscard]] std::vector<Option> scenario_options();

enum class Warnings : std::uint8_t { shown, hidden };

/// --set, --policy and --library.
[[nodiscard]] scenario::LoadOptions load_options(const ParsedLine& line);

/// The same with the folders of the environment's CUAKHAU_LIBRARY that are among the libraries
/// which served: a command that is to give the same elsewhere names them.
[[nodiscard]] ParsedLine with_library(ParsedLine line,
                                      const std::set<std::filesystem::path>& libraries);

/// With the libraries of the command line.
[[nodiscard]] scenario::OpenedScenario open_scenario(const std::string& file,
                                                     const ParsedLine& line);

/// Loads with policies and values, and also checks what the scenario expects.
[[nodiscard]] scenario::Loaded load_checked(const scenario::OpenedScenario& scenario,
                                            const scenario::LoadOptions& options);
/// The same, and keeps what it reads for later loads.
[[nodiscard]] scenario::Loaded load_and_keep(scenario::OpenedScenario& scenario,
                                             const scenario::LoadOptions& options);

/// The same with the options of the command line, and prints every diagnostic to standard error.
/// Nothing when there are errors.
[[nodiscard]] std::optional<scenario::Loaded> load_scenario(scenario::OpenedScenario& scenario,
                                                            const ParsedLine& line,
                                                            Warnings warnings = Warnings::shown);
[[nodiscard]] std::optional<scenario::Loaded> load_scenario(const std::string& file,
                                                            const ParsedLine& line,
                                                            Warnings warnings = Warnings::shown);

/// The one file of a command that takes one.
[[nodiscard]] Parsed<std::string> single_file(const ParsedLine& line);

}  // namespace cuakhau::tool
