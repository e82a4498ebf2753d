#include <cuakhau/experiment/sweep_store.hpp>

#include <array>
#include <filesystem>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include <cuakhau/base/contract.hpp>

#include "experiment/detail/sweep_schema.hpp"

namespace cuakhau::experiment {
namespace {

using files::Access;
using files::Database;
using files::FileProblem;
using files::SqlValue;

constexpr std::array<std::string_view, 3> k_status_names{"ok", "no_answer", "invalid"};

/// Where a sweep is kept until it is whole.
std::string working_name(const std::string& path, const Shard& shard) {
  std::error_code failed;
  const bool is_done = shard.is_whole() || std::filesystem::exists(path, failed);
  return is_done ? path : path + ".part";
}

SqlValue number(const std::optional<double>& value) {
  return value ? SqlValue{*value} : SqlValue{};
}

std::int64_t integer(std::uint64_t value) { return static_cast<std::int64_t>(value); }

std::string marks(std::size_t count) {
  std::string text = "?";
  for (std::size_t k = 1; k < count; ++k) text += ", ?";
  return text;
}

}  // namespace

std::string_view status_name(PointStatus status) {
  return k_status_names[static_cast<std::size_t>(status)];
}

Expected<PointCounts, FileProblem> count_points(Database& database) {
  PointCounts counts;
  auto select = database.prepare("SELECT status, count(*) FROM points GROUP BY status");
  if (!select) return Unexpected{std::move(select).error()};
  while (true) {
    const auto has_row = select->next();
    if (!has_row) return Unexpected{has_row.error()};
    if (!*has_row) return counts;
    const auto status = select->text(0);
    const auto count = static_cast<std::size_t>(select->integer(1));
    if (status == status_name(PointStatus::answered)) counts.answered = count;
    if (status == status_name(PointStatus::no_answer)) counts.no_answer = count;
    if (status == status_name(PointStatus::invalid)) counts.invalid = count;
  }
}

SweepStore::SweepStore(Database database, const SweepHead& head)
    : database_(std::move(database)),
      columns_(sweep_columns(head.design.factors, head.measures)),
      factors_(&head.design.factors),
      had_(head.design.points.size()) {}

Expected<SweepStore, StoreProblem> SweepStore::open(const std::optional<std::string>& path,
                                                    const SweepHead& head) {
  const auto name = path ? working_name(*path, head.shard) : std::string{};
  auto database = path ? Database::open(name, head.shard.is_whole() ? Access::write : Access::own)
                       : Database::in_memory();
  if (!database) return Unexpected{StoreProblem{std::move(database).error()}};
  SweepStore store{std::move(*database), head};
  if (path && name != *path) store.target_ = *path;
  if (auto problem = store.prepare(head)) return Unexpected{std::move(*problem)};
  return store;
}

std::optional<StoreProblem> SweepStore::prepare(const SweepHead& head) {
  const auto wanted = detail::about(head);
  auto found = detail::read_about(database_);
  if (!found) return std::move(found).error();
  if (!*found) {
    if (auto problem = detail::make_tables(database_, head)) return StoreProblem{*problem};
  } else {
    auto factors = detail::difference_of_factors(database_, **found, head);
    if (!factors) return StoreProblem{factors.error()};
    auto difference = *factors ? std::move(*factors) : detail::difference_between(**found, wanted);
    if (!difference && (*found)->at("shard") != head.shard.text())
      difference =
          fmt::format("another part: {}, not {}", (*found)->at("shard"), head.shard.text());
    if (difference)
      return StoreProblem{{database_.path(), "holds a sweep with " + *difference +
                                                 "; name another file, or remove this one"},
                          true};
  }
  return load_points();
}

std::optional<StoreProblem> SweepStore::load_points() {
  auto select = database_.prepare("SELECT point FROM points");
  if (!select) return StoreProblem{std::move(select).error()};
  while (true) {
    const auto has_row = select->next();
    if (!has_row) return StoreProblem{has_row.error()};
    if (!*has_row) break;
    // Points that are asked for are in no design.
    const auto point = static_cast<std::size_t>(select->integer(0));
    if (point < had_.size()) had_[point] = true;
  }
  auto point =
      database_.prepare(fmt::format("INSERT INTO points VALUES ({})", marks(factors_->size() + 5)));
  auto estimate = database_.prepare(fmt::format("INSERT INTO estimates VALUES ({})", marks(9)));
  auto reading = database_.prepare(fmt::format("INSERT INTO readings VALUES ({})", marks(5)));
  for (auto* statement : {&point, &estimate, &reading})
    if (!*statement) return StoreProblem{std::move(*statement).error()};
  inserts_.emplace(Inserts{std::move(*point), std::move(*estimate), std::move(*reading)});
  return std::nullopt;
}

std::optional<FileProblem> SweepStore::add(std::span<const SweepPoint> points) {
  auto transaction = files::Transaction::begin(database_);
  if (!transaction) return std::move(transaction).error();
  for (const auto& point : points)
    if (auto problem = insert(point)) return problem;
  return transaction->commit();
}

std::optional<FileProblem> SweepStore::insert(const SweepPoint& point) {
  CUAKHAU_CHECK(point.values.size() == factors_->size(), "{} values of {} factors at point {}",
                point.values.size(), factors_->size(), point.index);
  const auto index = integer(point.index);
  std::vector<SqlValue> row{index};
  for (std::size_t k = 0; k < factors_->size(); ++k)
    row.push_back(std::visit([](auto value) { return SqlValue{std::move(value)}; },
                             value_cell((*factors_)[k], point.values[k])));
  row.insert(row.end(), {std::string{status_name(point.status)}, point.message,
                         integer(point.replications), point.plan_digest.hex()});
  if (auto problem = inserts_->point.run(row)) return problem;
  for (std::size_t measure = 0; measure < point.estimates.size(); ++measure) {
    const auto& one = point.estimates[measure];
    const std::array<SqlValue, 9> values{index,
                                         integer(measure),
                                         number(one.value),
                                         one.interval ? SqlValue{one.interval->low} : SqlValue{},
                                         one.interval ? SqlValue{one.interval->high} : SqlValue{},
                                         number(one.sd),
                                         integer(one.n),
                                         one.censored,
                                         integer(one.is_lower_bound ? 1 : 0)};
    if (auto problem = inserts_->estimate.run(values)) return problem;
    for (std::size_t k = 0; k < point.readings[measure].size(); ++k) {
      const auto& reading = point.readings[measure][k];
      const auto value = reading.is_absent() ? SqlValue{} : SqlValue{reading.value()};
      if (auto problem = inserts_->reading.run(std::array<SqlValue, 5>{
              index, integer(measure), integer(k), value, reading.denominator}))
        return problem;
    }
  }
  return std::nullopt;
}

std::optional<FileProblem> SweepStore::finish() {
  if (auto problem = database_.seal()) return problem;
  if (target_.empty()) return std::nullopt;
  std::error_code failed;
  std::filesystem::rename(database_.path(), target_, failed);
  if (failed) return FileProblem{target_, failed.message()};
  target_.clear();
  return std::nullopt;
}

}  // namespace cuakhau::experiment
