#pragma once

// Where baselines stand: in one file for one scenario, or in a folder with a file for each. Beside
// the last one, NAME.json, stands that of the last release, NAME.release.json.

#include <optional>
#include <span>
#include <string>
#include <vector>

#include <cuakhau/base/diagnostic.hpp>
#include <cuakhau/experiment/baseline.hpp>

#include "options.hpp"

namespace cuakhau::tool {

struct BaselineFiles {
  std::string last;
  std::string release;
};

/// The scenarios that files and folders name: of a folder its files *.yaml and *.yml, by name.
[[nodiscard]] Parsed<std::vector<std::string>> scenario_files(std::span<const std::string> named);

/// For each scenario. @param path of --baseline
[[nodiscard]] Parsed<std::vector<BaselineFiles>> baseline_files(
    const std::string& path, std::span<const std::string> scenarios);

/// Nothing where there is no such file; what is wrong with one that is there, or is one of another
/// scenario.
[[nodiscard]] Expected<std::optional<experiment::Baseline>, Diagnostic> read_baseline_file(
    const std::string& path, const std::string& scenario);

/// Of a scenario: without folders.
[[nodiscard]] std::string file_name(const std::string& path);

}  // namespace cuakhau::tool
