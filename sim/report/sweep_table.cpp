#include <cuakhau/report/sweep_table.hpp>

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include <cuakhau/base/text.hpp>
#include <cuakhau/base/utf8.hpp>
#include <cuakhau/experiment/measure_lookup.hpp>

#include "report/detail/factor_text.hpp"
#include "report/detail/figure.hpp"
#include "report/detail/grid.hpp"

namespace cuakhau::report {
namespace {

using detail::Grid;
using detail::TimeUnit;
using experiment::PointCounts;
using experiment::PointStatus;
using experiment::SweepHead;
using files::FileProblem;
using files::Statement;

class SweepGrid {
 public:
  SweepGrid(const SweepHead& head, const model::Plan& plan)
      : head_(head), time_(detail::time_unit_for(plan)) {}

  void row(std::size_t point) {
    Grid::Cells cells{std::to_string(point)};
    for (std::size_t k = 0; k < head_.design.factors.size(); ++k)
      cells.push_back(detail::factor_cell(head_.design.factors[k], head_.design.points[point][k]));
    cells.resize(1 + head_.design.factors.size() + head_.measures.size(), detail::k_absent);
    rows_.push_back(std::move(cells));
  }

  /// Of the last row. @param estimate at a row of the table `estimates`, from its column `value`
  void figure(std::size_t measure, const Statement& estimate, std::size_t column) {
    experiment::Estimate one;
    one.value = estimate.real(column);
    const auto low = estimate.real(column + 1);
    const auto high = estimate.real(column + 2);
    if (low && high) one.interval = experiment::Interval{*low, *high};
    one.is_lower_bound = estimate.integer(column + 3) != 0;
    rows_.back()[1 + head_.design.factors.size() + measure] =
        detail::figure(&one, unit_of(head_.measures[measure].key).minutes);
  }

  /// With as many of the measures as a line has room for.
  [[nodiscard]] std::string text(Palette palette) const {
    if (rows_.empty()) return {};
    auto measures = head_.measures.size();
    while (measures > 1 && widest_line(grid(measures).text(Palette::plain)) > detail::k_widest_line)
      --measures;
    std::string text = '\n' + grid(measures).text(palette);
    if (measures == head_.measures.size()) return text;
    std::vector<std::string> names;
    for (auto k = measures; k < head_.measures.size(); ++k)
      names.push_back(experiment::measure_text(head_.measures[k].key));
    return text + '\n' +
           detail::wrapped("no room for " + join(names, "; ") + ": --csv FILE has all", 2);
  }

 private:
  [[nodiscard]] static std::size_t widest_line(std::string_view text) {
    std::size_t width = 0;
    while (!text.empty()) {
      const auto end = std::min(text.find('\n'), text.size());
      width = std::max(width, display_width(text.substr(0, end)));
      text.remove_prefix(std::min(end + 1, text.size()));
    }
    return width;
  }

  [[nodiscard]] TimeUnit unit_of(const model::MeasureKey& key) const {
    return key.unit == "min" ? time_ : TimeUnit{key.unit, 1.0};
  }

  /// With the first measures.
  [[nodiscard]] Grid grid(std::size_t measures) const {
    Grid::Cells heads{"point"};
    for (const auto& factor : head_.design.factors) heads.push_back(detail::factor_head(factor));
    for (std::size_t k = 0; k < measures; ++k) {
      const auto& key = head_.measures[k].key;
      const auto unit = unit_of(key).name;
      const auto text = experiment::measure_text(key);
      heads.push_back(unit.empty() ? text : fmt::format("{} ({})", text, unit));
    }
    Grid grid;
    for (const auto& cells : rows_)
      grid.row({cells.begin(), cells.begin() + static_cast<std::ptrdiff_t>(heads.size())});
    grid.head(std::move(heads));
    return grid;
  }

  const SweepHead& head_;
  TimeUnit time_;
  std::vector<Grid::Cells> rows_;
};

/// The points, and what those without an answer say.
Expected<std::string, FileProblem> point_rows(const SweepHead& head, files::Database& database,
                                              const model::Plan& plan, Palette palette) {
  auto rows = database.prepare(fmt::format(
      "SELECT p.point, p.status, p.message, e.measure, e.value, e.low, e.high, e.is_lower_bound"
      " FROM (SELECT * FROM points ORDER BY point LIMIT {}) p"
      " LEFT JOIN estimates e ON e.point = p.point ORDER BY p.point, e.measure",
      k_most_sweep_rows));
  if (!rows) return Unexpected{std::move(rows).error()};
  SweepGrid grid{head, plan};
  std::string silent;
  for (std::optional<std::int64_t> last;;) {
    const auto has_row = rows->next();
    if (!has_row) return Unexpected{has_row.error()};
    if (!*has_row) return grid.text(palette) + (silent.empty() ? "" : '\n' + silent);
    const auto point = rows->integer(0);
    if (last != point) grid.row(static_cast<std::size_t>(point));
    last = point;
    if (rows->text(1) == experiment::status_name(PointStatus::answered))
      grid.figure(static_cast<std::size_t>(rows->integer(3)), *rows, 4);
    else
      silent +=
          detail::wrapped(fmt::format("point {}, {}: {}", point, rows->text(1), rows->text(2)), 2);
  }
}

/// "12 points, 11 with an answer, 1 invalid".
std::string count_text(const SweepHead& head, const PointCounts& counts) {
  auto text = fmt::format("{} point{}", counts.all(), counts.all() == 1 ? "" : "s");
  if (counts.all() != head.design.points.size())
    text += fmt::format(" of {}", head.design.points.size());
  if (counts.no_answer > 0) text += fmt::format(", {} without an answer", counts.no_answer);
  if (counts.invalid > 0) text += fmt::format(", {} invalid", counts.invalid);
  return text;
}

}  // namespace

Expected<std::string, FileProblem> sweep_table(const SweepHead& head, files::Database& database,
                                               const model::Plan& plan, Palette palette) {
  auto counts = experiment::count_points(database);
  if (!counts) return Unexpected{std::move(counts).error()};
  auto rows = point_rows(head, database, plan, palette);
  if (!rows) return rows;
  const auto& name = plan.name.empty() ? head.scenario : plan.name;
  auto text = detail::inked(name, detail::Ink::bold, palette) + '\n' + *rows + '\n';
  if (counts->all() > k_most_sweep_rows)
    text += fmt::format("… the first {} points: --csv FILE has all\n", k_most_sweep_rows);
  return text +
         detail::inked(
             detail::wrapped(
                 fmt::format("{}; cuakhau {}, seed {}, {} each, {} random numbers at "
                             "every point; ± at {:.4g} %",
                             count_text(head, *counts), head.version, head.seed, head.effort,
                             head.random_numbers == experiment::RandomNumbers::common ? "the same"
                                                                                      : "other",
                             100.0 * head.confidence),
                 2),
             detail::Ink::dim, palette);
}

}  // namespace cuakhau::report
