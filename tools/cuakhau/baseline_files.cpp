#include "baseline_files.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <utility>

#include <fmt/format.h>

#include <cuakhau/base/text.hpp>
#include <cuakhau/base/utf8.hpp>
#include <cuakhau/experiment/baseline_reader.hpp>
#include <cuakhau/files/text_file.hpp>
#include <cuakhau/scenario/load.hpp>

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

UsageError shared_baseline(const std::string& file, const std::string& one,
                           const std::string& other) {
  if (fs::path{file_name(one)}.stem() == fs::path{file_name(other)}.stem())
    return UsageError{fmt::format(
        "two scenarios are called {}, and their baselines would be: give each a folder of "
        "baselines, and a call, of its own",
        quote(fs::path{file_name(one)}.stem().string()))};
  return UsageError{fmt::format(
      "{} would be a baseline of {} and of {}, of one of them that of a release: rename one, or "
      "give each a folder of baselines, and a call, of its own",
      file, one, other)};
}

/// Somebody may keep other files there.
bool looks_like_baseline(const std::string& path) {
  const auto text = files::read_text(path);
  return text && text->find("\"cuakhau/baseline/") != std::string::npos;
}

Diagnostic defect_of(const std::string& path, std::string where, std::string message,
                     std::vector<std::string> help) {
  return {
      Severity::error, {path, 0, 0, 0, {}}, std::move(where), std::move(message), std::move(help)};
}

}  // namespace

Parsed<NamedScenarios> scenario_files(std::span<const std::string> named) {
  NamedScenarios all;
  for (const auto& name : named) {
    if (!is_folder(name)) {
      all.files.push_back(name);
      continue;
    }
    all.is_any_folder = true;
    const auto inside = scenarios_in(name);
    if (inside.empty())
      return Unexpected{UsageError{fmt::format("the folder {} has no scenario", quote(name))}};
    all.files.insert(all.files.end(), inside.begin(), inside.end());
  }
  if (all.files.empty())
    return Unexpected{UsageError{"expected a scenario file or a folder of them"}};
  for (const auto& file : all.files)
    if (!is_valid_utf8(file_name(file)))
      return Unexpected{UsageError{fmt::format(
          "{} is not UTF-8, and a baseline keeps the name of its scenario: rename the file",
          quote(file_name(file)))}};
  return all;
}

Parsed<std::vector<BaselineFiles>> baseline_files(const std::string& path,
                                                  const NamedScenarios& scenarios) {
  if (path.empty()) return Unexpected{UsageError{"--baseline: expected a file, found \"\""}};
  if (path == "-")
    return Unexpected{UsageError{
        "--baseline: expected a file or a folder, found \"-\": a baseline is read, and written, "
        "by its name"}};
  const bool is_one = scenarios.files.size() == 1 && !scenarios.is_any_folder;
  if (is_one && !is_folder(path) && !path.ends_with('/')) return std::vector{beside(path)};
  std::error_code failure;
  if (fs::exists(path, failure) && !is_folder(path))
    return Unexpected{UsageError{fmt::format(
        "--baseline: {} a folder, and {} is a file",
        scenarios.is_any_folder ? "a folder of scenarios needs" : "several scenarios need",
        quote(path))}};
  std::vector<BaselineFiles> files;
  std::map<std::string, std::string> owners;
  for (const auto& scenario : scenarios.files) {
    const auto name = fs::path{file_name(scenario)}.stem().string();
    files.push_back(beside(fs::path{path} / (name + ".json")));
    for (const auto& file : {files.back().last, files.back().release})
      if (const auto [owner, is_new] = owners.emplace(file, scenario); !is_new)
        return Unexpected{shared_baseline(file, owner->second, scenario)};
  }
  return files;
}

std::optional<files::FileProblem> unreadable(std::span<const BaselineFiles> files) {
  for (const auto& [last, release] : files)
    for (const auto& path : {last, release}) {
      std::error_code failure;
      if (!fs::exists(path, failure) && !failure) continue;
      if (auto text = files::read_text(path); !text) return std::move(text).error();
    }
  return std::nullopt;
}

std::vector<std::string> strangers_in(const std::string& folder,
                                      std::span<const BaselineFiles> files) {
  std::set<fs::path> known;
  for (const auto& [last, release] : files) known.insert({fs::path{last}, fs::path{release}});
  std::vector<std::string> strangers;
  std::error_code failure;
  for (const auto& entry : fs::directory_iterator(folder, failure)) {
    const auto path = fs::path{folder} / entry.path().filename();
    if (path.extension() == ".json" && !known.contains(path) && looks_like_baseline(path.string()))
      strangers.push_back(path.string());
  }
  std::ranges::sort(strangers);
  return strangers;
}

Expected<std::optional<experiment::Baseline>, Diagnostic> read_baseline_file(
    const std::string& path, const std::string& scenario) {
  std::error_code failure;
  if (!fs::exists(path, failure) && !failure) return std::optional<experiment::Baseline>{};
  const auto text = files::read_text(path);
  if (!text) return Unexpected{defect_of(path, {}, "cannot be read: " + text.error().message, {})};
  auto baseline = experiment::read_baseline(path, *text, CUAKHAU_VERSION);
  if (!baseline) return Unexpected{std::move(baseline).error()};
  if (baseline->scenario != file_name(scenario))
    return Unexpected{
        defect_of(path, "scenario",
                  fmt::format("is the baseline of {}, not of {}", quote(baseline->scenario),
                              quote(file_name(scenario))),
                  {"name the file of this scenario, or, where the scenario was renamed, move it "
                   "away and make it anew: cuakhau regress --baseline FILE --update SCENARIO"})};
  return std::optional{std::move(*baseline)};
}

Expected<std::optional<model::Plan>, Diagnostic> plan_of(const std::string& path,
                                                         const experiment::Baseline& baseline) {
  constexpr const char* k_remedy =
      "take the file as it was committed, or make it anew: cuakhau regress --baseline FILE "
      "--update "
      "SCENARIO";
  auto loaded = scenario::load_content(baseline.scenario, baseline.plan);
  const bool is_mine = baseline.version == CUAKHAU_VERSION;
  if (loaded.diagnostics.has_errors()) {
    if (!is_mine) return std::optional<model::Plan>{};
    return Unexpected{defect_of(
        path, "plan", "was edited by hand: the cuakhau that wrote it cannot read it", {k_remedy})};
  }
  const auto wrong = experiment::misfit(baseline, loaded.plan);
  if (!wrong) return std::optional{std::move(loaded.plan)};
  if (wrong->path == "plan_digest" && !is_mine) return std::optional<model::Plan>{};
  return Unexpected{
      defect_of(path, wrong->path, wrong->message + ": it was edited by hand", {k_remedy})};
}

std::string file_name(const std::string& path) {
  constexpr std::string_view library = "lib:";
  return fs::path{path.starts_with(library) ? path.substr(library.size()) : path}
      .filename()
      .string();
}

}  // namespace cuakhau::tool
