#include "compare_request.hpp"

#include <fmt/format.h>

#include "measure_option.hpp"
#include "number_option.hpp"
#include "shell_word.hpp"

namespace cuakhau::tool {
namespace {

using Error = std::optional<UsageError>;

Error read_measure_options(const ParsedLine& line, CompareOptions& options) {
  auto measures = read_measures(line);
  if (!measures) return std::move(measures).error();
  options.measures = std::move(*measures);
  for (const auto& text : line.values("matters")) {
    auto threshold = measure_size(text, "--matters");
    if (!threshold) return std::move(threshold).error();
    options.matters.push_back(std::move(*threshold));
  }
  if (const auto text = line.value("best")) {
    auto best = best_measure(*text, "--best");
    if (!best) return std::move(best).error();
    options.best = std::move(*best);
  }
  return std::nullopt;
}

Error read_request(const ParsedLine& line, CompareOptions& options) {
  auto& request = options.request;
  if (auto error = read_effort_into(line, request)) return error;
  if (request.replications < 2)
    return UsageError{"--replications: a difference needs at least 2 of them for its interval"};
  if (auto error = read_confidence(line, request.confidence)) return error;
  return read_measure_options(line, options);
}

}  // namespace

std::array<OutputOption, 2> CompareOptions::outputs() const {
  return {{{"json", json}, {"csv", csv}}};
}

CommandLine compare_command_line() {
  return {
      .name = "compare",
      .examples =
          "  cuakhau compare my-gate.yaml --policy longer-hours.yaml      with it and without\n"
          "  cuakhau compare my-gate.yaml --policy a.yaml --policy b.yaml\n"
          "  cuakhau compare my-gate.yaml --alternative 'both=a.yaml,b.yaml'\n"
          "  cuakhau compare my-gate.yaml --alternative 'two desks=stations.desk.servers=2'\n"
          "  cuakhau compare before.yaml after.yaml --measure wait,where=north\n",
      .usage = "FILE [FILE...] [options]",
      .about =
          "Runs a scenario with each policy and without, the same trucks in each, and tells what\n"
          "differs, how surely, and what cannot be told. Of several scenarios the first is the\n"
          "base. The difference is that of pairs of replications; verdicts take account of how\n"
          "many differences are looked at. What a scenario expects is not judged.\n"
          "Exit code 4 when one of them gives no answer.",
      .options = {
          {"policy", OptionKind::values, "FILE",
           "an alternative: the scenario with these policies; may be repeated"},
          {"alternative", OptionKind::values, "NAME=PART",
           "one of several parts NAME=PART,PART: files of policies, or PATH=VALUE; may be "
           "repeated"},
          {"with", OptionKind::values, "FILE",
           "policies in all that is compared, the base too; may be repeated"},
          {"set", OptionKind::values, "PATH=VALUE",
           "replace a value in all that is compared; may be repeated"},
          {"library", OptionKind::values, "DIR",
           "folder of scenarios that \"lib:…\" names; may be repeated"},
          {"measure", OptionKind::values, "MEASURE",
           "what to compare: NAME or NAME,KEY=VALUE with keys as in `expect`; may be repeated"},
          {"best", OptionKind::value, "MEASURE",
           "say which is best at that measure; want=min or want=max as a key"},
          {"matters", OptionKind::values, "MEASURE=SIZE",
           "a smaller difference in that measure is too small to matter; may be repeated"},
          {"confidence", OptionKind::value, "P%", "of intervals and verdicts (default 95%)"},
          {"seed", OptionKind::value, "N", "master seed, 0 or more (default 1)"},
          {"replications", OptionKind::value, "N", "of each scenario (default 30)"},
          {"threads", OptionKind::value, "N", "default: as many as the machine has"},
          {"json", OptionKind::value, "FILE",
           "result as JSON; - for standard output, without table"},
          {"csv", OptionKind::value, "FILE", "differences as CSV, one row each; - as above"},
          {"quiet", OptionKind::flag, "", "no table, no progress, no warnings"}}};
}

Parsed<CompareOptions> compare_options(const ParsedLine& line) {
  CompareOptions options;
  options.json = line.value("json");
  options.csv = line.value("csv");
  options.is_quiet = line.has("quiet");
  auto all = contenders_of(compare_command_line(), line);
  if (!all) return Unexpected{std::move(all).error()};
  options.contenders = std::move(*all);
  if (auto error = read_request(line, options)) return Unexpected{std::move(*error)};
  if (auto error = clash_among(options.outputs())) return Unexpected{std::move(*error)};
  return options;
}

std::string reproducing_command(const ParsedLine& line, const CompareOptions& options) {
  std::string command = "cuakhau compare";
  for (const auto& file : line.files) command += ' ' + shell_word(file);
  for (const auto* option :
       {"library", "with", "policy", "alternative", "set", "measure", "matters", "confidence"})
    for (const auto& value : line.values(option))
      command += fmt::format(" --{} {}", option, shell_word(value));
  if (const auto best = line.value("best")) command += " --best " + shell_word(*best);
  return command + fmt::format(" --seed {} --replications {}", options.request.seed,
                               options.request.replications);
}

}  // namespace cuakhau::tool
