#include "select_request.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include <cuakhau/base/text.hpp>
#include <cuakhau/experiment/measure_unit.hpp>
#include <cuakhau/scenario/value_text.hpp>

#include "number_option.hpp"
#include "shell_word.hpp"

namespace cuakhau::tool {
namespace {

using Error = std::optional<UsageError>;

Error read_number(const ParsedLine& line, const WholeOption& option, std::uint32_t& target) {
  std::uint64_t value = target;
  if (auto error = read_whole(line, option, value)) return error;
  target = static_cast<std::uint32_t>(value);
  return std::nullopt;
}

/// "MEASURE[,KEY=VALUE][,want=min]=SIZE".
Error read_indifference(const std::string& text, SelectOptions& options) {
  const auto equals = std::min(text.rfind('='), text.size());
  const auto size = scenario::bound_in(text.substr(std::min(equals + 1, text.size())));
  if (!size || size->value <= 0.0)
    return UsageError{fmt::format(
        "--indifference: expected MEASURE=SIZE such as \"wait=10 min\", found {}", quote(text))};
  auto best = best_measure(std::string{trimmed(std::string_view{text}.substr(0, equals))},
                           "--indifference");
  if (!best) return std::move(best).error();
  options.best = std::move(*best);
  options.indifference = *size;
  return std::nullopt;
}

Error read_zone(const ParsedLine& line, SelectOptions& options) {
  experiment::IndifferenceZone zone;
  const auto first_stage = options.request.first_stage;
  zone.most_each = std::max(zone.most_each, first_stage);
  if (auto error = read_number(line, {"at-most", first_stage, k_most_replications}, zone.most_each))
    return error;
  options.request.effort = zone;
  if (line.has("best"))
    return UsageError{"--best goes with --budget: --indifference names the measure itself"};
  return read_indifference(*line.value("indifference"), options);
}

Error read_budget(const ParsedLine& line, SelectOptions& options) {
  for (const auto* option : {"at-most", "confidence"})
    if (line.has(option))
      return UsageError{
          fmt::format("--{} goes with --indifference: a budget promises nothing", option)};
  const auto least = options.contenders.size() * options.request.first_stage;
  experiment::Budget budget;
  if (auto error = read_number(line, {"budget", least, k_most_replications}, budget.replications)) {
    error->message += fmt::format(": {} alternatives get {} replications each at first",
                                  options.contenders.size(), options.request.first_stage);
    return error;
  }
  options.request.effort = budget;
  const auto measure = line.value("best");
  if (!measure) return UsageError{"--budget: expected --best MEASURE too"};
  auto best = best_measure(*measure, "--best");
  if (!best) return std::move(best).error();
  options.best = std::move(*best);
  return std::nullopt;
}

Error read_request(const ParsedLine& line, SelectOptions& options) {
  auto& request = options.request;
  Effort effort{request.seed, 1, request.threads};
  if (auto error = read_effort(line, effort)) return error;
  request.seed = effort.seed;
  request.threads = effort.threads;
  if (auto error = read_confidence(line, request.confidence)) return error;
  if (auto error = read_number(line, {"first", 2, k_most_replications}, request.first_stage))
    return error;
  if (line.has("indifference") == line.has("budget"))
    return UsageError{
        "expected either --indifference MEASURE=SIZE or --budget N with --best MEASURE"};
  return line.has("budget") ? read_budget(line, options) : read_zone(line, options);
}

}  // namespace

std::array<OutputOption, 2> SelectOptions::outputs() const {
  return {{{"json", json}, {"csv", csv}}};
}

CommandLine select_command_line() {
  return {
      .name = "select",
      .examples =
          "  cuakhau select my-gate.yaml --policy a.yaml --policy b.yaml --indifference 'wait=5 "
          "min'\n"
          "  cuakhau select my-gate.yaml --combine a.yaml,b.yaml,c.yaml --indifference wait=10min\n"
          "  cuakhau select my-gate.yaml --alternatives-from list.txt --budget 400 --best wait\n",
      .usage = "FILE [FILE...] --indifference MEASURE=SIZE [options]",
      .about =
          "Finds the best of many alternatives, and stops running those that are surely not it.\n"
          "With --indifference the best is found with the stated chance if it is better than all\n"
          "others by that size (Kim & Nelson's procedure). With --budget so many replications go\n"
          "where they tell most (OCBA), without a promise. The same trucks come in each.\n"
          "Exit code 4 when --at-most replications of each do not decide it.",
      .options = {
          {"policy", OptionKind::values, "FILE",
           "an alternative: the scenario with these policies; may be repeated"},
          {"alternative", OptionKind::values, "NAME=PART",
           "one of several parts NAME=PART,PART: files of policies, or PATH=VALUE; may be "
           "repeated"},
          {"alternatives-from", OptionKind::values, "FILE",
           "alternatives NAME=PART,PART, one a line; may be repeated"},
          {"combine", OptionKind::values, "PART,PART",
           "an alternative for each choice of some of these parts; may be repeated"},
          {"with", OptionKind::values, "FILE",
           "policies in all alternatives, the base too; may be repeated"},
          {"set", OptionKind::values, "PATH=VALUE",
           "replace a value in all alternatives; may be repeated"},
          {"library", OptionKind::values, "DIR",
           "folder of scenarios that \"lib:…\" names; may be repeated"},
          {"indifference", OptionKind::value, "MEASURE=SIZE",
           "what is best at, and how small a difference nobody cares for; want=min or want=max as "
           "a key"},
          {"confidence", OptionKind::value, "P%", "of the choice (default 95%)"},
          {"at-most", OptionKind::value, "N", "replications of each alternative (default 1000)"},
          {"budget", OptionKind::value, "N", "replications of all alternatives together"},
          {"best", OptionKind::value, "MEASURE",
           "of a budget: what is best at; want=min or want=max as a key"},
          {"first", OptionKind::value, "N", "replications of each at first (default 10)"},
          {"seed", OptionKind::value, "N", "master seed, 0 or more (default 1)"},
          {"threads", OptionKind::value, "N", "default: as many as the machine has"},
          {"json", OptionKind::value, "FILE",
           "result as JSON; - for standard output, without table"},
          {"csv", OptionKind::value, "FILE", "alternatives as CSV, one row each; - as above"},
          {"quiet", OptionKind::flag, "", "no table, no progress, no warnings"}}};
}

Parsed<SelectOptions> select_options(const ParsedLine& line) {
  SelectOptions options;
  options.json = line.value("json");
  options.csv = line.value("csv");
  options.is_quiet = line.has("quiet");
  auto all = contenders_of(select_command_line(), line);
  if (!all) return Unexpected{std::move(all).error()};
  options.contenders = std::move(*all);
  if (auto error = read_request(line, options)) return Unexpected{std::move(*error)};
  if (auto error = clash_among(options.outputs())) return Unexpected{std::move(*error)};
  return options;
}

Parsed<experiment::SelectionRequest> request_of(
    const SelectOptions& options, const std::vector<experiment::Contender>& contenders) {
  const std::string option = options.indifference ? "--indifference" : "--best";
  auto keys = known_measures(contenders, std::array{options.best.measure}, option);
  if (!keys) return Unexpected{std::move(keys).error()};
  auto request = options.request;
  request.measure = keys->front();
  request.goal = options.best.goal;
  if (!options.indifference) return request;
  const auto size = experiment::in_unit(*options.indifference, request.measure.unit);
  if (!size)
    return Unexpected{UsageError{fmt::format("{}: expected {} for {}", option,
                                             experiment::bound_example(request.measure.unit),
                                             experiment::measure_text(request.measure))}};
  std::get<experiment::IndifferenceZone>(request.effort).size = *size;
  return request;
}

std::string reproducing_command(const ParsedLine& line, const SelectOptions& options) {
  std::string command = "cuakhau select";
  for (const auto& file : line.files) command += ' ' + shell_word(file);
  for (const auto* option :
       {"library", "with", "policy", "alternative", "alternatives-from", "combine", "set",
        "indifference", "budget", "best", "confidence", "at-most", "first"})
    for (const auto& value : line.values(option))
      command += fmt::format(" --{} {}", option, shell_word(value));
  return command + fmt::format(" --seed {}", options.request.seed);
}

}  // namespace cuakhau::tool
