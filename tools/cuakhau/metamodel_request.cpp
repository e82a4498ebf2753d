#include "metamodel_request.hpp"

#include <fmt/format.h>

#include "measure_option.hpp"
#include "number_option.hpp"
#include "scenario_file.hpp"
#include "shell_word.hpp"

namespace cuakhau::tool {
namespace {

using Error = std::optional<UsageError>;

constexpr std::uint64_t k_most_suggestions = 1'000;

Error read_asked(const ParsedLine& line, MetamodelOptions& options) {
  for (const auto& text : line.values("at")) {
    auto point = experiment::parse_named_values(text);
    if (!point) return UsageError{"--at: " + point.error()};
    options.asked.push_back(std::move(*point));
  }
  options.asked_file = line.value("at-file");
  return std::nullopt;
}

Error read_wanted(const ParsedLine& line, MetamodelOptions& options) {
  auto measures = read_measures(line);
  if (!measures) return std::move(measures).error();
  options.measures = std::move(*measures);
  if (const auto text = line.value("best")) {
    auto best = best_measure(*text, "--best");
    if (!best) return std::move(best).error();
    options.best = std::move(*best);
  }
  std::uint64_t suggestions = 0;
  if (auto error = read_whole(line, {"suggest", 1, k_most_suggestions}, suggestions)) return error;
  options.suggestions = static_cast<std::uint32_t>(suggestions);
  return read_confidence(line, options.confidence);
}

Error read_outputs_of(const ParsedLine& line, MetamodelOptions& options) {
  options.json = line.value("json");
  options.csv = line.value("csv");
  options.plan = line.value("plan");
  options.is_quiet = line.has("quiet");
  if (options.plan && options.suggestions == 0)
    return UsageError{"--plan writes the points of --suggest: add --suggest N"};
  if (options.csv && options.asked.empty() && !options.asked_file)
    return UsageError{"--csv writes what is answered: add --at PATH=VALUE or --at-file FILE.csv"};
  return clash_among(options.outputs());
}

}  // namespace

std::array<OutputOption, 3> MetamodelOptions::outputs() const {
  return {{{"json", json}, {"csv", csv}, {"plan", plan}}};
}

CommandLine metamodel_command_line() {
  return {
      .name = "metamodel",
      .examples =
          "  cuakhau metamodel points.sqlite                       can it be asked?\n"
          "  cuakhau metamodel points.sqlite --at demand=105%,stations.desk.servers=2\n"
          "  cuakhau metamodel points.sqlite --measure wait --at-file asked.csv --csv answers.csv\n"
          "  cuakhau metamodel points.sqlite --best cost --suggest 8 --plan next.csv\n",
      .usage = "DATABASE [options]",
      .about =
          "Asks a sweep what lies between its points, without running anything: a Gaussian "
          "process\n"
          "of each measure, from the database of cuakhau sweep --out. Says how well it predicts\n"
          "points that are left out, and which factor the measure hangs on. Outside the ranges of\n"
          "the sweep nothing is answered. Exit code 4 where no measure has a model.",
      .options = {
          {"at", OptionKind::values, "PATH=VALUE,…",
           "a point to ask about, with a value for each factor; may be repeated"},
          {"at-file", OptionKind::value, "FILE.csv",
           "points to ask about: a column for each factor, a row for each point"},
          {"measure", OptionKind::values, "MEASURE",
           "which measures of the sweep (default: all): NAME or NAME,KEY=VALUE with keys as in "
           "`expect`; may be repeated"},
          {"best", OptionKind::value, "MEASURE",
           "where the model expects the best; want=min or want=max as a key"},
          {"suggest", OptionKind::value, "N",
           "points worth running next: with --best those that may be better, else those of which "
           "least is known"},
          {"plan", OptionKind::value, "FILE",
           "these as a design for sweep --design FILE.csv; - for standard output"},
          {"confidence", OptionKind::value, "P%", "of intervals (default 95%)"},
          {"json", OptionKind::value, "FILE", "all of it as JSON; - for standard output"},
          {"csv", OptionKind::value, "FILE", "the answers as CSV, one row a point; - as above"},
          {"quiet", OptionKind::flag, "", "no table"}}};
}

Parsed<MetamodelOptions> metamodel_options(const ParsedLine& line) {
  if (line.files.size() != 1)
    return Unexpected{
        UsageError{fmt::format("expected one database of a sweep, found {}", line.files.size())}};
  MetamodelOptions options;
  options.file = line.files.front();
  for (auto* read : {read_asked, read_wanted, read_outputs_of})
    if (auto error = read(line, options)) return Unexpected{std::move(*error)};
  return options;
}

std::string reproducing_command(const ParsedLine& line, const MetamodelOptions& options) {
  auto command = "cuakhau metamodel " + shell_word(options.file);
  for (const auto* option : {"at", "at-file", "measure", "best", "suggest", "confidence"})
    for (const auto& value : line.values(option))
      command += fmt::format(" --{} {}", option, shell_word(value));
  return command;
}

}  // namespace cuakhau::tool
