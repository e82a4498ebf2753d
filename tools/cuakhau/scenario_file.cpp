#include "scenario_file.hpp"

#include <algorithm>

#include <fmt/format.h>

#include <cuakhau/base/text.hpp>
#include <cuakhau/experiment/run.hpp>

#include "output.hpp"

namespace cuakhau::tool {
namespace {

std::vector<std::string> paths_of_errors(const Diagnostics& diagnostics) {
  std::vector<std::string> paths;
  for (auto& one : diagnostics.sorted())
    if (one.severity == Severity::error) paths.push_back(std::move(one.path));
  return paths;
}

/// "expect[2]" of "expect[2].between[0]".
std::string_view expectation_of(std::string_view path) {
  return path.substr(0, path.find(']') + 1);
}

/// Which names an expectation may use depends on the rest of the plan, which must be right. Of an
/// expectation with an error nothing more is said.
void check_expectations(scenario::Loaded& loaded) {
  const auto wrong = paths_of_errors(loaded.diagnostics);
  const bool rest_is_right = std::ranges::all_of(
      wrong, [](const std::string& path) { return path.starts_with("expect["); });
  if (!rest_is_right) return;
  for (auto& problem : experiment::expectation_problems(loaded.plan)) {
    const bool is_told = std::ranges::any_of(wrong, [&](const std::string& path) {
      return expectation_of(path) == expectation_of(problem.path);
    });
    if (is_told) continue;
    loaded.diagnostics.add({problem.severity, loaded.origins.where(problem.path), problem.path,
                            std::move(problem.message), std::move(problem.help)});
  }
}

}  // namespace

std::vector<Option> scenario_options() {
  return {
      {"set", OptionKind::values, "PATH=VALUE", "replace a value of the scenario; may be repeated"},
      {"policy", OptionKind::values, "FILE",
       "add the policies of a file (or of lib:NAME); may be repeated"},
      {"library", OptionKind::values, "DIR",
       "folder of scenarios that \"extends: lib:…\" names; may be repeated"}};
}

scenario::LoadOptions load_options(const ParsedLine& line) {
  scenario::LoadOptions options;
  for (const auto& folder : line.values("library")) options.library.emplace_back(folder);
  for (auto& folder : scenario::default_library()) options.library.push_back(std::move(folder));
  options.policies = line.values("policy");
  options.overrides.set = line.values("set");
  return options;
}

ParsedLine with_library(ParsedLine line, const std::set<std::filesystem::path>& libraries) {
  const auto named = line.values("library");
  for (const auto& folder : scenario::environment_library_of(libraries))
    if (std::ranges::find(named, folder.string()) == named.end())
      line.add("library", folder.string());
  return line;
}

scenario::OpenedScenario open_scenario(const std::string& file, const ParsedLine& line) {
  return {file, load_options(line).library};
}

scenario::Loaded load_checked(const scenario::OpenedScenario& scenario,
                              const scenario::LoadOptions& options) {
  auto loaded = scenario.load(options.policies, options.overrides);
  check_expectations(loaded);
  return loaded;
}

scenario::Loaded load_and_keep(scenario::OpenedScenario& scenario,
                               const scenario::LoadOptions& options) {
  auto loaded = scenario.load_and_keep(options.policies, options.overrides);
  check_expectations(loaded);
  return loaded;
}

std::optional<scenario::Loaded> load_scenario(scenario::OpenedScenario& scenario,
                                              const ParsedLine& line, Warnings warnings) {
  auto loaded = load_and_keep(scenario, load_options(line));
  const bool has_errors = loaded.diagnostics.has_errors();
  if (has_errors || warnings == Warnings::shown) print_message(loaded.diagnostics.render_all());
  if (has_errors) return std::nullopt;
  return loaded;
}

std::optional<scenario::Loaded> load_scenario(const std::string& file, const ParsedLine& line,
                                              Warnings warnings) {
  auto scenario = open_scenario(file, line);
  return load_scenario(scenario, line, warnings);
}

Parsed<std::string> single_file(const ParsedLine& line) {
  if (line.files.size() == 1) return line.files.front();
  if (line.files.empty()) return Unexpected{UsageError{"expected a scenario file"}};
  return Unexpected{
      UsageError{fmt::format("expected one scenario file, found also {}", quote(line.files[1]))}};
}

}  // namespace cuakhau::tool
