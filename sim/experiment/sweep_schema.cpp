#include "experiment/detail/sweep_schema.hpp"

#include <array>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include <cuakhau/base/number_text.hpp>
#include <cuakhau/base/text.hpp>
#include <cuakhau/experiment/measure_lookup.hpp>

namespace cuakhau::experiment::detail {
namespace {

using files::Database;
using files::FileProblem;
using files::sql_name;
using files::SqlValue;

constexpr std::int64_t k_application = 0x63756b68;  // "cukh"
constexpr std::int64_t k_schema = 1;

constexpr const char* k_tables =
    "CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;\n"
    "CREATE TABLE factors (factor INTEGER PRIMARY KEY, name TEXT, path TEXT, kind TEXT,"
    " unit TEXT, scale TEXT, low, high);\n"
    "CREATE TABLE measures (measure INTEGER PRIMARY KEY, name TEXT, title TEXT, quantity TEXT,"
    " unit TEXT, place TEXT, direction TEXT, flow TEXT, outcome TEXT, period TEXT,"
    " statistic TEXT, pooling TEXT);\n"
    "CREATE TABLE estimates (point INTEGER, measure INTEGER, value REAL, low REAL, high REAL,"
    " sd REAL, n INTEGER, censored REAL, is_lower_bound INTEGER,"
    " PRIMARY KEY (point, measure)) WITHOUT ROWID;\n"
    "CREATE TABLE readings (point INTEGER, measure INTEGER, replication INTEGER, value REAL,"
    " weight REAL, PRIMARY KEY (point, measure, replication)) WITHOUT ROWID;\n";

/// "REAL" of numbers, "TEXT" of the rest.
std::string_view column_type(const Factor& factor) {
  const auto cell = value_cell(factor, factor.is_range() ? factor.low : 0.0);
  if (std::holds_alternative<std::int64_t>(cell)) return "INTEGER";
  return std::holds_alternative<double>(cell) ? "REAL" : "TEXT";
}

std::string points_table(const SweepHead& head, const SweepColumns& columns) {
  std::string text = "CREATE TABLE points (point INTEGER PRIMARY KEY";
  for (std::size_t k = 0; k < columns.factors.size(); ++k)
    text +=
        fmt::format(", {} {}", sql_name(columns.factors[k]), column_type(head.design.factors[k]));
  return text +
         ", status TEXT NOT NULL, message TEXT NOT NULL, replications INTEGER NOT NULL,"
         " plan_digest TEXT NOT NULL);\n";
}

/// One row a point, with columns for each measure: what users read.
std::string results_view(const SweepColumns& columns) {
  constexpr std::array<const char*, k_measure_suffixes.size()> sources{"value", "low", "high", "n",
                                                                       "is_lower_bound"};
  std::string text = "CREATE VIEW results AS SELECT p.point";
  for (const auto& factor : columns.factors) text += ", p." + sql_name(factor);
  text += ", p.status, p.replications";
  for (std::size_t measure = 0; measure < columns.measures.size(); ++measure)
    for (std::size_t k = 0; k < sources.size(); ++k)
      text += fmt::format(
          ",\n (SELECT {} FROM estimates e WHERE e.point = p.point AND e.measure = {}) AS {}",
          sources[k], measure,
          sql_name(columns.measures[measure] + std::string{k_measure_suffixes[k]}));
  return text + ", p.message FROM points p;\n";
}

SqlValue sql_value(FactorCell cell) {
  return std::visit([](auto value) { return SqlValue{std::move(value)}; }, std::move(cell));
}

std::optional<FileProblem> add_factors(Database& database, const SweepHead& head,
                                       const SweepColumns& columns) {
  auto insert = database.prepare("INSERT INTO factors VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
  if (!insert) return std::move(insert).error();
  for (std::size_t k = 0; k < head.design.factors.size(); ++k) {
    const auto& factor = head.design.factors[k];
    const bool is_range = factor.is_range();
    const std::array<SqlValue, 8> values{
        static_cast<std::int64_t>(k),
        columns.factors[k],
        factor.path,
        std::string{kind_name(factor.kind)},
        factor.unit,
        factor.scale == Scale::linear ? "linear" : "log",
        is_range ? sql_value(value_cell(factor, factor.low)) : SqlValue{},
        is_range ? sql_value(value_cell(factor, factor.high)) : SqlValue{}};
    if (auto problem = insert->run(values)) return problem;
  }
  return std::nullopt;
}

std::optional<FileProblem> add_measures(Database& database, const SweepHead& head,
                                        const SweepColumns& columns) {
  auto insert =
      database.prepare("INSERT INTO measures VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  if (!insert) return std::move(insert).error();
  for (std::size_t k = 0; k < head.measures.size(); ++k) {
    const auto& [key, pooling] = head.measures[k];
    const std::array<SqlValue, 12> values{static_cast<std::int64_t>(k),
                                          columns.measures[k],
                                          measure_text(key),
                                          key.measure,
                                          key.unit,
                                          key.where,
                                          key.direction,
                                          key.flow,
                                          key.outcome,
                                          key.period,
                                          key.statistic,
                                          pooling == model::Pooling::ratio ? "ratio" : "mean"};
    if (auto problem = insert->run(values)) return problem;
  }
  return std::nullopt;
}

std::optional<FileProblem> add_about(Database& database, const SweepHead& head) {
  auto insert = database.prepare("INSERT INTO about VALUES (?, ?)");
  if (!insert) return std::move(insert).error();
  for (const auto& [key, value] : about(head))
    if (auto problem = insert->run(std::array<SqlValue, 2>{key, value})) return problem;
  return std::nullopt;
}

/// The parts of a sweep that must agree, the most telling first.
struct Part {
  const char* key;
  const char* differs;
};
constexpr std::array<Part, 9> k_parts{{
    {"version", "another version of cuakhau"},
    {"plan_digest", "another plan (the scenario, a --set or a --policy)"},
    {"design", "another design"},
    {"design_digest", "other points (a --factor, --points, --seed or the file of the design)"},
    {"choices_digest", "other contents of what its factors name, such as a file of policies"},
    {"measures", "other measures"},
    {"seed", "another seed"},
    {"effort", "another number of replications"},
    {"statistics", "another confidence, or other random numbers by point"},
}};

StoreProblem foreign(const Database& database, std::string message) {
  return {{database.path(), std::move(message)}, true};
}

}  // namespace

std::optional<FileProblem> make_tables(Database& database, const SweepHead& head) {
  const auto columns = sweep_columns(head.design.factors, head.measures);
  auto transaction = files::Transaction::begin(database);
  if (!transaction) return std::move(transaction).error();
  if (auto problem =
          database.execute(fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {};\n",
                                       k_application, k_schema) +
                           k_tables + points_table(head, columns) + results_view(columns)))
    return problem;
  if (auto problem = add_about(database, head)) return problem;
  if (auto problem = add_factors(database, head, columns)) return problem;
  if (auto problem = add_measures(database, head, columns)) return problem;
  return transaction->commit();
}

About about(const SweepHead& head) {
  std::vector<std::string> measures;
  for (const auto& entry : head.measures) measures.push_back(measure_text(entry.key));
  return {{"version", head.version},
          {"scenario", head.scenario},
          {"command", head.command},
          {"plan_digest", head.plan_digest.hex()},
          {"design", std::string{design_name(head.design.kind)}},
          {"design_digest", design_digest(head.design).hex()},
          {"choices_digest", head.choices_digest.hex()},
          {"points", std::to_string(head.design.points.size())},
          {"shard", head.shard.text()},
          {"measures", join(measures, "; ")},
          {"seed", std::to_string(head.seed)},
          {"effort", head.effort},
          {"statistics",
           fmt::format("confidence {}, {} random numbers", format_real(head.confidence),
                       head.random_numbers == RandomNumbers::common ? "common" : "independent")}};
}

Expected<std::optional<About>, StoreProblem> read_about(Database& database) {
  const auto application = database.query("PRAGMA application_id");
  if (!application) return Unexpected{StoreProblem{application.error()}};
  const auto tables = database.query("SELECT count(*) FROM sqlite_master");
  if (!tables) return Unexpected{StoreProblem{tables.error()}};
  if (*tables == SqlValue{std::int64_t{0}}) return std::optional<About>{};
  if (*application != SqlValue{k_application})
    return Unexpected{foreign(database, "is a database of another program: name another file")};
  const auto schema = database.query("PRAGMA user_version");
  if (!schema) return Unexpected{StoreProblem{schema.error()}};
  if (*schema != SqlValue{k_schema})
    return Unexpected{foreign(
        database, fmt::format("was written by a newer cuakhau (schema {}, this one knows {})",
                              std::get<std::int64_t>(*schema), k_schema))};
  About found;
  auto select = database.prepare("SELECT key, value FROM about");
  if (!select) return Unexpected{StoreProblem{std::move(select).error()}};
  while (true) {
    const auto has_row = select->next();
    if (!has_row) return Unexpected{StoreProblem{has_row.error()}};
    if (!*has_row) return std::optional{std::move(found)};
    found.emplace(select->text(0), select->text(1));
  }
}

std::optional<std::string> difference_between(const About& found, const About& wanted) {
  for (const auto& [key, differs] : k_parts) {
    const auto here = found.find(key);
    const auto& other = wanted.at(key);
    if (here != found.end() && here->second == other) continue;
    return fmt::format("{}: {}, not {}", differs, here == found.end() ? "none" : here->second,
                       other);
  }
  return std::nullopt;
}

}  // namespace cuakhau::experiment::detail
