// cuakhau run: runs a scenario and writes what it found.

#include <cstdlib>
#include <memory>
#include <optional>

#include <fmt/format.h>
#include <unistd.h>

#include <cuakhau/files/atomic_file.hpp>
#include <cuakhau/report/progress.hpp>
#include <cuakhau/report/records_csv.hpp>
#include <cuakhau/report/result_csv.hpp>
#include <cuakhau/report/result_json.hpp>
#include <cuakhau/report/table.hpp>

#include "command.hpp"
#include "exit_code.hpp"
#include "output.hpp"
#include "run_request.hpp"
#include "scenario_file.hpp"
#include "signals.hpp"

namespace cuakhau::tool {
namespace {

using experiment::Result;
using files::FileProblem;
using Failure = std::optional<FileProblem>;

report::Palette palette() {
  // NOLINTNEXTLINE(concurrency-mt-unsafe): before any thread
  const char* no_colour = std::getenv("NO_COLOR");
  const bool is_wanted = no_colour == nullptr || *no_colour == '\0';
  return is_wanted && ::isatty(STDOUT_FILENO) == 1 ? report::Palette::coloured
                                                   : report::Palette::plain;
}

/// The files that a run writes. They are opened before it starts, so that one that cannot be
/// written is known at once, and appear together at its end.
class Outputs {
 public:
  [[nodiscard]] Failure open(const RunOptions& options, const model::Network& names) {
    if (auto failure = open(options.json, json_)) return failure;
    if (auto failure = open(options.csv, csv_)) return failure;
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
    if (auto failure = write(json_, report::result_json, result)) return failure;
    return write(csv_, report::result_csv, result);
  }

 private:
  static Failure open(const std::optional<std::string>& path,
                      std::optional<files::AtomicFile>& file) {
    if (!path) return std::nullopt;
    auto created = files::AtomicFile::create(*path);
    if (!created) return std::move(created).error();
    file = std::move(*created);
    return std::nullopt;
  }
  static Failure write(std::optional<files::AtomicFile>& file,
                       std::string (*text)(const Result& result), const Result& result) {
    if (!file) return std::nullopt;
    if (auto failure = file->write(text(result))) return failure;
    return file->commit();
  }

  std::optional<files::AtomicFile> json_;
  std::optional<files::AtomicFile> csv_;
  std::unique_ptr<report::RecordsCsv> records_;
};

bool prints_table(const RunOptions& options) {
  const auto is_standard_output = [](const std::optional<std::string>& path) {
    return path && *path == "-";
  };
  return !options.is_quiet && !is_standard_output(options.json) &&
         !is_standard_output(options.csv) && !is_standard_output(options.records);
}

int tell(const experiment::RunFailure& failure) {
  if (failure.kind == experiment::RunFailureKind::stopped) {
    print_message("interrupted: nothing was written\n");
    return k_killed_by_signal + SignalWatch::signal();
  }
  print_message(fmt::format("no answer: {}\n", failure.message));
  return k_no_answer;
}

Expected<Result, experiment::RunFailure> run_with_progress(const scenario::Loaded& loaded,
                                                           const RunOptions& options,
                                                           experiment::RunHooks hooks) {
  std::optional<report::TerminalProgress> progress;
  if (!options.is_quiet && report::can_draw_progress()) hooks.progress = &progress.emplace();
  return experiment::run(loaded.plan, options.request, hooks);
}

int write_all(Outputs& outputs, const Result& result, const scenario::Loaded& loaded,
              const RunOptions& options) {
  if (const auto failure = outputs.write(result)) return report_failure(*failure);
  if (prints_table(options)) {
    const report::TableOptions table{palette(), loaded.assumptions.size()};
    const int printed = print_result(report::table(result, loaded.plan, table));
    if (printed != k_done) return printed;
  }
  return result.has_failed_expectation() ? k_numbers_are_bad : k_done;
}

int run_scenario(const ParsedLine& line, const RunOptions& options) {
  const auto loaded =
      load_scenario(options.file, line, options.is_quiet ? Warnings::hidden : Warnings::shown);
  if (!loaded) return k_bad_scenario;
  const model::Network names{loaded->plan};
  const SignalWatch watch;
  Outputs outputs;
  if (const auto failure = outputs.open(options, names)) return report_failure(*failure);
  auto result =
      run_with_progress(*loaded, options, {nullptr, outputs.records(), &SignalWatch::stop_flag()});
  if (!result) return tell(result.error());
  result->provenance.version = CUAKHAU_VERSION;
  result->provenance.scenario = options.file;
  result->provenance.policies = line.values("policy");
  result->scenario_warnings = loaded->diagnostics.sorted();  // no errors: it was run
  result->provenance.command = reproducing_command(line, options);
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
