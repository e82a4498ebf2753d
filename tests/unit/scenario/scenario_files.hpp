#pragma once

// A folder of scenario files for one test, and short forms of what loading them says.

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include <cuakhau/scenario/load.hpp>

#include "support/catch.hpp"

namespace cuakhau::scenario::test {

class ScenarioFiles {
 public:
  ScenarioFiles() {
    std::string name = (std::filesystem::temp_directory_path() / "cuakhau-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    folder_ = name;
    write(".cuakhau-root", "");
  }
  ScenarioFiles(const ScenarioFiles&) = delete;
  ScenarioFiles& operator=(const ScenarioFiles&) = delete;
  ~ScenarioFiles() {
    std::error_code failure;
    std::filesystem::remove_all(folder_, failure);
  }

  std::filesystem::path write(const std::string& name, std::string_view text) const {
    const std::filesystem::path path = folder_ / name;
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << text;
    return path;
  }
  [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }

 private:
  std::filesystem::path folder_;
};

/// Each diagnostic as "line:column: severity: path: message", in order.
inline std::vector<std::string> said(const Diagnostics& diagnostics) {
  std::vector<std::string> lines;
  for (const Diagnostic& one : diagnostics.sorted())
    lines.push_back(std::to_string(one.where.line) + ':' + std::to_string(one.where.column) +
                    (one.severity == Severity::error ? ": error: " : ": warning: ") +
                    (one.path.empty() ? "" : one.path + ": ") + one.message);
  return lines;
}

inline Loaded load_text(std::string_view text, std::vector<std::string> overrides = {}) {
  const ScenarioFiles files;
  return load(files.write("scenario.yaml", text), {.library = {}, .overrides = {overrides}});
}

using Said = std::vector<std::string>;

inline Said errors_of(const Loaded& loaded) {
  Said lines;
  for (const std::string& line : said(loaded.diagnostics))
    if (line.find(": error: ") != std::string::npos) lines.push_back(line);
  return lines;
}

/// A scenario that has all it needs, to change in one place.
inline constexpr std::string_view k_one_lane = R"(cuakhau: 1
period: {for: 10 d}
stations:
  lane: {service: exponential(5 min)}
flows:
  trucks: {arrivals: poisson(9 /h), route: [lane]}
)";

/// `text` with its first `from` replaced.
inline std::string with(std::string_view text, std::string_view from, std::string_view to) {
  std::string result(text);
  const std::size_t at = result.find(from);
  REQUIRE(at != std::string::npos);
  return result.replace(at, from.size(), to);
}

}  // namespace cuakhau::scenario::test
