#include <cuakhau/experiment/swept_points.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include <fmt/format.h>

#include <cuakhau/base/number_text.hpp>

#include "experiment/detail/sweep_schema.hpp"

namespace cuakhau::experiment {
namespace {

using files::Database;
using files::FileProblem;
using files::sql_name;
using files::SqlValue;
using files::Statement;

/// Calls `take` with each row of a statement.
template <class Take>
std::optional<FileProblem> for_each_row(Statement& rows, Take take) {
  while (true) {
    const auto has_row = rows.next();
    if (!has_row) return has_row.error();
    if (!*has_row) return std::nullopt;
    take(rows);
  }
}

Expected<SweepFacts, StoreProblem> read_facts(Database& database) {
  auto about = detail::read_about(database);
  if (!about) return Unexpected{std::move(about).error()};
  if (!*about)
    return Unexpected{StoreProblem{{database.path(), "is an empty database: no sweep"}, true}};
  auto& said = **about;
  return SweepFacts{.version = said["version"],
                    .scenario = said["scenario"],
                    .command = said["command"],
                    .plan_digest = said["plan_digest"],
                    .design = said["design"],
                    .effort = said["effort"],
                    .seed = parse_count(said["seed"]).value_or(1),
                    .random_numbers = said["statistics"].ends_with("independent random numbers")
                                          ? RandomNumbers::independent
                                          : RandomNumbers::common,
                    .points = parse_count(said["points"]).value_or(0)};
}

/// As a scenario writes it: of a number that is no text, with its unit.
std::string text_of(const SqlValue& cell, const std::string& unit) {
  if (const auto* text = std::get_if<std::string>(&cell)) return *text;
  const auto* whole = std::get_if<std::int64_t>(&cell);
  const auto number =
      whole != nullptr ? fmt::format("{}", *whole) : fmt::format("{}", std::get<double>(cell));
  return unit.empty() ? number : number + ' ' + unit;
}

FactorKind kind_of(std::string_view name) {
  for (const auto kind : {FactorKind::number, FactorKind::whole, FactorKind::day,
                          FactorKind::minute, FactorKind::choice})
    if (kind_name(kind) == name) return kind;
  return FactorKind::policy;
}

/// An end of a range.
double end_of(const Factor& factor, const SqlValue& cell) {
  if (const auto* number = std::get_if<double>(&cell)) return *number;
  if (const auto* whole = std::get_if<std::int64_t>(&cell)) return static_cast<double>(*whole);
  const auto* text = std::get_if<std::string>(&cell);
  const auto alone = as_range(choice_factor(factor.path, {text == nullptr ? "" : *text}));
  return alone ? alone->low : 0.0;
}

/// Ranges as they were; lists without their choices, which stand in the points.
std::optional<FileProblem> read_factors(Database& database, SweptPoints& sweep) {
  auto rows = database.prepare(
      "SELECT name, path, kind, unit, scale, low, high FROM factors ORDER BY factor");
  if (!rows) return std::move(rows).error();
  return for_each_row(*rows, [&](const Statement& row) {
    Factor factor{.path = row.text(1),
                  .kind = kind_of(row.text(2)),
                  .unit = row.text(3),
                  .scale = row.text(4) == "log" ? Scale::logarithmic : Scale::linear};
    factor.low = end_of(factor, row.value(5));
    factor.high = end_of(factor, row.value(6));
    sweep.columns.factors.push_back(row.text(0));
    sweep.factors.push_back(std::move(factor));
  });
}

std::optional<FileProblem> read_measures(Database& database, SweptPoints& sweep) {
  auto rows = database.prepare(
      "SELECT name, quantity, unit, place, direction, flow, outcome, statistic, period, pooling"
      " FROM measures ORDER BY measure");
  if (!rows) return std::move(rows).error();
  return for_each_row(*rows, [&](const Statement& row) {
    sweep.columns.measures.push_back(row.text(0));
    sweep.measures.push_back(
        {{row.text(1), row.text(2), row.text(3), row.text(4), row.text(5), row.text(6), row.text(7),
          row.text(8)},
         row.text(9) == "ratio" ? model::Pooling::ratio : model::Pooling::mean});
  });
}

/// Finished points, as the table has them.
struct Rows {
  std::vector<std::vector<SqlValue>> cells;  // by factor, then point
  std::vector<std::size_t> indices;
  std::vector<bool> have_answer;
};

Expected<Rows, FileProblem> read_rows(Database& database, const SweptPoints& sweep) {
  std::string columns;
  for (const auto& name : sweep.columns.factors) columns += ", " + sql_name(name);
  auto rows =
      database.prepare(fmt::format("SELECT point, status{} FROM points ORDER BY point", columns));
  if (!rows) return Unexpected{std::move(rows).error()};
  Rows found;
  found.cells.resize(sweep.factors.size());
  auto problem = for_each_row(*rows, [&](const Statement& row) {
    found.indices.push_back(static_cast<std::size_t>(row.integer(0)));
    found.have_answer.push_back(row.text(1) == status_name(PointStatus::answered));
    for (std::size_t k = 0; k < found.cells.size(); ++k) found.cells[k].push_back(row.value(k + 2));
  });
  if (problem) return Unexpected{std::move(*problem)};
  return found;
}

/// Whether the factor is a range as the database has it.
bool has_ends(const Factor& factor) { return factor.low < factor.high; }

/// The values of the factor at the points; a list gets the choices that stand there.
std::vector<double> values_of(Factor& factor, const std::vector<SqlValue>& cells) {
  std::vector<double> values;
  if (has_ends(factor)) {
    for (const auto& cell : cells) values.push_back(end_of(factor, cell));
    return values;
  }
  std::vector<std::string> choices;
  std::map<std::string, double> places;
  for (const auto& cell : cells) {
    const auto text = text_of(cell, factor.unit);
    const auto [place, is_new] = places.emplace(text, static_cast<double>(choices.size()));
    if (is_new) choices.push_back(text);
    values.push_back(place->second);
  }
  factor = choice_factor(factor.name(), std::move(choices));
  const auto range = as_range(factor);
  if (!range) return values;
  for (auto& value : values)
    value = *parse_value(*range, factor.choices[static_cast<std::size_t>(value)]);
  factor = *range;
  return values;
}

std::optional<FileProblem> read_points(Database& database, SweptPoints& sweep) {
  auto rows = read_rows(database, sweep);
  if (!rows) return std::move(rows).error();
  const auto width = sweep.factors.size();
  std::vector<std::vector<double>> columns;
  for (std::size_t k = 0; k < width; ++k)
    columns.push_back(values_of(sweep.factors[k], rows->cells[k]));
  sweep.points = PointTable{width};
  sweep.silent = PointTable{width};
  std::vector<double> point(width);
  for (std::size_t row = 0; row < rows->indices.size(); ++row) {
    for (std::size_t k = 0; k < width; ++k) point[k] = columns[k][row];
    if (rows->have_answer[row]) sweep.indices.push_back(rows->indices[row]);
    (rows->have_answer[row] ? sweep.points : sweep.silent).add(point);
  }
  return std::nullopt;
}

model::Reading reading_of(const Statement& row) {
  const auto value = row.real(0);
  const auto weight = row.real(1).value_or(0.0);
  return value ? model::Reading{*value * weight, weight} : model::Reading{};
}

}  // namespace

Expected<SweptPoints, StoreProblem> read_swept_points(Database& database) {
  auto facts = read_facts(database);
  if (!facts) return Unexpected{std::move(facts).error()};
  auto counts = count_points(database);
  if (!counts) return Unexpected{StoreProblem{std::move(counts).error()}};
  SweptPoints sweep{std::move(*facts), *counts, {}, {}, {}, PointTable{1}, {}, PointTable{1}};
  for (auto* read : {read_factors, read_measures, read_points})
    if (auto problem = read(database, sweep)) return Unexpected{StoreProblem{std::move(*problem)}};
  return sweep;
}

Expected<std::vector<std::optional<SweptValue>>, FileProblem> read_swept_values(
    Database& database, const SweptPoints& sweep, std::size_t measure,
    std::span<const std::size_t> indices) {
  auto readings = database.prepare(
      "SELECT value, weight FROM readings WHERE point = ? AND measure = ? ORDER BY replication");
  if (!readings) return Unexpected{std::move(readings).error()};
  auto bound =
      database.prepare("SELECT is_lower_bound FROM estimates WHERE point = ? AND measure = ?");
  if (!bound) return Unexpected{std::move(bound).error()};
  std::vector<std::optional<SweptValue>> values;
  for (const auto point : indices) {
    const std::array<SqlValue, 2> key{static_cast<std::int64_t>(point),
                                      static_cast<std::int64_t>(measure)};
    readings->restart(key);
    std::vector<model::Reading> found;
    auto problem =
        for_each_row(*readings, [&](const Statement& row) { found.push_back(reading_of(row)); });
    if (problem) return Unexpected{std::move(*problem)};
    bool is_lower_bound = false;
    bound->restart(key);
    problem =
        for_each_row(*bound, [&](const Statement& row) { is_lower_bound = row.integer(0) != 0; });
    if (problem) return Unexpected{std::move(*problem)};
    const std::array<Sample, 1> sample{found};
    auto over = contributions(sample, sweep.measures[measure].pooling);
    values.push_back(over ? std::optional{SweptValue{std::move(over->front()), is_lower_bound}}
                          : std::nullopt);
  }
  return values;
}

}  // namespace cuakhau::experiment
