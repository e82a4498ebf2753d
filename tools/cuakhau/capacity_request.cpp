#include "capacity_request.hpp"

#include <algorithm>

#include <fmt/format.h>

#include <cuakhau/base/bracket_text.hpp>
#include <cuakhau/base/number_text.hpp>
#include <cuakhau/base/text.hpp>
#include <cuakhau/experiment/measure_unit.hpp>
#include <cuakhau/scenario/value_text.hpp>

#include "measure_option.hpp"
#include "number_option.hpp"
#include "scenario_file.hpp"
#include "shell_word.hpp"

namespace cuakhau::tool {
namespace {

using Error = std::optional<UsageError>;

constexpr double k_most_multiple = 1'000.0;

UsageError bad_goal(const std::string& text) {
  return UsageError{
      fmt::format("--goal: expected MEASURE with one of at_least=BOUND and at_most=BOUND, such as "
                  "same_day_share,at_least=95% or wait,statistic=p95,at_most=6h, found {}",
                  quote(text))};
}

/// "NAME[,KEY=VALUE],at_least=BOUND".
Parsed<SaidGoal> goal(const std::string& text) {
  SaidGoal said;
  auto parts = split_outside_brackets(text, ',');
  bool is_wrong = false;
  const auto take = [&](std::string_view name, std::optional<model::MeasureBound>& bound) {
    std::erase_if(parts, [&](const std::string& part) {
      if (!part.starts_with(name)) return false;
      is_wrong |= bound.has_value();
      bound = scenario::bound_in(trimmed(std::string_view{part}.substr(name.size())));
      is_wrong |= !bound.has_value();
      return true;
    });
  };
  take("at_least=", said.at_least);
  take("at_most=", said.at_most);
  if (is_wrong || said.at_least.has_value() == said.at_most.has_value())
    return Unexpected{bad_goal(text)};
  auto measure = experiment::parse_measure(join(parts, ","));
  if (!measure) return Unexpected{UsageError{"--goal: " + measure.error()}};
  said.measure = std::move(*measure);
  return said;
}

Error read_goals(const ParsedLine& line, CapacityOptions& options) {
  for (const auto& text : line.values("goal")) {
    auto one = goal(text);
    if (!one) return std::move(one).error();
    options.goals.push_back(std::move(*one));
  }
  if (!options.goals.empty()) return std::nullopt;
  return UsageError{"expected a service goal: --goal same_day_share,at_least=95%, for example"};
}

/// "150%", "150 %" or "1.5" as 1.5.
Error read_multiple(const ParsedLine& line, const char* option, double& target) {
  const auto text = line.value(option);
  if (!text) return std::nullopt;
  const auto said = scenario::bound_in(*text);
  const bool is_share = said && said->unit == "%";
  const bool is_multiple = said && (is_share || said->unit.empty());
  const double multiple = is_multiple ? said->value / (is_share ? 100.0 : 1.0) : 0.0;
  if (multiple <= 0.0 || multiple > k_most_multiple)
    return UsageError{
        fmt::format("--{}: expected a multiple of the demand above 0 and up to {}, such as 4 or "
                    "400%, found {}",
                    option, format_real(k_most_multiple), quote(*text))};
  target = multiple;
  return std::nullopt;
}

Error read_range(const ParsedLine& line, experiment::CapacityRequest& request) {
  if (auto error = read_multiple(line, "from", request.lowest)) return error;
  if (auto error = read_multiple(line, "up-to", request.highest)) return error;
  if (request.lowest >= request.highest)
    return UsageError{fmt::format("--from: {} times the demand is not below --up-to, {} times",
                                  format_real(request.lowest), format_real(request.highest))};
  auto tolerance = read_share(line, {"tolerance", 0.009, 20.0, "1%"});
  if (!tolerance) return std::move(tolerance).error();
  request.tolerance = tolerance->value_or(request.tolerance);
  return std::nullopt;
}

Error read_request(const ParsedLine& line, CapacityOptions& options) {
  auto& request = options.request;
  if (auto error = read_effort_into(line, request)) return error;
  if (request.replications < 2)
    return UsageError{"--replications: an interval needs at least 2 of them"};
  if (auto error = read_confidence(line, request.confidence)) return error;
  for (const auto& text : line.values("flows"))
    for (auto& name : split_outside_brackets(text, ',')) options.flows.push_back(std::move(name));
  if (auto error = read_range(line, request)) return error;
  return read_goals(line, options);
}

}  // namespace

std::array<OutputOption, 2> CapacityOptions::outputs() const {
  return {{{"json", json}, {"csv", csv}}};
}

CommandLine capacity_command_line() {
  CommandLine line{
      .name = "capacity",
      .examples =
          "  cuakhau capacity my-gate.yaml --goal same_day_share,at_least=95%\n"
          "  cuakhau capacity my-gate.yaml --goal wait,statistic=p95,at_most=6h\n"
          "  cuakhau capacity my-gate.yaml --goal wait,at_most=2h --flows fruit,starch\n",
      .usage = "FILE --goal GOAL [options]",
      .about =
          "Tells how many trucks a day a border can take: the largest multiple of its demand at\n"
          "which the service goals hold, with an interval, which stage limits it there, and what\n"
          "would limit it next if that stage were ample. The same trucks come at each demand,\n"
          "closer together. Goals are taken to hold up to one demand and to fail beyond it; a\n"
          "warning says where that is not so. What a scenario expects is not judged.",
      .options = scenario_options()};
  const std::vector<Option> own{
      {"goal", OptionKind::values, "GOAL",
       "MEASURE,at_least=BOUND or MEASURE,at_most=BOUND, with keys as in `expect`; of several "
       "all must hold"},
      {"flows", OptionKind::values, "NAME,NAME",
       "whose demand is multiplied (default: all that can be); the others stay as they are"},
      {"from", OptionKind::value, "M", "lowest multiple to try (default 5%)"},
      {"up-to", OptionKind::value, "M", "highest multiple to try (default 400%)"},
      {"tolerance", OptionKind::value, "P%", "how finely multiples are tried (default 1%)"},
      {"confidence", OptionKind::value, "P%", "of the interval (default 95%)"},
      {"seed", OptionKind::value, "N", "master seed, 0 or more (default 1)"},
      {"replications", OptionKind::value, "N", "of each demand near the answer (default 30)"},
      {"threads", OptionKind::value, "N", "default: as many as the machine has"},
      {"json", OptionKind::value, "FILE", "result as JSON; - for standard output, without table"},
      {"csv", OptionKind::value, "FILE", "every demand that was run as CSV; - as above"},
      {"quiet", OptionKind::flag, "", "no table, no progress, no warnings"}};
  line.options.insert(line.options.end(), own.begin(), own.end());
  return line;
}

Parsed<CapacityOptions> capacity_options(const ParsedLine& line) {
  auto file = single_file(line);
  if (!file) return Unexpected{std::move(file).error()};
  CapacityOptions options;
  options.file = std::move(*file);
  options.json = line.value("json");
  options.csv = line.value("csv");
  options.is_quiet = line.has("quiet");
  if (auto error = read_request(line, options)) return Unexpected{std::move(*error)};
  if (auto error = clash_among(options.outputs())) return Unexpected{std::move(*error)};
  return options;
}

Parsed<std::vector<experiment::ServiceGoal>> goals_of(const CapacityOptions& options,
                                                      const model::Plan& plan) {
  std::vector<experiment::ServiceGoal> goals;
  const std::vector scenarios{experiment::Contender{"base", plan}};
  for (const auto& said : options.goals) {
    auto keys = known_measures(scenarios, std::array{said.measure}, "--goal");
    if (!keys) return Unexpected{std::move(keys).error()};
    experiment::ServiceGoal goal{keys->front(), {}, {}};
    auto& target = said.at_least ? goal.at_least : goal.at_most;
    target = experiment::in_unit(said.at_least ? *said.at_least : *said.at_most, goal.measure.unit);
    if (!target)
      return Unexpected{UsageError{fmt::format("--goal: expected {} for {}",
                                               experiment::bound_example(goal.measure.unit),
                                               experiment::measure_text(goal.measure))}};
    goals.push_back(std::move(goal));
  }
  return goals;
}

Parsed<std::vector<std::string>> flows_of(const CapacityOptions& options, const model::Plan& plan) {
  const auto scalable = experiment::scalable_flows(plan);
  if (options.flows.empty() && scalable.empty())
    return Unexpected{
        UsageError{"no flow has a demand that can be multiplied: all are `at` listed instants or "
                   "`saturated`"}};
  if (options.flows.empty()) return scalable;
  std::vector<std::string> names;
  for (const auto& [name, flow] : plan.flows) names.push_back(name);
  for (const auto& name : options.flows) {
    if (std::ranges::find(scalable, name) != scalable.end()) continue;
    if (plan.flows.contains(name))
      return Unexpected{UsageError{fmt::format(
          "--flows: the demand of {} cannot be multiplied: it is `at` listed instants or "
          "`saturated`",
          quote(name))}};
    const auto near = nearest(name, names);
    return Unexpected{UsageError{fmt::format("--flows: unknown flow {}{}", quote(name),
                                             near ? "; did you mean " + quote(*near) + "?" : "")}};
  }
  auto flows = options.flows;
  std::ranges::sort(flows);
  const auto twice = std::ranges::unique(flows);
  flows.erase(twice.begin(), twice.end());
  return flows;
}

std::string reproducing_command(const ParsedLine& line, const CapacityOptions& options) {
  std::string command = "cuakhau capacity " + shell_word(options.file);
  for (const auto* option :
       {"library", "policy", "set", "goal", "flows", "from", "up-to", "tolerance", "confidence"})
    for (const auto& value : line.values(option))
      command += fmt::format(" --{} {}", option, shell_word(value));
  return command + fmt::format(" --seed {} --replications {}", options.request.seed,
                               options.request.replications);
}

}  // namespace cuakhau::tool
