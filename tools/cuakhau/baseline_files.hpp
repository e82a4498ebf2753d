#pragma once

// Where baselines stand: in one file for one scenario, or in a folder with a file for each. Beside
// the last one, NAME.json, stands that of the last release, NAME.release.json.

#include <optional>
#include <span>
#include <string>
#include <vector>

#include <cuakhau/base/diagnostic.hpp>
#include <cuakhau/experiment/baseline.hpp>
#include <cuakhau/files/problem.hpp>

#include "options.hpp"

namespace cuakhau::tool {

struct BaselineFiles {
  std::string last;
  std::string release;
};

struct NamedScenarios {
  std::vector<std::string> files;  // folders opened
  bool is_any_folder = false;      // whether any was named by its folder
};

/// The scenarios that files and folders name: of a folder its files *.yaml and *.yml, by name.
[[nodiscard]] Parsed<NamedScenarios> scenario_files(std::span<const std::string> named);

/// For each scenario. @param path of --baseline: a folder where scenarios are several, or named by
/// their folder
[[nodiscard]] Parsed<std::vector<BaselineFiles>> baseline_files(const std::string& path,
                                                                const NamedScenarios& scenarios);

/// Why the first of those that are there and cannot be read cannot.
[[nodiscard]] std::optional<files::FileProblem> unreadable(std::span<const BaselineFiles> files);

/// Baselines in a folder that are none of these, by name.
[[nodiscard]] std::vector<std::string> strangers_in(const std::string& folder,
                                                    std::span<const BaselineFiles> files);

/// Nothing where there is no such file; what is wrong with one that is there, or is one of another
/// scenario.
[[nodiscard]] Expected<std::optional<experiment::Baseline>, Diagnostic> read_baseline_file(
    const std::string& path, const std::string& scenario);

/// The plan of a baseline. Nothing when this program reads it otherwise than the one that wrote it;
/// what is wrong with a baseline that was edited. @param path of the baseline
[[nodiscard]] Expected<std::optional<model::Plan>, Diagnostic> plan_of(
    const std::string& path, const experiment::Baseline& baseline);

/// Of a scenario: without folders.
[[nodiscard]] std::string file_name(const std::string& path);

}  // namespace cuakhau::tool
