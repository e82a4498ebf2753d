#include "regress_request.hpp"

#include <fmt/format.h>

#include "number_option.hpp"
#include "scenario_file.hpp"
#include "shell_word.hpp"

namespace cuakhau::tool {
namespace {

using Error = std::optional<UsageError>;

/// Options that only one of both takes: to compare, or to make baselines anew.
Error misplaced(const ParsedLine& line) {
  for (const auto* option : {"release", "measure", "seed", "replications"})
    if (line.has(option) && !line.has("update"))
      return UsageError{
          fmt::format("--{} is for --update: the baseline says it otherwise", option)};
  for (const auto* option : {"at-most", "strict", "confidence", "json", "junit", "markdown",
                             "github", "bigger-is-better", "smaller-is-better", "bencher"})
    if (line.has(option) && line.has("update"))
      return UsageError{fmt::format("--{} is not for --update, which compares nothing", option)};
  return std::nullopt;
}

Error read_numbers(const ParsedLine& line, RegressOptions& options) {
  auto& request = options.request;
  Effort effort{1, 2, 0};
  if (auto error = read_effort(line, effort)) return error;
  request.threads = effort.threads;
  if (line.has("seed")) options.seed = effort.seed;
  if (line.has("replications")) options.replications = effort.replications;
  if (effort.replications < 2)
    return UsageError{"--replications: a baseline needs at least 2 of them"};
  std::uint64_t at_most = request.at_most;
  if (auto error = read_whole(line, {"at-most", 2, k_most_replications}, at_most)) return error;
  request.at_most = static_cast<std::uint32_t>(at_most);
  if (line.has("strict")) request.strictness = experiment::Strictness::nothing_may_move;
  return read_confidence(line, request.confidence);
}

Error read_measure_options(const ParsedLine& line, RegressOptions& options) {
  for (const auto& text : line.values("measure")) {
    auto wanted = wanted_measure(text, "--measure");
    if (!wanted) return std::move(wanted).error();
    options.measures.push_back(wanted->measure);
    if (wanted->want) options.wants.push_back(std::move(*wanted));
  }
  for (const auto& text : line.values("tolerance")) {
    auto tolerance = measure_size(text, "--tolerance");
    if (!tolerance) return std::move(tolerance).error();
    options.tolerances.push_back(std::move(*tolerance));
  }
  return std::nullopt;
}

}  // namespace

std::array<OutputOption, 6> RegressOptions::outputs() const {
  return {{{"json", json},
           {"junit", junit},
           {"markdown", markdown},
           {"bigger-is-better", bigger_is_better},
           {"smaller-is-better", smaller_is_better},
           {"bencher", bencher}}};
}

CommandLine regress_command_line() {
  CommandLine line{
      .name = "regress",
      .examples =
          "  cuakhau regress --baseline my-gate.json --update my-gate.yaml   keep what it gives\n"
          "  cuakhau regress --baseline my-gate.json my-gate.yaml            did it move?\n"
          "  cuakhau regress --baseline baselines scenarios                  a folder of each\n"
          "  cuakhau regress --baseline baselines --update --release scenarios\n",
      .usage = "--baseline PATH SCENARIO... [options]",
      .about =
          "Tells whether the numbers of scenarios moved since their baselines were made, and\n"
          "whether it is real: the same paths pass at once; else pairs of replications with the\n"
          "same luck are compared until each measure is shown to be the same within its\n"
          "tolerance, or to have moved by more, or the budget is spent. The same files give the\n"
          "same verdict. Exit code 0: nothing moved, or for the better; 1: for the worse;\n"
          "4: cannot tell.",
      .options = scenario_options()};
  const std::vector<Option> own{
      {"baseline", OptionKind::value, "PATH",
       "the baseline of one scenario, or a folder with NAME.json for each"},
      {"update", OptionKind::flag, "", "make the baselines anew, and say what changed"},
      {"release", OptionKind::flag, "", "with --update: keep it as that of a release too"},
      {"tolerance", OptionKind::values, "MEASURE=SIZE",
       "a change that nobody cares for: 'wait=10 min' or wait=2% (default 2%); may be repeated"},
      {"at-most", OptionKind::value, "N", "replications of a scenario (default 240)"},
      {"confidence", OptionKind::value, "P%", "of verdicts and intervals (default 95%)"},
      {"strict", OptionKind::flag, "", "a change for the better fails too"},
      {"measure", OptionKind::values, "MEASURE",
       "with --update: what to keep, and nothing else: NAME or NAME,KEY=VALUE as in `expect`, with "
       "want=max or want=min where it is not known which is better; may be repeated"},
      {"replications", OptionKind::value, "N", "with --update: how many to keep (default 30)"},
      {"seed", OptionKind::value, "N", "with --update: master seed, 0 or more (default 1)"},
      {"threads", OptionKind::value, "N", "default: as many as the machine has"},
      {"json", OptionKind::value, "FILE", "result as JSON; - for standard output, without table"},
      {"junit", OptionKind::value, "FILE", "verdicts as JUnit XML, a case a measure; - as above"},
      {"markdown", OptionKind::value, "FILE", "what moved, for a pull request; - as above"},
      {"github", OptionKind::flag, "", "what moved as annotations of a GitHub workflow"},
      {"bigger-is-better", OptionKind::value, "FILE",
       "measures of which more is better, for github-action-benchmark; - as above"},
      {"smaller-is-better", OptionKind::value, "FILE", "the others; - as above"},
      {"bencher", OptionKind::value, "FILE", "numbers in Bencher Metric Format; - as above"},
      {"quiet", OptionKind::flag, "", "no table, no progress, no warnings"}};
  line.options.insert(line.options.end(), own.begin(), own.end());
  return line;
}

Parsed<RegressOptions> regress_options(const ParsedLine& line) {
  RegressOptions options;
  if (auto error = misplaced(line)) return Unexpected{std::move(*error)};
  options.is_update = line.has("update");
  options.is_release = line.has("release");
  options.json = line.value("json");
  options.junit = line.value("junit");
  options.markdown = line.value("markdown");
  options.bigger_is_better = line.value("bigger-is-better");
  options.smaller_is_better = line.value("smaller-is-better");
  options.bencher = line.value("bencher");
  options.has_annotations = line.has("github");
  options.is_quiet = line.has("quiet");
  const auto path = line.value("baseline");
  if (!path) return Unexpected{UsageError{"expected --baseline PATH"}};
  auto scenarios = scenario_files(line.files);
  if (!scenarios) return Unexpected{std::move(scenarios).error()};
  auto baselines = baseline_files(*path, *scenarios);
  if (!baselines) return Unexpected{std::move(baselines).error()};
  options.files = std::move(scenarios->files);
  options.baselines = std::move(*baselines);
  if (scenarios->is_any_folder) options.baseline_folder = *path;
  if (auto error = read_numbers(line, options)) return Unexpected{std::move(*error)};
  if (auto error = read_measure_options(line, options)) return Unexpected{std::move(*error)};
  if (auto error = clash_among(options.outputs())) return Unexpected{std::move(*error)};
  return options;
}

std::string reproducing_command(const ParsedLine& line, const RegressOptions& options) {
  auto command = "cuakhau regress --baseline " + shell_word(*line.value("baseline"));
  for (const auto& file : line.files) command += ' ' + shell_word(file);
  for (const auto* option : {"library", "policy", "set", "tolerance", "confidence"})
    for (const auto& value : line.values(option))
      command += fmt::format(" --{} {}", option, shell_word(value));
  if (line.has("strict")) command += " --strict";
  return command + fmt::format(" --at-most {}", options.request.at_most);
}

}  // namespace cuakhau::tool
