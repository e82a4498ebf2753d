#include "sweep_request.hpp"

#include <array>
#include <limits>
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
using experiment::DesignKind;

constexpr std::array k_designs{DesignKind::grid, DesignKind::latin_hypercube, DesignKind::sobol};

std::vector<std::string> design_words() {
  std::vector<std::string> words;
  for (const auto one : k_designs) words.emplace_back(experiment::design_name(one));
  return words;
}

Error read_factors(const ParsedLine& line, SweepOptions& options) {
  for (const auto& text : line.values("factor")) {
    auto factor = experiment::parse_factor(text);
    if (!factor) return UsageError{"--factor: " + factor.error()};
    options.design.factors.push_back(std::move(*factor));
  }
  return std::nullopt;
}

Error read_ask(const ParsedLine& line, SweepOptions& options) {
  options.is_asked = true;
  for (const auto* other : {"design", "points", "shard", "plan"})
    if (line.has(other))
      return UsageError{
          fmt::format("--ask takes points from standard input: not with --{}", other)};
  if (options.design.factors.empty())
    return UsageError{"--ask: expected what may be asked: --factor PATH=LOW..HIGH"};
  if (is_standard_output(line.value("csv")))
    return UsageError{"--ask answers on standard output: --csv to a file"};
  return std::nullopt;
}

Error read_design(const ParsedLine& line, SweepOptions& options) {
  if (auto error = read_factors(line, options)) return error;
  if (line.has("ask")) return read_ask(line, options);
  const auto name = line.value("design").value_or("grid");
  if (name.ends_with(".csv")) {
    if (line.has("factor") || line.has("points"))
      return UsageError{"--design FILE has factors and points: not with --factor or --points"};
    options.design_file = name;
    return std::nullopt;
  }
  std::optional<DesignKind> kind;
  for (const auto one : k_designs)
    if (experiment::design_name(one) == name) kind = one;
  if (!kind)
    return UsageError{fmt::format(
        "--design: expected grid, lhs, sobol or a file FILE.csv, found {}", quote(name))};
  options.design.kind = *kind;
  if (options.design.factors.empty())
    return UsageError{"expected what to change: --factor PATH=LOW..HIGH or --design FILE.csv"};
  std::uint64_t points = 0;
  if (auto error = read_whole(line, {"points", 1, experiment::k_most_points}, points)) return error;
  if (line.has("points")) options.design.points = static_cast<std::uint32_t>(points);
  return std::nullopt;
}

Error read_statistics(const ParsedLine& line, SweepOptions& options) {
  Effort effort{options.seed, options.request.replications, 0};
  if (auto error = read_effort(line, effort)) return error;
  options.seed = effort.seed;
  options.design.seed = effort.seed;
  options.request.replications = effort.replications;
  options.request.threads = effort.threads;
  options.effort =
      fmt::format("{} replication{}", effort.replications, effort.replications == 1 ? "" : "s");
  auto precision = read_share(line, {"precision", 0.0, 50.0, "2%"});
  if (!precision) return std::move(precision).error();
  if (*precision && line.has("replications"))
    return UsageError{"--precision decides how many replications: not with --replications"};
  if (*precision) {
    options.request.precision = experiment::Precision{.relative = **precision};
    options.effort = fmt::format("precision {:.6g} %", 100.0 * **precision);
  }
  if (auto error = read_confidence(line, options.confidence)) return error;
  if (line.has("independent")) options.random_numbers = experiment::RandomNumbers::independent;
  return std::nullopt;
}

Error read_outputs(const ParsedLine& line, SweepOptions& options) {
  options.out = line.value("out");
  options.csv = line.value("csv");
  options.plan = line.value("plan");
  options.is_quiet = line.has("quiet");
  if (is_standard_output(options.out))
    return UsageError{"--out: a database is a file; --csv - writes points to standard output"};
  if (const auto text = line.value("shard")) {
    auto shard = experiment::parse_shard(*text);
    if (!shard) return UsageError{"--shard: " + shard.error()};
    options.shard = *shard;
    if (!options.out && !options.plan)
      return UsageError{"--shard: a part is joined with the others from its file: add --out FILE"};
  }
  if (options.plan && (options.out || options.csv))
    return UsageError{"--plan writes the design and runs nothing: not with --out or --csv"};
  return clash_among(options.outputs());
}

}  // namespace

