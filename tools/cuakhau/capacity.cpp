// cuakhau capacity: how many trucks a border can take, and what limits it.

#include <optional>

#include <cuakhau/report/capacity_csv.hpp>
#include <cuakhau/report/capacity_json.hpp>
#include <cuakhau/report/capacity_table.hpp>

#include "capacity_request.hpp"
#include "command.hpp"
#include "ending.hpp"
#include "exit_code.hpp"
#include "output.hpp"
#include "result_files.hpp"
#include "scenario_file.hpp"
#include "signals.hpp"
#include "watched_run.hpp"

namespace cuakhau::tool {
namespace {

using experiment::CapacityResult;

/// What the library does not know.
void complete(const ParsedLine& line, const CapacityOptions& options,
              const scenario::Loaded& loaded, CapacityResult& result) {
  result.provenance.version = CUAKHAU_VERSION;
  result.provenance.scenario = options.file;
  result.provenance.policies = line.values("policy");
  result.provenance.command = reproducing_command(with_library(line, loaded.libraries), options);
  result.scenario_warnings = loaded.diagnostics.sorted();  // no errors: it was run
}

/// What goes to the screen beside files.
int show(const CapacityResult& result, const model::Plan& plan, const CapacityOptions& options) {
  if (options.is_quiet) return k_done;
  const auto table = table_beside(options.outputs());
  print_warnings(result.warnings, table);
  if (table == Table::none) return k_done;
  return print_result(report::capacity_table(result, plan, palette()));
}

int find_capacity(const ParsedLine& line, const CapacityOptions& options) {
  const auto loaded =
      load_scenario(options.file, line, options.is_quiet ? Warnings::hidden : Warnings::shown);
  if (!loaded) return k_bad_scenario;
  if (const auto clash = clash_with(options.outputs(), loaded->files))
    return refuse(capacity_command_line(), *clash);
  auto request = options.request;
  auto goals = goals_of(options, loaded->plan);
  if (!goals) return refuse(capacity_command_line(), goals.error());
  request.goals = std::move(*goals);
  auto flows = flows_of(options, loaded->plan);
  if (!flows) return refuse(capacity_command_line(), flows.error());
  request.flows = std::move(*flows);
  const SignalWatch watch;
  ResultFiles outputs;
  if (const auto failure = outputs.open(options.json, options.csv)) return report_failure(*failure);
  auto result = experiment::capacity(loaded->plan, request, WatchedRun{options.is_quiet}.hooks());
  if (!result) return tell(result.error());
  complete(line, options, *loaded, *result);
  if (const auto failure = outputs.write([&] { return report::capacity_json(*result); },
                                         [&] { return report::capacity_csv(*result); }))
    return report_failure(*failure);
  return show(*result, loaded->plan, options);
}

}  // namespace

int capacity(Arguments arguments) {
  const auto commands = capacity_command_line();
  const auto [line, exit_code] = invoke(commands, arguments);
  if (exit_code) return *exit_code;
  const auto options = capacity_options(line);
  if (!options) return refuse(commands, options.error());
  return find_capacity(line, *options);
}

}  // namespace cuakhau::tool
