// cuakhau compare: runs scenarios with the same trucks and tells how they differ.

#include <algorithm>
#include <filesystem>
#include <optional>
#include <set>

#include <fmt/format.h>

#include <cuakhau/experiment/measure_unit.hpp>
#include <cuakhau/report/comparison_csv.hpp>
#include <cuakhau/report/comparison_json.hpp>
#include <cuakhau/report/comparison_table.hpp>

#include "command.hpp"
#include "compare_request.hpp"
#include "contenders.hpp"
#include "ending.hpp"
#include "exit_code.hpp"
#include "measure_option.hpp"
#include "output.hpp"
#include "result_files.hpp"
#include "signals.hpp"
#include "watched_run.hpp"

namespace cuakhau::tool {
namespace {

using experiment::ComparisonResult;
using experiment::Contender;
using Loaded = std::vector<scenario::Loaded>;

using Keys = std::vector<model::MeasureKey>;

/// With their units, or the exit code where one is no measure.
Expected<Keys, int> found(std::span<const Contender> contenders, const Keys& wanted,
                          std::string_view option) {
  auto keys = known_measures(contenders, wanted, option);
  if (!keys) return Unexpected{refuse(compare_command_line(), keys.error())};
  return std::move(*keys);
}

/// From which size on differences matter, in the units of the measures that are compared.
std::optional<int> add_thresholds(const CompareOptions& options,
                                  std::span<const Contender> contenders,
                                  experiment::CompareRequest& request) {
  for (const auto& [measure, size] : options.matters) {
    auto key = found(contenders, {measure}, "--matters");
    if (!key) return key.error();
    const auto name = experiment::measure_text(key->front());
    const auto in_unit = experiment::in_unit(size, key->front().unit);
    if (!in_unit)
      return refuse(compare_command_line(),
                    {fmt::format("--matters: expected {} for {}",
                                 experiment::bound_example(key->front().unit), name)});
    if (std::ranges::find(request.measures, key->front()) == request.measures.end())
      return refuse(compare_command_line(),
                    {fmt::format("--matters: {} is not compared: name it by --measure too", name)});
    request.matters.push_back({key->front(), *in_unit});
  }
  return std::nullopt;
}

/// Into the request; the exit code where a measure is none.
std::optional<int> add_measures(const CompareOptions& options,
                                std::span<const Contender> contenders,
                                experiment::CompareRequest& request) {
  if (options.measures.empty()) {
    request.measures = experiment::headline_measures(contenders.front());
  } else {
    auto keys = found(contenders, options.measures, "--measure");
    if (!keys) return keys.error();
    request.measures = std::move(*keys);
  }
  if (const auto exit_code = add_thresholds(options, contenders, request)) return exit_code;
  if (!options.best) return std::nullopt;
  auto best = found(contenders, {options.best->measure}, "--best");
  if (!best) return best.error();
  request.best = experiment::BestRequest{best->front(), options.best->goal};
  if (std::ranges::find(request.measures, best->front()) == request.measures.end())
    request.measures.push_back(best->front());
  return std::nullopt;
}

/// What the library does not know.
void complete(const ParsedLine& line, const CompareOptions& options, const Loaded& loaded,
              ComparisonResult& result) {
  result.provenance.version = CUAKHAU_VERSION;
  result.provenance.scenario = options.contenders.front().file;
  result.provenance.policies = line.values("with");
  result.provenance.command = reproducing_command(
      with_library(line, all_of(loaded, &scenario::Loaded::libraries)), options);
  for (std::size_t i = 0; i < loaded.size(); ++i) {
    auto& scenario = result.scenarios[i];
    scenario.file = options.contenders[i].file;
    scenario.policies = options.contenders[i].policies;
    scenario.set = options.contenders[i].set;
    scenario.warnings = loaded[i].diagnostics.sorted();  // no errors: it was run
  }
}

/// What goes to the screen beside files.
int show(const ComparisonResult& result, const model::Plan& base, const CompareOptions& options) {
  if (options.is_quiet) return k_done;
  const auto table = table_beside(options.outputs());
  print_warnings(result.warnings, table);
  if (table == Table::none) return k_done;
  return print_result(report::comparison_table(result, base, palette()));
}

int compare_scenarios(const ParsedLine& line, const CompareOptions& options) {
  const auto loaded = load_contenders(options.contenders, line,
                                      options.is_quiet ? Warnings::hidden : Warnings::shown);
  if (!loaded) return k_bad_scenario;
  if (const auto clash = clash_with(options.outputs(), all_of(*loaded, &scenario::Loaded::files)))
    return refuse(compare_command_line(), *clash);
  const auto contenders = named(options.contenders, *loaded);
  auto request = options.request;
  if (const auto exit_code = add_measures(options, contenders, request)) return *exit_code;
  const SignalWatch watch;
  ResultFiles outputs;
  if (const auto failure = outputs.open(options.json, options.csv)) return report_failure(*failure);
  auto result = experiment::compare(contenders, request, WatchedRun{options.is_quiet}.hooks());
  if (!result) return tell(result.error());
  complete(line, options, *loaded, *result);
  if (const auto failure = outputs.write([&] { return report::comparison_json(*result); },
                                         [&] { return report::comparison_csv(*result); }))
    return report_failure(*failure);
  if (const int shown = show(*result, contenders.front().plan, options); shown != k_done)
    return shown;
  return result->lacks_answer() ? k_no_answer : k_done;
}

}  // namespace

int compare(Arguments arguments) {
  const auto commands = compare_command_line();
  const auto [line, exit_code] = invoke(commands, arguments);
  if (exit_code) return *exit_code;
  const auto options = compare_options(line);
  if (!options) return refuse(commands, options.error());
  return compare_scenarios(line, *options);
}

}  // namespace cuakhau::tool
