#include "baseline_files.hpp"

#include <algorithm>
#include <filesystem>
#include <set>
#include <utility>

#include <fmt/format.h>

#include <cuakhau/base/text.hpp>
#include <cuakhau/experiment/baseline_reader.hpp>
#include <cuakhau/files/text_file.hpp>

namespace cuakhau::tool {
namespace {

namespace fs = std::filesystem;

bool is_folder(const std::string& path) {
  std::error_code failure;
  return fs::is_directory(path, failure);
}

std::vector<std::string> scenarios_in(const std::string& folder) {
  std::vector<std::string> files;
  std::error_code failure;
  for (const auto& entry : fs::directory_iterator(folder, failure)) {
    const auto extension = entry.path().extension();
    if ((extension == ".yaml" || extension == ".yml") && !is_folder(entry.path().string()))
      files.push_back(entry.path().string());
  }
  std::ranges::sort(files);
  return files;
}

BaselineFiles beside(const fs::path& last) {
  auto release = last;
  release.replace_extension(".release" + last.extension().string());
  return {last.string(), release.string()};
}

}  // namespace

Parsed<std::vector<std::string>> scenario_files(std::span<const std::string> named) {
  std::vector<std::string> files;
  for (const auto& name : named) {
    if (!is_folder(name)) {
      files.push_back(name);
      continue;
    }
    const auto inside = scenarios_in(name);
    if (inside.empty())
      return Unexpected{UsageError{fmt::format("the folder {} has no scenario", quote(name))}};
    files.insert(files.end(), inside.begin(), inside.end());
  }
  if (files.empty()) return Unexpected{UsageError{"expected a scenario file or a folder of them"}};
  return files;
}

Parsed<std::vector<BaselineFiles>> baseline_files(const std::string& path,
                                                  std::span<const std::string> scenarios) {
  if (path.empty()) return Unexpected{UsageError{"--baseline: expected a file, found \"\""}};
  if (scenarios.size() == 1 && !is_folder(path) && !path.ends_with('/'))
    return std::vector{beside(path)};
  std::error_code failure;
  if (fs::exists(path, failure) && !is_folder(path))
    return Unexpected{UsageError{
        fmt::format("--baseline: several scenarios need a folder, and {} is a file", quote(path))}};
  std::vector<BaselineFiles> files;
  std::set<std::string> names;
  for (const auto& scenario : scenarios) {
    const auto name = fs::path{file_name(scenario)}.stem().string();
    if (!names.insert(name).second)
      return Unexpected{UsageError{fmt::format(
          "two scenarios are called {}, and their baselines would be: give each a folder of "
          "baselines, and a call, of its own",
          quote(name))}};
    files.push_back(beside(fs::path{path} / (name + ".json")));
  }
  return files;
}

Expected<std::optional<experiment::Baseline>, Diagnostic> read_baseline_file(
    const std::string& path, const std::string& scenario) {
  const auto defect = [&](std::string where, std::string message, std::vector<std::string> help) {
    return Unexpected{Diagnostic{Severity::error,
                                 {path, 0, 0, 0, {}},
                                 std::move(where),
                                 std::move(message),
                                 std::move(help)}};
  };
  std::error_code failure;
  if (!fs::exists(path, failure) && !failure) return std::optional<experiment::Baseline>{};
  const auto text = files::read_text(path);
  if (!text) return defect({}, "cannot be read: " + text.error().message, {});
  auto baseline = experiment::read_baseline(path, *text, CUAKHAU_VERSION);
  if (!baseline) return Unexpected{std::move(baseline).error()};
  if (baseline->scenario != file_name(scenario))
    return defect("scenario",
                  fmt::format("is the baseline of {}, not of {}", quote(baseline->scenario),
                              quote(file_name(scenario))),
                  {"name the file of this scenario, or make one: cuakhau regress --baseline FILE "
                   "--update SCENARIO"});
  return std::optional{std::move(*baseline)};
}

std::string file_name(const std::string& path) {
  constexpr std::string_view library = "lib:";
  return fs::path{path.starts_with(library) ? path.substr(library.size()) : path}
      .filename()
      .string();
}

}  // namespace cuakhau::tool
