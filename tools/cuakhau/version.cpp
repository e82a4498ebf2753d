#include "version.hpp"

#include <string_view>

#include <fmt/format.h>

#include <cuakhau/report/result_json.hpp>
#include <cuakhau/scenario/load.hpp>

#include "commit.hpp"

namespace cuakhau::tool {

std::string version_text() {
  constexpr std::string_view k_fact = "{:18} {}\n";
  auto text = fmt::format("cuakhau {}\n", CUAKHAU_VERSION);
  if (!k_commit.empty()) text += fmt::format(k_fact, "commit", k_commit);
  return text + fmt::format(k_fact, "built with", CUAKHAU_COMPILER ", " CUAKHAU_BUILD_TYPE) +
         fmt::format(k_fact, "libraries", CUAKHAU_LIBRARIES) +
         fmt::format(k_fact, "scenario language", scenario::k_format_version) +
         fmt::format(k_fact, "result schema", report::k_result_schema);
}

}  // namespace cuakhau::tool
