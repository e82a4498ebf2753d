// cuakhau select: runs alternatives until the best of them is known.

#include <filesystem>
#include <optional>

#include <cuakhau/report/selection_csv.hpp>
#include <cuakhau/report/selection_json.hpp>
#include <cuakhau/report/selection_table.hpp>

#include "command.hpp"
#include "contenders.hpp"
#include "ending.hpp"
#include "exit_code.hpp"
#include "output.hpp"
#include "result_files.hpp"
#include "select_request.hpp"
#include "signals.hpp"
#include "watched_run.hpp"

namespace cuakhau::tool {
namespace {

using experiment::SelectionResult;
using Contenders = std::vector<experiment::Contender>;
using Loaded = std::vector<scenario::Loaded>;

/// What the library does not know.
void complete(const ParsedLine& line, const SelectOptions& options, const Loaded& loaded,
              SelectionResult& result) {
  result.provenance.version = CUAKHAU_VERSION;
  result.provenance.scenario = options.contenders.front().file;
  result.provenance.policies = line.values("with");
  result.provenance.command = reproducing_command(
      with_library(line, all_of(loaded, &scenario::Loaded::libraries)), options);
  for (std::size_t i = 0; i < loaded.size(); ++i) {
    auto& alternative = result.alternatives[i];
    alternative.file = options.contenders[i].file;
    alternative.policies = options.contenders[i].policies;
    alternative.set = options.contenders[i].set;
    alternative.warnings = loaded[i].diagnostics.sorted();  // no errors: it was run
  }
}

/// What goes to the screen beside files.
int show(const SelectionResult& result, const model::Plan& base, const SelectOptions& options) {
  if (options.is_quiet) return k_done;
  const auto table = table_beside(options.outputs());
  print_warnings(result.warnings, table);
  if (table == Table::none) return k_done;
  return print_result(report::selection_table(result, base, palette()));
}

/// Everything that was read: the scenarios with what they name, and lists of alternatives.
Paths read_by(const ParsedLine& line, const Loaded& loaded) {
  auto files = all_of(loaded, &scenario::Loaded::files);
  for (const auto& list : line.values("alternatives-from"))
    files.insert(std::filesystem::weakly_canonical(list));
  return files;
}

int select_of(const ParsedLine& line, const SelectOptions& options) {
  const auto loaded = load_contenders(options.contenders, line,
                                      options.is_quiet ? Warnings::hidden : Warnings::shown);
  if (!loaded) return k_bad_scenario;
  if (const auto clash = clash_with(options.outputs(), read_by(line, *loaded)))
    return refuse(select_command_line(), *clash);
  const auto contenders = named(options.contenders, *loaded);
  const auto request = request_of(options, contenders);
  if (!request) return refuse(select_command_line(), request.error());
  const SignalWatch watch;
  ResultFiles outputs;
  if (const auto failure = outputs.open(options.json, options.csv)) return report_failure(*failure);
  auto result = experiment::select(contenders, *request, WatchedRun{options.is_quiet}.hooks());
  if (!result) return tell(result.error());
  complete(line, options, *loaded, *result);
  if (const auto failure = outputs.write([&] { return report::selection_json(*result); },
                                         [&] { return report::selection_csv(*result); }))
    return report_failure(*failure);
  if (const int shown = show(*result, contenders.front().plan, options); shown != k_done)
    return shown;
  return result->is_decided ? k_done : k_no_answer;
}

}  // namespace

int select(Arguments arguments) {
  const auto commands = select_command_line();
  const auto [line, exit_code] = invoke(commands, arguments);
  if (exit_code) return *exit_code;
  const auto options = select_options(line);
  if (!options) return refuse(commands, options.error());
  return select_of(line, *options);
}

}  // namespace cuakhau::tool
