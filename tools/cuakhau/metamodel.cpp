// cuakhau metamodel: asks a sweep what lies between its points.

#include <algorithm>
#include <array>
#include <filesystem>
#include <optional>
#include <set>
#include <utility>

#include <fmt/format.h>

#include <cuakhau/base/text.hpp>
#include <cuakhau/experiment/design_csv.hpp>
#include <cuakhau/experiment/infill.hpp>
#include <cuakhau/files/csv_reader.hpp>
#include <cuakhau/files/text_file.hpp>
#include <cuakhau/report/metamodel_csv.hpp>
#include <cuakhau/report/metamodel_json.hpp>
#include <cuakhau/report/metamodel_table.hpp>

#include "command.hpp"
#include "exit_code.hpp"
#include "metamodel_request.hpp"
#include "output.hpp"
#include "output_file.hpp"
#include "sweep_job.hpp"

namespace cuakhau::tool {
namespace {

using experiment::FactorSpace;
using experiment::NamedValue;
using experiment::PointTable;
using experiment::SweptPoints;

/// Of a design that `cuakhau sensitivity` made.
bool is_of_sensitivity(const SweptPoints& sweep) {
  using experiment::DesignKind;
  return std::ranges::any_of(
      std::array{DesignKind::trajectories, DesignKind::saltelli, DesignKind::draws},
      [&](DesignKind kind) { return experiment::design_name(kind) == sweep.facts.design; });
}

int no_answer(const std::string& why) {
  print_message(fmt::format("no answer: {}\n", why));
  return k_no_answer;
}

/// A value for each factor: those that never vary need not be named. The error says what is wrong.
Expected<std::vector<double>, std::string> point_of(const SweptPoints& sweep,
                                                    const FactorSpace& space,
                                                    std::span<const NamedValue> named) {
  const auto& factors = space.factors();
  const auto values = experiment::values_by_factor(factors, sweep.columns.factors, named);
  if (!values) return Unexpected{values.error()};
  std::vector<double> point;
  for (std::size_t k = 0; k < factors.size(); ++k) {
    const auto& value = (*values)[k];
    if (!value && space.varies(k))
      return Unexpected{fmt::format("no value for {}", factors[k].name())};
    const double start = space.value_at_start(k);
    if (value && !space.varies(k) && *value != start)
      return Unexpected{fmt::format("{} is {} at every point of the sweep with an answer",
                                    factors[k].name(), experiment::value_text(factors[k], start))};
    point.push_back(value.value_or(start));
  }
  return point;
}

/// Those of --at-file, behind those of --at; or an exit code.
std::optional<int> add_points_of_file(const std::string& file, const SweptPoints& sweep,
                                      const FactorSpace& space, PointTable& asked) {
  const auto wrong = [&](std::size_t line, const std::string& message) {
    print_message(fmt::format("error: {}: line {}: {}\n", file, line, message));
    return static_cast<int>(k_bad_scenario);
  };
  const auto text = files::read_text(file);
  if (!text) return report_failure(text.error());
  const auto table = files::parse_csv(*text);
  if (!table) return wrong(table.error().line, table.error().message);
  if (table->rows.empty()) return wrong(1, "expected a row for each point below the header");
  for (const auto& row : table->rows) {
    std::vector<NamedValue> named;
    for (std::size_t k = 0; k < row.fields.size(); ++k)
      named.push_back({std::string{trimmed(table->header[k])}, row.fields[k]});
    const auto point = point_of(sweep, space, named);
    if (!point) return wrong(row.line, point.error());
    asked.add(*point);
  }
  return std::nullopt;
}

Expected<PointTable, int> asked_points(const MetamodelOptions& options, const SweptPoints& sweep,
                                       const FactorSpace& space) {
  PointTable asked{space.factors().size()};
  for (const auto& named : options.asked) {
    const auto point = point_of(sweep, space, named);
    if (!point) return Unexpected{refuse(metamodel_command_line(), {"--at: " + point.error()})};
    asked.add(*point);
  }
  if (options.asked_file)
    if (const auto code = add_points_of_file(*options.asked_file, sweep, space, asked))
      return Unexpected{*code};
  return asked;
}

/// The place of a measure in the sweep, or an exit code.
Expected<std::size_t, int> place_of(const model::MeasureKey& wanted, const SweptPoints& sweep,
                                    std::string_view option) {
  const auto found = experiment::find_measure({sweep.measures, {}}, wanted);
  if (found) return *found;
  auto message = fmt::format("{}: {}", option, found.error().message);
  for (const auto& help : found.error().help) message += "\nhelp: " + help;
  return Unexpected{refuse(metamodel_command_line(), {std::move(message)})};
}

/// Places in the sweep: those of --measure, or all; that of --best among them.
Expected<std::vector<std::size_t>, int> wanted_measures(const MetamodelOptions& options,
                                                        const SweptPoints& sweep) {
  std::vector<std::size_t> places;
  const auto add = [&](std::size_t place) {
    if (std::ranges::find(places, place) == places.end()) places.push_back(place);
  };
  for (const auto& wanted : options.measures) {
    const auto place = place_of(wanted, sweep, "--measure");
    if (!place) return Unexpected{place.error()};
    add(*place);
  }
  for (std::size_t place = 0; options.measures.empty() && place < sweep.measures.size(); ++place)
    add(place);
  if (!options.best) return places;
  const auto best = place_of(options.best->measure, sweep, "--best");
  if (!best) return Unexpected{best.error()};
  add(*best);
  return places;
}

/// The points that models rest on, and what is asked of them.
struct Question {
  const MetamodelOptions& options;
  const SweptPoints& sweep;
  const FactorSpace& space;
  std::vector<std::size_t> rows;  // of the points with an answer
};

Expected<report::ModelledMeasure, files::FileProblem> modelled(files::Database& database,
                                                               const Question& question,
                                                               std::size_t measure) {
  const auto& sweep = question.sweep;
  std::vector<std::size_t> indices;
  PointTable points{sweep.factors.size()};
  for (const auto row : question.rows) {
    indices.push_back(sweep.indices[row]);
    points.add(sweep.points[row]);
  }
  const auto values = experiment::read_swept_values(database, sweep, measure, indices);
  if (!values) return Unexpected{values.error()};
  const auto silent = static_cast<std::size_t>(
      std::ranges::count_if(*values, [](const auto& value) { return !value.has_value(); }));
  return report::ModelledMeasure{
      sweep.measures[measure].key, sweep.columns.measures[measure], silent,
      experiment::Metamodel::fit(question.space, points, *values, sweep.facts.random_numbers)};
}

/// The best point and the next ones; an exit code where the measure of --best has no model.
std::optional<int> look_for_points(const Question& question, report::MetamodelReport& report) {
  const auto& [options, sweep, space, rows] = question;
  std::vector<experiment::Metamodel> models;
  if (options.best) {
    const auto place = *place_of(options.best->measure, sweep, "--best");
    const auto one = std::ranges::find(report.measures, sweep.measures[place].key,
                                       &report::ModelledMeasure::key);
    if (!one->model) {
      print_message(report::metamodel_table(report, palette()));
      return no_answer("the measure of --best has no model");
    }
    const auto goal = options.best->goal;
    report.best = report::BestByModel{static_cast<std::size_t>(one - report.measures.begin()), goal,
                                      experiment::best_by_model(*one->model, goal)};
    models.push_back(*one->model);
  }
  if (options.suggestions == 0) return std::nullopt;
  for (const auto& one : report.measures)
    if (!options.best && one.model) models.push_back(*one.model);
  experiment::InfillRequest request{options.suggestions, std::nullopt};
  if (options.best) request.goal = options.best->goal;
  report.suggested = experiment::Design{
      experiment::DesignKind::list, space.factors(),
      experiment::infill_points(std::move(models), {sweep.points, sweep.silent}, request)};
  return std::nullopt;
}

/// What is written where.
struct Outputs {
  OutputFile json;
  OutputFile csv;
  OutputFile plan;
};

int show(const report::MetamodelReport& report, const MetamodelOptions& options, Outputs& outputs) {
  if (outputs.json.is_wanted())
    if (const auto failure = outputs.json.write(report::metamodel_json(report)))
      return report_failure(*failure);
  if (outputs.csv.is_wanted())
    if (const auto failure = outputs.csv.write(report::metamodel_csv(report)))
      return report_failure(*failure);
  if (outputs.plan.is_wanted())
    if (const auto failure = outputs.plan.write(experiment::design_csv(*report.suggested)))
      return report_failure(*failure);
  if (options.is_quiet || table_beside(options.outputs()) != Table::printed) return k_done;
  return print_result(report::metamodel_table(report, palette()));
}

int ask(files::Database& database, const Question& question, report::MetamodelReport& report) {
  const auto& options = question.options;
  Outputs outputs;
  for (const auto& [file, path] :
       {std::pair{&outputs.json, &options.json}, std::pair{&outputs.csv, &options.csv},
        std::pair{&outputs.plan, &options.plan}})
    if (const auto failure = file->open(*path)) return report_failure(*failure);
  const auto measures = wanted_measures(options, question.sweep);
  if (!measures) return measures.error();
  for (const auto measure : *measures) {
    auto one = modelled(database, question, measure);
    if (!one) return report_failure(one.error());
    report.measures.push_back(std::move(*one));
  }
  const bool has_model =
      std::ranges::any_of(report.measures, [](const auto& one) { return one.model.has_value(); });
  if (!has_model) {
    print_message(report::metamodel_table(report, palette()));
    return no_answer("no measure has a model");
  }
  if (const auto code = look_for_points(question, report)) return *code;
  return show(report, options, outputs);
}

int ask_sweep(const ParsedLine& line, const MetamodelOptions& options) {
  auto database = files::Database::open(options.file, files::Access::read);
  if (!database) return report_failure(database.error());
  const auto sweep = experiment::read_swept_points(*database);
  if (!sweep) return report_store(sweep.error());
  if (options.suggestions > 0 && is_of_sensitivity(*sweep))
    return refuse(metamodel_command_line(),
                  {"--suggest: the sweep is one of cuakhau sensitivity, whose points a design "
                   "cannot go on with"});
  if (sweep->points.size() == 0)
    return no_answer(fmt::format("no point of {} has one yet", options.file));
  const FactorSpace space{sweep->factors, sweep->points};
  if (space.width() == 0) return no_answer("no factor varies over the points with an answer");
  auto asked = asked_points(options, *sweep, space);
  if (!asked) return asked.error();
  PointTable places{space.width()};
  for (std::size_t row = 0; row < sweep->points.size(); ++row)
    places.add(space.coordinates(sweep->points[row]));
  const Question question{options, *sweep, space,
                          experiment::spread_points(places, experiment::k_most_model_points)};
  report::MetamodelReport report{.version = CUAKHAU_VERSION,
                                 .command = reproducing_command(line, options),
                                 .sweep = *sweep,
                                 .space = space,
                                 .points = question.rows.size(),
                                 .confidence = options.confidence,
                                 .asked = std::move(*asked)};
  return ask(*database, question, report);
}

}  // namespace

int metamodel(Arguments arguments) {
  const auto commands = metamodel_command_line();
  const auto [line, exit_code] = invoke(commands, arguments);
  if (exit_code) return *exit_code;
  const auto options = metamodel_options(line);
  if (!options) return refuse(commands, options.error());
  std::set<std::filesystem::path> read{options->file};
  if (options->asked_file) read.insert(*options->asked_file);
  if (const auto clash = clash_with(options->outputs(), read)) return refuse(commands, *clash);
  return ask_sweep(line, *options);
}

}  // namespace cuakhau::tool
