#include <cuakhau/experiment/asked_sweep.hpp>

#include <array>
#include <thread>
#include <utility>

#include <fmt/format.h>

#include "experiment/detail/sweep_crew.hpp"

namespace cuakhau::experiment {
namespace {

using files::FileProblem;
using files::Statement;

PointStatus status_of(std::string_view name) {
  for (const auto status : {PointStatus::answered, PointStatus::no_answer})
    if (status_name(status) == name) return status;
  return PointStatus::invalid;
}

/// The value of a cell of the table; nothing where the factor has no such value.
std::optional<double> value_of_cell(const Factor& factor, const files::SqlValue& cell) {
  if (const auto* text = std::get_if<std::string>(&cell)) {
    const auto value = parse_value(factor, *text);
    return value ? std::optional{*value} : std::nullopt;
  }
  const auto* whole = std::get_if<std::int64_t>(&cell);
  const auto* real = std::get_if<double>(&cell);
  if (whole == nullptr && real == nullptr) return std::nullopt;
  const double number = whole != nullptr ? static_cast<double>(*whole) : *real;
  if (factor.is_range()) return number;
  const auto value = parse_value(factor, fmt::format("{}", number));
  return value ? std::optional{*value} : std::nullopt;
}

/// A row of the table `points`, but for its estimates.
std::optional<SweepPoint> point_in(const Statement& row, const std::vector<Factor>& factors) {
  SweepPoint point{.index = static_cast<std::size_t>(row.integer(0))};
  for (std::size_t k = 0; k < factors.size(); ++k) {
    const auto value = value_of_cell(factors[k], row.value(k + 1));
    if (!value) return std::nullopt;
    point.values.push_back(*value);
  }
  point.status = status_of(row.text(factors.size() + 1));
  point.message = row.text(factors.size() + 2);
  point.replications = static_cast<std::uint32_t>(row.integer(factors.size() + 3));
  return point;
}

Estimate estimate_in(const Statement& row, const SweepHead& head) {
  Estimate one;
  one.key = head.measures[static_cast<std::size_t>(row.integer(0))].key;
  one.value = row.real(1);
  const auto low = row.real(2);
  const auto high = row.real(3);
  if (low && high) one.interval = Interval{*low, *high};
  one.sd = row.real(4);
  one.n = static_cast<std::uint32_t>(row.integer(5));
  one.censored = row.real(6).value_or(0.0);
  one.is_lower_bound = row.integer(7) != 0;
  one.confidence = head.confidence;
  return one;
}

std::optional<FileProblem> add_estimates(files::Database& database, const SweepHead& head,
                                         std::vector<SweepPoint>& points) {
  auto rows = database.prepare(
      "SELECT measure, value, low, high, sd, n, censored, is_lower_bound FROM estimates"
      " WHERE point = ? ORDER BY measure");
  if (!rows) return std::move(rows).error();
  for (auto& point : points) {
    rows->restart(std::array<files::SqlValue, 1>{static_cast<std::int64_t>(point.index)});
    while (true) {
      const auto has_row = rows->next();
      if (!has_row) return has_row.error();
      if (!*has_row) break;
      point.estimates.push_back(estimate_in(*rows, head));
    }
  }
  return std::nullopt;
}

}  // namespace

struct AskedSweep::State {
  State(const SweepJob& job, const RunHooks& hooks, SweepStore& store, PointSink& sink)
      : crew(job, hooks, store, {}) {
    crew.take_more(sink);
    constexpr std::uint32_t most = 1U << 20U;
    for (unsigned k = 0; k < thread_count(job.request.threads, most); ++k)
      threads.emplace_back([this] { crew.work(); });
  }

  void join() {
    crew.close();
    threads.clear();
  }

  detail::SweepCrew crew;
  std::vector<std::jthread> threads;
};

AskedSweep::AskedSweep(const SweepJob& job, const RunHooks& hooks, SweepStore& store,
                       PointSink& sink)
    : state_(std::make_unique<State>(job, hooks, store, sink)) {}
AskedSweep::~AskedSweep() { state_->join(); }

void AskedSweep::ask(std::size_t index, std::vector<double> values) {
  state_->crew.add({index, std::move(values)});
}

bool AskedSweep::is_over() const { return state_->crew.is_over(); }

Expected<SweepEnding, FileProblem> AskedSweep::finish() {
  state_->join();
  return state_->crew.ending();
}

Expected<std::vector<SweepPoint>, FileProblem> kept_points(SweepStore& store,
                                                           const SweepHead& head) {
  std::string columns;
  for (const auto& name : store.columns().factors) columns += ", " + files::sql_name(name);
  auto rows = store.database().prepare(
      fmt::format("SELECT point{}, status, message, replications FROM points", columns));
  if (!rows) return Unexpected{std::move(rows).error()};
  std::vector<SweepPoint> points;
  while (true) {
    const auto has_row = rows->next();
    if (!has_row) return Unexpected{has_row.error()};
    if (!*has_row) break;
    if (auto point = point_in(*rows, head.design.factors)) points.push_back(std::move(*point));
  }
  if (auto problem = add_estimates(store.database(), head, points))
    return Unexpected{std::move(*problem)};
  return points;
}

}  // namespace cuakhau::experiment
