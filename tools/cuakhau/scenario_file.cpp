#include "scenario_file.hpp"

#include <fmt/format.h>

#include <cuakhau/base/text.hpp>
#include <cuakhau/experiment/run.hpp>

#include "output.hpp"

namespace cuakhau::tool {
namespace {

scenario::LoadOptions load_options(const ParsedLine& line) {
  scenario::LoadOptions options;
  for (const auto& folder : line.values("library")) options.library.emplace_back(folder);
  for (auto& folder : scenario::default_library()) options.library.push_back(std::move(folder));
  options.overrides.set = line.values("set");
  return options;
}

/// Which names an expectation may use depends on the whole plan, so they are looked at last.
void check_expectations(scenario::Loaded& loaded) {
  for (auto& problem : experiment::expectation_problems(loaded.plan))
    loaded.diagnostics.add({problem.severity, loaded.origins.where(problem.path), problem.path,
                            std::move(problem.message), std::move(problem.help)});
}

}  // namespace

std::vector<Option> scenario_options() {
  return {
      {"set", OptionKind::values, "PATH=VALUE", "replace a value of the scenario; may be repeated"},
      {"library", OptionKind::values, "DIR",
       "folder of scenarios that \"extends: lib:…\" names; may be repeated"}};
}

std::optional<scenario::Loaded> load_scenario(const std::string& file, const ParsedLine& line,
                                              Warnings warnings) {
  auto loaded = scenario::load(file, load_options(line));
  if (!loaded.diagnostics.has_errors()) check_expectations(loaded);
  const bool has_errors = loaded.diagnostics.has_errors();
  if (has_errors || warnings == Warnings::shown) print_message(loaded.diagnostics.render_all());
  if (has_errors) return std::nullopt;
  return loaded;
}

Parsed<std::string> single_file(const ParsedLine& line) {
  if (line.files.size() == 1) return line.files.front();
  if (line.files.empty()) return Unexpected{UsageError{"expected a scenario file"}};
  return Unexpected{
      UsageError{fmt::format("expected one scenario file, found also {}", quote(line.files[1]))}};
}

}  // namespace cuakhau::tool