std::array<OutputOption, 3> SweepOptions::outputs() const {
  return {{{"out", out}, {"csv", csv}, {"plan", plan}}};
}

CommandLine sweep_command_line() {
  CommandLine line{
      .name = "sweep",
      .examples =
          "  cuakhau sweep my-gate.yaml --factor stations.desk.servers=1..4        a table\n"
          "  cuakhau sweep my-gate.yaml --factor 'demand=80%..120% in 5' --factor "
          "policy:longer.yaml\n"
          "  cuakhau sweep my-gate.yaml --design sobol --points 1024 --factor demand=80%..120% \\\n"
          "      --factor stations.desk.servers=1..4 --out points.sqlite --csv points.csv\n"
          "  my-optimiser | cuakhau sweep my-gate.yaml --ask --factor demand=80%..120%\n"
          "  cuakhau sweep my-gate.yaml --design points.csv --out points.sqlite --shard 3/10\n",
      .usage = "FILE --factor PATH=VALUES [options]",
      .about =
          "Runs a scenario at many points: values of its fields, with policies and without. The\n"
          "same trucks come to every point. Finished points are kept in a database: the same\n"
          "command goes on where an earlier one was cut off. A point without an answer is a row\n"
          "that says why: then exit code 5, or 4 where no point has an answer.",
      .options = {
          {"factor", OptionKind::values, "PATH=VALUES",
           "a field and its values: LOW..HIGH, 'LOW..HIGH in N', '… log', or {A, B}; or "
           "policy:FILE, off and on; may be repeated"},
          {"design", OptionKind::value, "DESIGN",
           "grid (default), lhs, sobol, or FILE.csv with a column for each factor", design_words()},
          {"ask", OptionKind::flag, "",
           "points come as lines of JSON on standard input, answers go to standard output"},
          {"points", OptionKind::value, "N", "of lhs and sobol, for which powers of 2 are best"},
          {"measure", OptionKind::values, "MEASURE",
           "what to keep: NAME or NAME,KEY=VALUE with keys as in `expect`; may be repeated"},
          {"replications", OptionKind::value, "N", "of each point (default 30)"},
          {"precision", OptionKind::value, "P%",
           "as many as each point takes (at most 1000) to know every measure"},
          {"confidence", OptionKind::value, "P%", "of intervals (default 95%)"},
          {"seed", OptionKind::value, "N", "master seed, 0 or more (default 1)"},
          {"independent", OptionKind::flag, "", "other random numbers at every point"},
          {"out", OptionKind::value, "FILE", "database of the points (SQLite)"},
          {"csv", OptionKind::value, "FILE", "the points as CSV; - for standard output"},
          {"shard", OptionKind::value, "I/N", "part I of N alone; cuakhau merge joins them"},
          {"plan", OptionKind::value, "FILE",
           "write the design as CSV, say how much work it is, and run nothing"},
          {"threads", OptionKind::value, "N", "default: as many as the machine has"},
          {"quiet", OptionKind::flag, "", "no table, no progress, no warnings"}}};
  const auto shared = scenario_options();
  line.options.insert(line.options.begin() + 3, shared.begin(), shared.end());
  return line;
}

Parsed<SweepOptions> sweep_options(const ParsedLine& line) {
  auto file = single_file(line);
  if (!file) return Unexpected{std::move(file).error()};
  SweepOptions options;
  options.file = std::move(*file);
  for (auto* read : {read_design, read_statistics, read_outputs})
    if (auto error = read(line, options)) return Unexpected{std::move(*error)};
  auto measures = read_measures(line);
  if (!measures) return Unexpected{std::move(measures).error()};
  options.measures = std::move(*measures);
  return options;
}

std::string reproducing_command(const ParsedLine& line, const SweepOptions& options) {
  auto command = "cuakhau sweep " + shell_word(options.file);
  for (const auto* option : {"library", "policy", "set", "factor", "design", "points", "measure",
                             "confidence", "precision"})
    for (const auto& value : line.values(option))
      command += fmt::format(" --{} {}", option, shell_word(value));
  for (const auto* option : {"ask", "independent"})
    if (line.has(option)) command += fmt::format(" --{}", option);
  command += fmt::format(" --seed {}", options.seed);
  if (!options.request.precision)
    command += fmt::format(" --replications {}", options.request.replications);
  return command;
}

}  // namespace cuakhau::tool
