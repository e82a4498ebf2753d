#include "sensitivity_request.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include <fmt/format.h>

#include <cuakhau/base/text.hpp>

#include "measure_option.hpp"
#include "number_option.hpp"
#include "scenario_file.hpp"
#include "shell_word.hpp"

namespace cuakhau::tool {
namespace {

using Error = std::optional<UsageError>;
using experiment::SensitivityMethod;

constexpr std::uint32_t k_replications = 5;
constexpr std::array k_methods{SensitivityMethod::morris, SensitivityMethod::sobol,
                               SensitivityMethod::uncertainty};

std::vector<std::string> method_words() {
  std::vector<std::string> words;
  for (const auto one : k_methods) words.emplace_back(experiment::method_name(one));
  return words;
}

Error read_method(const ParsedLine& line, SensitivityOptions& options) {
  const auto name = line.value("method").value_or("morris");
  for (const auto one : k_methods)
    if (experiment::method_name(one) == name) {
      options.study.method = one;
      return std::nullopt;
    }
  return UsageError{
      fmt::format("--method: expected morris, sobol or uncertainty, found {}", quote(name))};
}

Error read_factors(const ParsedLine& line, SensitivityOptions& options) {
  for (const auto& text : line.values("factor")) {
    auto factor = experiment::parse_factor(text);
    if (!factor) return UsageError{"--factor: " + factor.error()};
    if (factor->values)
      return UsageError{
          fmt::format("--factor: {}: \"in {}\" is of a grid", factor->name(), *factor->values)};
    options.study.factors.push_back(std::move(*factor));
  }
  return std::nullopt;
}

Error read_effort_of(const ParsedLine& line, SensitivityOptions& options) {
  Effort effort{1, k_replications, 0};
  if (auto error = read_effort(line, effort)) return error;
  if (effort.replications < 2)
    return UsageError{"--replications: noise is told apart by at least 2 replications of a point"};
  options.study.seed = effort.seed;
  options.request.replications = effort.replications;
  options.request.threads = effort.threads;
  std::uint64_t size = 0;
  if (auto error = read_whole(line, {"size", 2, experiment::k_most_points}, size)) return error;
  options.study.size = static_cast<std::uint32_t>(size);
  return std::nullopt;
}

Error read_targets(const ParsedLine& line, SensitivityOptions& options) {
  options.target = {line.value("out"), line.has("quiet")};
  options.json = line.value("json");
  if (is_standard_output(options.target.out)) return UsageError{"--out: a database is a file"};
  return clash_among(options.outputs());
}

}  // namespace

std::array<OutputOption, 2> SensitivityOptions::outputs() const {
  return {{{"out", target.out}, {"json", json}}};
}

std::uint32_t usual_size(SensitivityMethod method, std::size_t factors) {
  constexpr std::uint32_t trajectories = 10;
  constexpr std::uint32_t rows = 128;
  constexpr std::uint32_t draws = 100;
  if (method == SensitivityMethod::morris) return trajectories;
  if (method == SensitivityMethod::sobol) return rows;
  return std::max(draws, static_cast<std::uint32_t>(2 * factors + 2));
}

CommandLine sensitivity_command_line() {
  CommandLine line{
      .name = "sensitivity",
      .examples =
          "  cuakhau sensitivity my-gate.yaml                        which assumption matters\n"
          "  cuakhau sensitivity my-gate.yaml --method uncertainty   what they do to the result\n"
          "  cuakhau sensitivity my-gate.yaml --method sobol --measure wait \\\n"
          "      --factor demand=80%..120% --factor stations.desk.servers=1..4\n",
      .usage = "FILE [options]",
      .about =
          "Varies what a scenario assumes, or the factors that are named, and tells which of them\n"
          "its results hang on. Methods: morris moves one factor at a time and says what each "
          "does;\n"
          "sobol shares out the variance, for few factors; uncertainty draws all of them and says\n"
          "how uncertain the result is because its inputs are. Noise between replications is kept\n"
          "apart. Exit code 5 where some points have no answer, 4 where none has.",
      .options = {
          {"method", OptionKind::value, "METHOD", "morris (default), sobol or uncertainty",
           method_words()},
          {"factor", OptionKind::values, "PATH=VALUES",
           "in place of what is assumed: a field and its range LOW..HIGH, '… log', or {A, B}; or "
           "policy:FILE; may be repeated"},
          {"size", OptionKind::value, "N",
           "trajectories of morris (default 10), rows of sobol (128; powers of 2 are best), or "
           "draws (100, or twice the factors)"},
          {"measure", OptionKind::values, "MEASURE",
           "which results: NAME or NAME,KEY=VALUE with keys as in `expect`; may be repeated"},
          {"replications", OptionKind::value, "N", "of each point (default 5)"},
          {"seed", OptionKind::value, "N", "master seed, 0 or more (default 1)"},
          {"out", OptionKind::value, "FILE",
           "database of the points (SQLite), with which the same command goes on"},
          {"json", OptionKind::value, "FILE", "result as JSON; - for standard output"},
          {"threads", OptionKind::value, "N", "default: as many as the machine has"},
          {"quiet", OptionKind::flag, "", "no table, no progress, no warnings"}}};
  const auto shared = scenario_options();
  line.options.insert(line.options.begin() + 3, shared.begin(), shared.end());
  return line;
}

Parsed<SensitivityOptions> sensitivity_options(const ParsedLine& line) {
  auto file = single_file(line);
  if (!file) return Unexpected{std::move(file).error()};
  SensitivityOptions options;
  options.file = std::move(*file);
  for (auto* read : {read_method, read_factors, read_effort_of, read_targets})
    if (auto error = read(line, options)) return Unexpected{std::move(*error)};
  auto measures = read_measures(line);
  if (!measures) return Unexpected{std::move(measures).error()};
  options.measures = std::move(*measures);
  return options;
}

std::string reproducing_command(const ParsedLine& line, const SensitivityOptions& options) {
  auto command = "cuakhau sensitivity " + shell_word(options.file);
  for (const auto* option : {"library", "policy", "set", "factor", "measure"})
    for (const auto& value : line.values(option))
      command += fmt::format(" --{} {}", option, shell_word(value));
  return command + fmt::format(" --method {} --size {} --seed {} --replications {}",
                               experiment::method_name(options.study.method), options.study.size,
                               options.study.seed, options.request.replications);
}

}  // namespace cuakhau::tool
