// cuakhau regress: holds scenarios against their baselines.

#include <algorithm>
#include <array>
#include <filesystem>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include <cuakhau/report/regress_benchmark.hpp>
#include <cuakhau/report/regress_github.hpp>
#include <cuakhau/report/regress_json.hpp>
#include <cuakhau/report/regress_junit.hpp>
#include <cuakhau/report/regress_markdown.hpp>
#include <cuakhau/report/regress_table.hpp>

#include "baseline_check.hpp"
#include "baseline_update.hpp"
#include "command.hpp"
#include "ending.hpp"
#include "exit_code.hpp"
#include "guarded_scenarios.hpp"
#include "output.hpp"
#include "output_file.hpp"
#include "regress_request.hpp"
#include "scenario_file.hpp"
#include "signals.hpp"
#include "watched_run.hpp"

namespace cuakhau::tool {
namespace {

using experiment::RegressResult;

/// What a run of it writes: opened before the work, written at its end.
class Outputs {
 public:
  [[nodiscard]] std::optional<files::FileProblem> open(const RegressOptions& options) {
    const auto outputs = options.outputs();
    for (std::size_t k = 0; k < outputs.size(); ++k)
      if (auto failure = files_[k].open(outputs[k].path)) return failure;
    return std::nullopt;
  }

  [[nodiscard]] std::optional<files::FileProblem> write(const RegressResult& result) {
    for (std::size_t k = 0; k < files_.size(); ++k)
      if (files_[k].is_wanted())
        if (auto failure = files_[k].write(text(k, result))) return failure;
    return std::nullopt;
  }

 private:
  /// In the order of RegressOptions::outputs.
  static std::string text(std::size_t which, const RegressResult& result) {
    switch (which) {
      case 0: return report::regress_json(result);
      case 1: return report::regress_junit(result);
      case 2: return report::regress_markdown(result);
      case 3: return report::regress_benchmark(result, experiment::Goal::largest);
      case 4: return report::regress_benchmark(result, experiment::Goal::smallest);
      default: return report::regress_bencher(result);
    }
  }

  std::array<OutputFile, 6> files_;
};

std::set<std::filesystem::path> files_read(const RegressOptions& options,
                                           const std::vector<scenario::Loaded>& loaded) {
  std::set<std::filesystem::path> files;
  for (const auto& one : loaded) files.insert(one.files.begin(), one.files.end());
  for (const auto& [last, release] : options.baselines) files.insert({last, release});
  return files;
}

ParsedLine with_libraries(ParsedLine line, const std::vector<scenario::Loaded>& loaded) {
  std::set<std::filesystem::path> libraries;
  for (const auto& one : loaded) libraries.insert(one.libraries.begin(), one.libraries.end());
  return with_library(std::move(line), libraries);
}

int exit_code_of(const RegressResult& result) {
  switch (experiment::judgement_of(result)) {
    case experiment::Judgement::passes: return k_done;
    case experiment::Judgement::fails: return k_numbers_are_bad;
    case experiment::Judgement::wrong: return k_bad_scenario;
    case experiment::Judgement::open: break;
  }
  return k_no_answer;
}

/// Every scenario of the call: with what was found, or with why it was not looked at.
void add_files(const std::vector<GuardedFiles>& guarded, RegressResult& result) {
  auto found = std::exchange(result.scenarios, {});
  auto next = found.begin();
  for (const auto& one : guarded) {
    auto& scenario = result.scenarios.emplace_back();
    if (one.guarded) scenario = std::move(*next++);
    scenario.name = file_name(one.file);
    scenario.file = one.file;
    scenario.baseline_file = one.baseline_file;
    scenario.defects = one.defects;
    scenario.places = one.places;
    scenario.expectation_places = one.expectation_places;
  }
}

void tell_of(const std::vector<Diagnostic>& strangers, bool is_quiet) {
  Diagnostics all;
  for (const auto& one : strangers) all.add(one);
  if (all.has_errors() || !is_quiet) print_message(all.render_all());
}

int compare_with_baselines(const ParsedLine& line, const RegressOptions& options,
                           const std::vector<scenario::Loaded>& loaded,
                           const std::vector<Diagnostic>& strangers) {
  const auto guarded = guarded_scenarios(options, loaded);
  if (const auto error = unfit_options(options, guarded))
    return refuse(regress_command_line(), *error);
  std::vector<experiment::Guarded> scenarios;
  for (const auto& one : guarded)
    if (one.guarded) scenarios.push_back(*one.guarded);
  const SignalWatch watch;
  Outputs outputs;
  if (const auto failure = outputs.open(options)) return report_failure(*failure);
  auto result =
      experiment::regress(scenarios, options.request, WatchedRun{options.is_quiet}.hooks());
  if (!result) return tell(result.error());
  result->version = CUAKHAU_VERSION;
  result->command = reproducing_command(with_libraries(line, loaded), options);
  add_files(guarded, *result);
  result->warnings = strangers;
  if (const auto failure = outputs.write(*result)) return report_failure(*failure);
  if (options.has_annotations) print_message(report::regress_github(*result));
  const bool is_any_judged = !scenarios.empty();  // what is wrong has been said
  if (is_any_judged && !options.is_quiet && table_beside(options.outputs()) == Table::printed)
    if (const int printed = print_result(report::regress_table(*result, palette()));
        printed != k_done)
      return printed;
  return exit_code_of(*result);
}

int hold(const ParsedLine& line, const RegressOptions& options) {
  const auto loaded = load_scenarios(options, line);
  const auto is_wrong = [](const scenario::Loaded& one) { return one.diagnostics.has_errors(); };
  if (options.is_update && std::ranges::any_of(loaded, is_wrong)) return k_bad_scenario;
  if (const auto error = wrong_measures(options, loaded))
    return refuse(regress_command_line(), *error);
  if (const auto clash = clash_with(options.outputs(), files_read(options, loaded)))
    return refuse(regress_command_line(), *clash);
  if (const auto problem = unreadable(options.baselines)) return report_failure(*problem);
  const auto strangers = strange_baselines(options);
  tell_of(strangers, options.is_quiet);
  return options.is_update ? update_baselines(options, loaded)
                           : compare_with_baselines(line, options, loaded, strangers);
}

}  // namespace

int regress(Arguments arguments) {
  const auto commands = regress_command_line();
  const auto [line, exit_code] = invoke(commands, arguments);
  if (exit_code) return *exit_code;
  const auto options = regress_options(line);
  if (!options) return refuse(commands, options.error());
  return hold(line, *options);
}

}  // namespace cuakhau::tool
