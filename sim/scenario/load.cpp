#include <cuakhau/scenario/load.hpp>

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <string_view>
#include <system_error>
#include <utility>

#include <cuakhau/scenario/opened_scenario.hpp>

#include "scenario/detail/root.hpp"

namespace cuakhau::scenario {
namespace {

/// The folders of CUAKHAU_LIBRARY.
std::vector<std::filesystem::path> environment_library() {
  std::vector<std::filesystem::path> folders;
  const char* const variable = std::getenv("CUAKHAU_LIBRARY");  // NOLINT(concurrency-mt-unsafe)
  std::string_view rest = variable == nullptr ? "" : variable;
  while (!rest.empty()) {
    const std::size_t colon = std::min(rest.find(':'), rest.size());
    if (colon > 0) folders.emplace_back(rest.substr(0, colon));
    rest.remove_prefix(std::min(colon + 1, rest.size()));
  }
  return folders;
}

/// The scenarios that were installed together with the running program, wherever that was moved to:
/// a package is built for one folder and unpacked into another. Nothing where there are none.
std::optional<std::filesystem::path> library_beside_program() {
  std::error_code failure;
  const auto program = std::filesystem::read_symlink("/proc/self/exe", failure);
  if (failure) return std::nullopt;
  auto folder = (program.parent_path() / CUAKHAU_SCENARIOS_FROM_PROGRAM).lexically_normal();
  if (!std::filesystem::is_directory(folder, failure)) return std::nullopt;
  return folder;
}

}  // namespace

Loaded load(const std::filesystem::path& file, const LoadOptions& options) {
  return OpenedScenario{file, options.library}.load(options.policies, options.overrides);
}

Loaded load_content(const std::string& name, std::string content) {
  return OpenedScenario::of_text(name, std::move(content)).load({}, {});
}

std::vector<std::filesystem::path> default_library() {
  std::vector<std::filesystem::path> folders = environment_library();
  if (auto beside = library_beside_program()) folders.push_back(std::move(*beside));
  folders.emplace_back(CUAKHAU_INSTALLED_SCENARIOS);
#ifdef CUAKHAU_SOURCE_SCENARIOS
  folders.emplace_back(CUAKHAU_SOURCE_SCENARIOS);
#endif
  return folders;
}

std::vector<std::filesystem::path> environment_library_of(
    const std::set<std::filesystem::path>& libraries) {
  std::vector<std::filesystem::path> folders = environment_library();
  std::erase_if(folders, [&](const std::filesystem::path& folder) {
    return !libraries.contains(detail::resolved(folder));
  });
  return folders;
}

}  // namespace cuakhau::scenario
