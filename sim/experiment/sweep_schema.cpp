#include "experiment/detail/sweep_schema.hpp"

#include <algorithm>
#include <array>
#include <string_view>
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

/// The first in which they differ; null: in none.
const Part* first_difference(const About& found, const About& wanted) {
  for (const auto& part : k_parts) {
    const auto here = found.find(part.key);
    if (here == found.end() || here->second != wanted.at(part.key)) return &part;
  }
  return nullptr;
}

std::string cell_text(const SqlValue& cell) {
  if (const auto* text = std::get_if<std::string>(&cell)) return *text;
  if (const auto* whole = std::get_if<std::int64_t>(&cell)) return std::to_string(*whole);
  const auto* real = std::get_if<double>(&cell);
  return real == nullptr ? std::string{} : format_real(*real);
}

/// "50 … 90 %"; of a list "a list".
std::string range_text(const SqlValue& low, const SqlValue& high, const std::string& unit) {
  const auto upper = cell_text(high);
  if (upper.empty()) return "a list";
  return fmt::format("{} … {}{}{}", cell_text(low), upper, unit.empty() ? "" : " ", unit);
}

/// By column, in the order of the factors.
using FactorRanges = std::vector<std::pair<std::string, std::string>>;

FactorRanges ranges_of(const SweepHead& head) {
  const auto& factors = head.design.factors;
  const auto columns = sweep_columns(factors, head.measures).factors;
  FactorRanges ranges;
  for (std::size_t k = 0; k < factors.size(); ++k) {
    const auto end = [&](double value) {
      return factors[k].is_range() ? sql_value(value_cell(factors[k], value)) : SqlValue{};
    };
    ranges.emplace_back(columns[k],
                        range_text(end(factors[k].low), end(factors[k].high), factors[k].unit));
  }
  return ranges;
}

Expected<FactorRanges, FileProblem> kept_ranges(Database& database) {
  auto rows = database.prepare("SELECT name, low, high, unit FROM factors ORDER BY factor");
  if (!rows) return Unexpected{std::move(rows).error()};
  FactorRanges ranges;
  while (true) {
    const auto has_row = rows->next();
    if (!has_row) return Unexpected{has_row.error()};
    if (!*has_row) return ranges;
    ranges.emplace_back(rows->text(0), range_text(rows->value(1), rows->value(2), rows->text(3)));
  }
}

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
  const auto* const part = first_difference(found, wanted);
  if (part == nullptr) return std::nullopt;
  const auto here = found.find(part->key);
  // Digests of points say nothing to anybody.
  const std::string_view key{part->key};
  if (key == "design_digest" || key == "choices_digest") return part->differs;
  return fmt::format("{}: {}, not {}", part->differs, here == found.end() ? "none" : here->second,
                     wanted.at(part->key));
}

Expected<std::optional<std::string>, FileProblem> difference_of_factors(Database& database,
                                                                        const About& found,
                                                                        const SweepHead& head) {
  const auto* const part = first_difference(found, about(head));
  if (part == nullptr || part->key != std::string_view{"design_digest"})
    return std::optional<std::string>{};
  const auto kept = kept_ranges(database);
  if (!kept) return Unexpected{kept.error()};
  const auto wanted = ranges_of(head);
  for (std::size_t k = 0; k < std::max(kept->size(), wanted.size()); ++k) {
    if (k >= wanted.size())
      return std::optional{fmt::format("one more factor: {}", (*kept)[k].first)};
    const auto& [name, range] = wanted[k];
    if (k >= kept->size()) return std::optional{fmt::format("no factor {}", name)};
    if ((*kept)[k].first != name)
      return std::optional{fmt::format("another factor: {}, not {}", (*kept)[k].first, name)};
    if ((*kept)[k].second != range)
      return std::optional{
          fmt::format("another range of {}: {}, not {}", name, (*kept)[k].second, range)};
  }
  return std::optional<std::string>{};
}

}  // namespace cuakhau::experiment::detail
