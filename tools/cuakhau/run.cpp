// cuakhau run: runs a scenario and writes what it found.

#include <memory>
#include <optional>

#include <cuakhau/report/records_csv.hpp>
#include <cuakhau/report/result_csv.hpp>
#include <cuakhau/report/result_json.hpp>
#include <cuakhau/report/table.hpp>

#include "command.hpp"
#include "ending.hpp"
#include "exit_code.hpp"
#include "output.hpp"
#include "output_file.hpp"
#include "run_request.hpp"
#include "scenario_file.hpp"
#include "signals.hpp"
#include "watched_run.hpp"

namespace cuakhau::tool {
namespace {

using experiment::Result;
using files::FileProblem;
using Failure = std::optional<FileProblem>;

/// The files that a run writes: they appear together at its end.
class Outputs {
 public:
  [[nodiscard]] Failure open(const RunOptions& options, const model::Network& names) {
    if (auto failure = json_.open(options.json)) return failure;
    if (auto failure = csv_.open(options.csv)) return failure;
    if (!options.records) return std::nullopt;
    auto records =
        report::RecordsCsv::create(*options.records, names, options.request.only.value_or(0));
    if (!records) return std::move(records).error();
    records_ = std::move(*records);
    return std::nullopt;
  }

  [[nodiscard]] experiment::RecordSink* records() const { return records_.get(); }

  [[nodiscard]] Failure write(const Result& result) {
    if (records_)
      if (auto failure = records_->commit()) return failure;
    if (json_.is_wanted())
      if (auto failure = json_.write(report::result_json(result))) return failure;
    return csv_.is_wanted() ? csv_.write(report::result_csv(result)) : std::nullopt;
  }

 private:
  OutputFile json_;
  OutputFile csv_;
  std::unique_ptr<report::RecordsCsv> records_;
};

Table table_of(const RunOptions& options) {
  return options.is_quiet ? Table::none : table_beside(options.outputs());
}

/// What the library does not know.
void complete(const ParsedLine& line, const RunOptions& options, const scenario::Loaded& loaded,
              Result& result) {
  result.provenance.version = CUAKHAU_VERSION;
  result.provenance.scenario = options.file;
  result.provenance.policies = line.values("policy");
  result.provenance.command = reproducing_command(with_library(line, loaded.libraries), options);
  result.scenario_warnings = loaded.diagnostics.sorted();  // no errors: it was run
}

int write_all(Outputs& outputs, const Result& result, const scenario::Loaded& loaded,
              const RunOptions& options) {
  if (const auto failure = outputs.write(result)) return report_failure(*failure);
  if (!options.is_quiet) print_warnings(result.warnings, table_of(options));
  if (table_of(options) == Table::printed) {
    const report::TableOptions look{palette(), loaded.assumptions.size()};
    const int printed = print_result(report::table(result, loaded.plan, look));
    if (printed != k_done) return printed;
  }
  return result.has_failed_expectation() ? k_numbers_are_bad : k_done;
}

/// A warm-up that is still to be found leaves open how long the batches are.
std::optional<UsageError> problem_of_batches(const experiment::RunRequest& request,
                                             const model::Plan& plan) {
  if (!request.batches || plan.period.warm_up_is_automatic) return std::nullopt;
  const auto batches = experiment::cut_into_batches(model::run_window(plan), *request.batches);
  if (batches) return std::nullopt;
  return UsageError{"--batches: " + batches.error()};
}

int run_scenario(const ParsedLine& line, const RunOptions& options) {
  const auto loaded =
      load_scenario(options.file, line, options.is_quiet ? Warnings::hidden : Warnings::shown);
  if (!loaded) return k_bad_scenario;
  if (const auto clash = clash_with(options.outputs(), loaded->files))
    return refuse(run_command_line(), *clash);
  if (const auto problem = problem_of_batches(options.request, loaded->plan))
    return refuse(run_command_line(), *problem);
  const model::Network names{loaded->plan};
  const SignalWatch watch;
  Outputs outputs;
  if (const auto failure = outputs.open(options, names)) return report_failure(*failure);
  auto result = experiment::run(loaded->plan, options.request,
                                WatchedRun{options.is_quiet, outputs.records()}.hooks());
  if (!result) return tell(result.error());
  complete(line, options, *loaded, *result);
  return write_all(outputs, *result, *loaded, options);
}

}  // namespace

int run(Arguments arguments) {
  const auto commands = run_command_line();
  const auto [line, exit_code] = invoke(commands, arguments);
  if (exit_code) return *exit_code;
  const auto options = run_options(line);
  if (!options) return refuse(commands, options.error());
  return run_scenario(line, *options);
}

}  // namespace cuakhau::tool
