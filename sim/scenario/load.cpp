#include <cuakhau/scenario/load.hpp>

#include <algorithm>
#include <cstdlib>
#include <string_view>

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

}  // namespace

Loaded load(const std::filesystem::path& file, const LoadOptions& options) {
  return OpenedScenario{file, options.library}.load(options.policies, options.overrides);
}

std::vector<std::filesystem::path> default_library() {
  std::vector<std::filesystem::path> folders = environment_library();
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
