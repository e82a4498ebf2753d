#include "compare_request.hpp"

#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

#include <cuakhau/base/bracket_text.hpp>
#include <cuakhau/base/text.hpp>
#include <cuakhau/scenario/value_text.hpp>

#include "measure_option.hpp"
#include "number_option.hpp"
#include "shell_word.hpp"

namespace cuakhau::tool {
namespace {

using Error = std::optional<UsageError>;

/// "unified-hours" of "lib:lang-son/policies/unified-hours" and of "policies/unified-hours.yaml".
std::string stem_of(const std::string& file) {
  const auto path = file.starts_with("lib:") ? file.substr(4) : file;
  const auto stem = std::filesystem::path{path}.stem().string();
  return stem.empty() ? file : stem;
}

/// "NAME=PART,PART": each a file of policies, or PATH=VALUE.
Parsed<ContenderOptions> alternative(const std::string& text, const std::string& file) {
  const UsageError error{fmt::format(
      "--alternative: expected NAME=PART,PART with parts that are files of policies or PATH=VALUE, "
      "found {}",
      quote(text))};
  const auto equals = text.find('=');
  if (equals == std::string::npos) return Unexpected{error};
  ContenderOptions one{
      std::string{trimmed(std::string_view{text}.substr(0, equals))}, file, {}, {}};
  if (one.name.empty()) return Unexpected{error};
  for (auto& part : split_outside_brackets(std::string_view{text}.substr(equals + 1), ',')) {
    if (part.empty()) return Unexpected{error};
    (part.find('=') == std::string::npos ? one.policies : one.set).push_back(std::move(part));
  }
  return one;
}

Error add_alternatives(const ParsedLine& line, std::vector<ContenderOptions>& contenders) {
  const auto file = contenders.front().file;
  for (const auto& policy : line.values("policy"))
    contenders.push_back({stem_of(policy), file, {policy}, {}});
  for (const auto& text : line.values("alternative")) {
    auto one = alternative(text, file);
    if (!one) return std::move(one).error();
    contenders.push_back(std::move(*one));
  }
  return std::nullopt;
}

Error name_twice(const std::vector<ContenderOptions>& contenders) {
  for (auto one = contenders.begin(); one != contenders.end(); ++one) {
    const auto other = std::find_if(contenders.begin(), one, [&](const ContenderOptions& before) {
      return before.name == one->name;
    });
    if (other != one)
      return UsageError{fmt::format(
          "two of the scenarios are called {}: give one another name by --alternative NAME=FILE",
          quote(one->name))};
  }
  return std::nullopt;
}

Parsed<std::vector<ContenderOptions>> contenders(const ParsedLine& line) {
  if (line.files.empty()) return Unexpected{UsageError{"expected a scenario file"}};
  const bool has_alternatives = line.has("policy") || line.has("alternative");
  std::vector<ContenderOptions> all;
  if (line.files.size() == 1) {
    if (!has_alternatives)
      return Unexpected{UsageError{
          "expected something to compare with: --policy FILE, --alternative NAME=PART or another "
          "scenario"}};
    all.push_back({"base", line.files.front(), {}, {}});
    if (auto error = add_alternatives(line, all)) return Unexpected{std::move(*error)};
  } else {
    if (has_alternatives)
      return Unexpected{UsageError{
          "--policy and --alternative make alternatives of one scenario; for policies in each of "
          "several use --with"}};
    for (const auto& file : line.files) all.push_back({stem_of(file), file, {}, {}});
  }
  if (auto error = name_twice(all)) return Unexpected{std::move(*error)};
  return all;
}

/// "NAME[,KEY=VALUE][,want=min]".
Error read_best(const ParsedLine& line, CompareOptions& options) {
  const auto text = line.value("best");
  if (!text) return std::nullopt;
  auto parts = split_outside_brackets(*text, ',');
  std::optional<std::string> want;
  std::erase_if(parts, [&](const std::string& part) {
    const bool is_want = part.starts_with("want=");
    if (is_want) want = part.substr(5);
    return is_want;
  });
  auto measure = experiment::parse_measure(join(parts, ","));
  if (!measure) return UsageError{"--best: " + measure.error()};
  auto goal = experiment::usual_goal(measure->measure);
  if (want == "max") goal = experiment::Goal::largest;
  if (want == "min") goal = experiment::Goal::smallest;
  if (want && *want != "max" && *want != "min")
    return UsageError{fmt::format("--best: expected want=max or want=min, found {}", quote(*want))};
  if (!goal)
    return UsageError{fmt::format("--best: is more of {} better or worse? add want=max or want=min",
                                  quote(measure->measure))};
  options.best = experiment::BestRequest{std::move(*measure), *goal};
  return std::nullopt;
}

/// "NAME[,KEY=VALUE]=SIZE".
Error read_matters(const ParsedLine& line, CompareOptions& options) {
  for (const auto& text : line.values("matters")) {
    const auto equals = text.rfind('=');
    const auto size = equals == std::string::npos
                          ? std::nullopt
                          : scenario::bound_in(std::string_view{text}.substr(equals + 1));
    if (!size || size->value <= 0.0)
      return UsageError{fmt::format(
          "--matters: expected MEASURE=SIZE such as \"wait=10 min\", found {}", quote(text))};
    auto measure = experiment::parse_measure(trimmed(std::string_view{text}.substr(0, equals)));
    if (!measure) return UsageError{"--matters: " + measure.error()};
    options.matters.push_back({std::move(*measure), *size});
  }
  return std::nullopt;
}

Error read_request(const ParsedLine& line, CompareOptions& options) {
  auto& request = options.request;
  Effort effort{request.seed, request.replications, request.threads};
  if (auto error = read_effort(line, effort)) return error;
  if (effort.replications < 2)
    return UsageError{"--replications: a difference needs at least 2 of them for its interval"};
  request.seed = effort.seed;
  request.replications = effort.replications;
  request.threads = effort.threads;
  auto confidence = read_share(line, {"confidence", 50.0, 99.99, "95%"});
  if (!confidence) return std::move(confidence).error();
  request.confidence = confidence->value_or(request.confidence);
  auto measures = read_measures(line);
  if (!measures) return std::move(measures).error();
  options.measures = std::move(*measures);
  if (auto error = read_matters(line, options)) return error;
  return read_best(line, options);
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
  auto all = contenders(line);
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
