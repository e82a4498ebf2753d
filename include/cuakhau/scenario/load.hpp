#pragma once

// Loads a scenario: its file and those it extends, the overrides of the command line, the CSV files
// it names; gives the plan with the origin of each value, or everything that is wrong.

#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include <cuakhau/base/diagnostic.hpp>
#include <cuakhau/model/plan.hpp>
#include <cuakhau/scenario/origin.hpp>

namespace cuakhau::scenario {

/// "path=value" each; the value is YAML. A path must name a value that the scenario has or may
/// have.
struct Overrides {
  std::vector<std::string> set;            // --set
  std::vector<std::string> factors{};      // behind those: the values of a point
  std::string factor_option = "--factor";  // that the factors come from, for messages
};

struct LoadOptions {
  std::vector<std::filesystem::path> library{};  // searched in order for `extends: lib:…`
  std::vector<std::string> policies{};  // files of policies, added to those of the scenario
  Overrides overrides{};
};

struct Loaded {
  model::Plan plan;  // meaningful when diagnostics has no errors
  Origins origins;
  std::vector<Assumption> assumptions;
  Diagnostics diagnostics;
  std::string root;  // the folder that no path of the scenario leaves; empty for "lib:NAME"
  std::set<std::filesystem::path> files;      // all that were read, links resolved
  std::set<std::filesystem::path> libraries;  // folders in which `lib:` names were found, the same
};

/// The format of scenarios that this program reads: `cuakhau: 1`.
inline constexpr int k_format_version = 1;

/// @param file a path, or "lib:NAME" for a scenario of the library
/// Of a scenario that extends a file which cannot be read, what that file may hold is not missed:
/// absent keys, names, shares and the paths of overrides are looked at when it can be read.
[[nodiscard]] Loaded load(const std::filesystem::path& file, const LoadOptions& options = {});

/// The plan of a text that stands alone, such as plan_text wrote it.
/// @param name of the text, as messages show it
[[nodiscard]] Loaded load_content(const std::string& name, std::string content);

/// Folders in which `lib:` is looked up after those of --library: the environment's
/// CUAKHAU_LIBRARY (separated by colons), the scenarios that were installed beside the program that
/// runs, those where this was configured to be installed, and in a developer's build the source
/// tree's.
[[nodiscard]] std::vector<std::filesystem::path> default_library();

/// The folders of CUAKHAU_LIBRARY that are among those of Loaded::libraries: a command that is to
/// give the same where the variable is not set has to name them.
[[nodiscard]] std::vector<std::filesystem::path> environment_library_of(
    const std::set<std::filesystem::path>& libraries);

}  // namespace cuakhau::scenario
