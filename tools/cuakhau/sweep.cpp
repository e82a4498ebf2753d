// cuakhau sweep: runs a scenario at many points and keeps what it finds in a database.

#include <chrono>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include <cuakhau/base/duration_text.hpp>
#include <cuakhau/experiment/design_csv.hpp>
#include <cuakhau/files/atomic_file.hpp>
#include <cuakhau/files/text_file.hpp>
#include <cuakhau/report/sweep_csv.hpp>
#include <cuakhau/report/sweep_table.hpp>

#include "ask.hpp"
#include "command.hpp"
#include "exit_code.hpp"
#include "output.hpp"
#include "scenario_file.hpp"
#include "signals.hpp"
#include "sweep_check.hpp"
#include "sweep_job.hpp"
#include "sweep_plans.hpp"
#include "sweep_request.hpp"

namespace cuakhau::tool {
namespace {

using experiment::Design;
using experiment::SweepHead;
using experiment::SweepStore;

/// The design that the options name, or an exit code.
Expected<Design, int> design_of(const SweepOptions& options) {
  if (!options.design_file) {
    auto design = options.is_asked ? experiment::asked_design(options.design.factors)
                                   : experiment::make_design(options.design);
    if (!design) return Unexpected{refuse(sweep_command_line(), {design.error()})};
    return std::move(*design);
  }
  const auto text = files::read_text(*options.design_file);
  if (!text) return Unexpected{report_failure(text.error())};
  auto design = experiment::design_from_csv(*text);
  if (design) return std::move(*design);
  print_message(fmt::format("error: {}: {}\n", *options.design_file, design.error()));
  return Unexpected{static_cast<int>(k_bad_scenario)};
}

Expected<SweepHead, int> head_of(const ParsedLine& line, const SweepOptions& options,
                                 const scenario::Loaded& base, Design design) {
  auto measures = measures_to_keep(options.measures, base.plan, sweep_command_line());
  if (!measures) return Unexpected{measures.error()};
  return SweepHead{.version = CUAKHAU_VERSION,
                   .scenario = options.file,
                   .command = reproducing_command(with_library(line, base.libraries), options),
                   .plan_digest = model::plan_digest(base.plan),
                   .choices_digest = {},
                   .design = std::move(design),
                   .shard = options.shard,
                   .measures = std::move(*measures),
                   .seed = options.seed,
                   .effort = options.effort,
                   .confidence = options.confidence,
                   .random_numbers = options.random_numbers};
}

/// "about 3 min": from one replication of the scenario as it is.
std::string time_for(std::uint64_t replications, const scenario::Loaded& base,
                     const SweepOptions& options) {
  const auto begin = std::chrono::steady_clock::now();
  const experiment::RunRequest one{.seed = options.seed, .only = 0, .threads = 1};
  const bool has_answer = experiment::run(base.plan, one, {}).has_value();
  const auto took = std::chrono::steady_clock::now() - begin;
  if (!has_answer) return "how long is not known: the scenario without the factors has no answer";
  const auto all = std::chrono::ceil<std::chrono::seconds>(took * replications);
  return fmt::format("about {} of one core, if points take as long as the scenario without factors",
                     format_duration_short(all));
}

/// --plan: the design, and how much work it is.
int write_plan(const SweepHead& head, const scenario::Loaded& base, const SweepOptions& options) {
  if (const auto problem = files::write_file(*options.plan, experiment::design_csv(head.design)))
    return report_failure(*problem);
  std::size_t points = 0;
  for (std::size_t k = 0; k < head.design.points.size(); ++k) points += head.shard.has(k) ? 1U : 0U;
  const auto replications =
      std::uint64_t{points} *
      (options.request.precision ? options.request.precision->first : options.request.replications);
  const auto text =
      fmt::format("{} of {}, {} each: {}{} replications, {}\n", points_text(points),
                  head.shard.is_whole() ? "the design" : "the part " + head.shard.text(),
                  head.effort, options.request.precision ? "at least " : "", replications,
                  time_for(replications, base, options));
  if (!is_standard_output(options.plan)) return print_result(text);
  print_message(text);
  return k_done;
}

/// Where points go.
struct Targets {
  std::optional<files::AtomicFile> csv;
  SweepStore store;
};

/// The points to files and to the screen.
int show(const SweepHead& head, const model::Plan& base, const SweepOptions& options,
         Targets& targets) {
  auto& [csv, store] = targets;
  if (csv) {
    auto problem = report::write_sweep_csv(store.database(), *csv);
    if (!problem) problem = csv->commit();
    if (problem) return report_failure(*problem);
  }
  const bool has_table = !options.is_asked && !options.is_quiet;
  if (has_table && table_beside(options.outputs()) == Table::printed) {
    const auto table = report::sweep_table(head, store.database(), base, palette());
    if (!table) return report_failure(table.error());
    if (const int printed = print_result(*table); printed != k_done) return printed;
  }
  const auto counts = experiment::count_points(store.database());
  return counts ? exit_code_of(*counts) : report_failure(counts.error());
}

int run_sweep(const SweepHead& head, const model::Plan& base, const SweepPlans& plans,
              const SweepOptions& options) {
  const SignalWatch watch;
  std::optional<files::AtomicFile> csv;
  if (options.csv) {
    auto created = files::AtomicFile::create(*options.csv);
    if (!created) return report_failure(created.error());
    csv = std::move(*created);
  }
  auto store = SweepStore::open(options.out, head);
  if (!store) return report_store(store.error());
  Targets targets{std::move(csv), std::move(*store)};
  const SweepTarget target{options.out, options.is_quiet};
  const experiment::SweepJob job{head, plans, options.request};
  const auto exit_code =
      options.is_asked ? converse(job, target, targets.store) : fill(job, target, targets.store);
  if (exit_code) return *exit_code;
  if (const auto problem = targets.store.finish()) return report_failure(*problem);
  return show(head, base, options, targets);
}

int sweep_scenario(const ParsedLine& line, const SweepOptions& options) {
  auto design = design_of(options);
  if (!design) return design.error();
  auto scenario = open_scenario(options.file, line);
  const auto base =
      load_scenario(scenario, line, options.is_quiet ? Warnings::hidden : Warnings::shown);
  if (!base) return k_bad_scenario;
  auto read = base->files;
  if (options.design_file) read.insert(*options.design_file);
  if (const auto clash = clash_with(options.outputs(), read))
    return refuse(sweep_command_line(), *clash);
  auto head = head_of(line, options, *base, std::move(*design));
  if (!head) return head.error();
  auto load = load_options(line);
  if (options.design_file) load.overrides.factor_option = "--design";
  SweepPlans plans{scenario, std::move(load), head->design.factors};
  const auto choices = check_factors(head->design, plans);
  if (!choices) return k_bad_scenario;
  head->choices_digest = *choices;
  if (!options.is_quiet) warn_of_lost_spread(head->design, plans, base->plan);
  if (options.plan) return write_plan(*head, *base, options);
  return run_sweep(*head, base->plan, plans, options);
}

}  // namespace

int sweep(Arguments arguments) {
  const auto commands = sweep_command_line();
  const auto [line, exit_code] = invoke(commands, arguments);
  if (exit_code) return *exit_code;
  const auto options = sweep_options(line);
  if (!options) return refuse(commands, options.error());
  return sweep_scenario(line, *options);
}

}  // namespace cuakhau::tool
