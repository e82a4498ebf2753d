// cuakhau sensitivity: which factors, or which assumptions, the results of a scenario hang on.

#include <optional>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include <cuakhau/base/text.hpp>
#include <cuakhau/experiment/sweep_responses.hpp>
#include <cuakhau/report/sensitivity_json.hpp>
#include <cuakhau/report/sensitivity_table.hpp>
#include <cuakhau/scenario/assumed_factors.hpp>

#include "command.hpp"
#include "exit_code.hpp"
#include "output.hpp"
#include "output_file.hpp"
#include "scenario_file.hpp"
#include "sensitivity_request.hpp"
#include "signals.hpp"
#include "sweep_check.hpp"
#include "sweep_plans.hpp"

namespace cuakhau::tool {
namespace {

using experiment::SensitivityDesign;
using experiment::SweepHead;
using experiment::SweepStore;

/// A scenario whose factors are to be varied.
struct Base {
  const ParsedLine& line;
  scenario::OpenedScenario& scenario;
  const scenario::Loaded& loaded;
};

/// Takes out what cannot be varied alone, such as a share of several that add up to 100 %.
void leave_out_dependent(const Base& base, scenario::AssumedFactors& assumed) {
  SweepPlans plans{base.scenario, load_options(base.line), assumed.factors};
  std::vector<experiment::Factor> varied;
  for (std::size_t k = 0; k < assumed.factors.size(); ++k) {
    const auto& factor = assumed.factors[k];
    const bool is_refused = plans.load_alone(k, factor.low).diagnostics.has_errors() ||
                            plans.load_alone(k, factor.high).diagnostics.has_errors();
    if (is_refused)
      assumed.left_out.push_back(factor.path);
    else
      varied.push_back(factor);
  }
  assumed.factors = std::move(varied);
}

/// What the scenario assumes becomes the factors; the exit code where there is nothing to vary.
std::optional<int> add_assumed(const Base& base, SensitivityOptions& options) {
  auto assumed = scenario::assumed_factors(base.loaded);
  leave_out_dependent(base, assumed);
  if (!assumed.left_out.empty() && !options.target.is_quiet)
    print_message(
        fmt::format("left as they are, since they cannot be varied over their range alone: {}\n",
                    join(assumed.left_out, ", ")));
  if (assumed.factors.empty())
    return refuse(sensitivity_command_line(),
                  {"the scenario assumes nothing that has a range: --factor PATH=LOW..HIGH names "
                   "what to vary"});
  options.study.factors = std::move(assumed.factors);
  return std::nullopt;
}

Expected<SensitivityDesign, int> design_of(SensitivityOptions& options) {
  auto& study = options.study;
  if (study.size == 0) study.size = usual_size(study.method, study.factors.size());
  auto design = experiment::make_sensitivity_design(study);
  if (design) return std::move(*design);
  return Unexpected{refuse(sensitivity_command_line(), {design.error()})};
}

/// Draws are independent of each other, replications and all; else points share their luck.
experiment::RandomNumbers numbers_of(experiment::SensitivityMethod method) {
  return method == experiment::SensitivityMethod::uncertainty
             ? experiment::RandomNumbers::independent
             : experiment::RandomNumbers::common;
}

/// A scenario whose points are to be run.
struct Study {
  const ParsedLine& line;
  const SensitivityOptions& options;
  const scenario::Loaded& base;
  const SensitivityDesign& design;
};

Expected<SweepHead, int> head_of(const Study& study) {
  const auto& [line, options, base, design] = study;
  auto measures = measures_to_keep(options.measures, base.plan, sensitivity_command_line());
  if (!measures) return Unexpected{measures.error()};
  return SweepHead{.version = CUAKHAU_VERSION,
                   .scenario = options.file,
                   .command = reproducing_command(with_library(line, base.libraries), options),
                   .plan_digest = model::plan_digest(base.plan),
                   .choices_digest = {},
                   .design = design.design,
                   .shard = {},
                   .measures = std::move(*measures),
                   .seed = options.study.seed,
                   .effort = fmt::format("{} replications", options.request.replications),
                   .confidence = experiment::k_confidence,
                   .random_numbers = numbers_of(options.study.method)};
}

/// What the points say, or why they cannot be read.
Expected<report::SensitivityReport, files::FileProblem> report_of(const Study& study,
                                                                  const SweepHead& head,
                                                                  SweepStore& store) {
  auto counts = experiment::count_points(store.database());
  if (!counts) return Unexpected{std::move(counts).error()};
  experiment::Provenance provenance{.version = head.version,
                                    .scenario = head.scenario,
                                    .command = head.command,
                                    .plan_digest = head.plan_digest,
                                    .seed = head.seed,
                                    .replications = study.options.request.replications,
                                    .policies = study.line.values("policy")};
  report::SensitivityReport report{std::move(provenance),
                                   model::run_window(study.base.plan),
                                   study.base.plan.sides.home.utc_offset,
                                   study.design,
                                   {},
                                   {},
                                   *counts,
                                   study.base.diagnostics.sorted()};
  for (std::size_t measure = 0; measure < head.measures.size(); ++measure) {
    auto responses =
        experiment::read_responses(store.database(), measure, study.design.shares.size());
    if (!responses) return Unexpected{std::move(responses).error()};
    report.measures.push_back(head.measures[measure].key);
    report.found.push_back(experiment::sensitivity(study.design, *responses, head.seed));
  }
  return report;
}

int show(const Study& study, const report::SensitivityReport& report, OutputFile& json) {
  if (json.is_wanted())
    if (const auto failure = json.write(report::sensitivity_json(report)))
      return report_failure(*failure);
  const bool is_shown =
      !study.options.target.is_quiet && table_beside(study.options.outputs()) == Table::printed;
  if (is_shown) {
    const int printed = print_result(report::sensitivity_table(report, study.base.plan, palette()));
    if (printed != k_done) return printed;
  }
  return exit_code_of(report.counts);
}

int run_study(const Study& study, const SweepHead& head, const SweepPlans& plans) {
  const auto& options = study.options;
  const SignalWatch watch;
  OutputFile json;
  if (const auto failure = json.open(options.json)) return report_failure(*failure);
  auto store = SweepStore::open(options.target.out, head);
  if (!store) return report_store(store.error());
  if (const auto exit_code = fill({head, plans, options.request}, options.target, *store))
    return *exit_code;
  if (const auto problem = store->finish()) return report_failure(*problem);
  const auto report = report_of(study, head, *store);
  return report ? show(study, *report, json) : report_failure(report.error());
}

int study_scenario(const ParsedLine& line, SensitivityOptions options) {
  auto scenario = open_scenario(options.file, line);
  const auto base =
      load_scenario(scenario, line, options.target.is_quiet ? Warnings::hidden : Warnings::shown);
  if (!base) return k_bad_scenario;
  if (const auto clash = clash_with(options.outputs(), base->files))
    return refuse(sensitivity_command_line(), *clash);
  const bool are_assumed = options.study.factors.empty();
  if (are_assumed)
    if (const auto exit_code = add_assumed({line, scenario, *base}, options)) return *exit_code;
  const auto design = design_of(options);
  if (!design) return design.error();
  const Study study{line, options, *base, *design};
  auto head = head_of(study);
  if (!head) return head.error();
  SweepPlans plans{scenario, load_options(line), head->design.factors};
  // Those that are assumed were looked at before they became factors.
  const auto choices =
      are_assumed ? std::optional{Hasher{}.value()} : check_factors(head->design, plans);
  if (!choices) return k_bad_scenario;
  head->choices_digest = *choices;
  // Those that are assumed keep their law.
  if (!are_assumed && !options.target.is_quiet)
    warn_of_lost_spread(head->design, plans, base->plan);
  return run_study(study, *head, plans);
}

}  // namespace

int sensitivity(Arguments arguments) {
  const auto commands = sensitivity_command_line();
  const auto [line, exit_code] = invoke(commands, arguments);
  if (exit_code) return *exit_code;
  auto options = sensitivity_options(line);
  if (!options) return refuse(commands, options.error());
  return study_scenario(line, std::move(*options));
}

}  // namespace cuakhau::tool
