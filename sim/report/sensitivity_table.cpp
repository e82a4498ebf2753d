#include <cuakhau/report/sensitivity_table.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include <fmt/format.h>

#include <cuakhau/base/text.hpp>
#include <cuakhau/experiment/measure_lookup.hpp>

#include "report/detail/factor_text.hpp"
#include "report/detail/figure.hpp"
#include "report/detail/grid.hpp"
#include "report/detail/heading.hpp"

namespace cuakhau::report {
namespace {

using detail::Grid;
using detail::TimeUnit;
using experiment::ElementaryEffect;
using experiment::InputUncertainty;
using experiment::Interval;
using experiment::Sensitivity;
using experiment::SensitivityMethod;
using experiment::SobolIndices;

std::string figure_of(double value, const std::optional<Interval>& interval, double size) {
  experiment::Estimate estimate;
  estimate.value = value;
  estimate.interval = interval;
  return detail::figure(&estimate, size, 3);
}

std::string figure_of(const experiment::Spread& spread, double size) {
  return figure_of(spread.value, spread.interval, size);
}

std::string percent(double share) { return fmt::format("{:.0f} %", 100.0 * share); }

/// "12 (9 … 15)": intervals that are not even about the value.
std::string percent_within(double share, const Interval& interval) {
  return fmt::format("{:.0f} ({:.0f} … {:.0f})", 100.0 * share, 100.0 * interval.low,
                     100.0 * interval.high);
}

/// The rows of one measure: which factor comes first, and its cells.
struct Rows {
  Grid::Cells heads;
  std::vector<std::pair<double, Grid::Cells>> rows;
  Grid::Cells last{};  // of no factor alone, its name and range before it; empty: none
  std::vector<std::optional<Interval>> intervals{};  // of what orders them, where it has one
};

Rows rows_of(const std::vector<ElementaryEffect>& effects, const TimeUnit& unit) {
  Rows rows{{"size", "direction", "bends", "by noise"}, {}};
  for (const auto& one : effects) {
    const auto number = [&](const std::optional<double>& value) {
      return value ? figure_of(*value, std::nullopt, unit.minutes) : detail::k_absent;
    };
    rows.rows.emplace_back(
        one.size.value,
        Grid::Cells{figure_of(one.size, unit.minutes), figure_of(one.mean, unit.minutes),
                    number(one.mean.sd), number(experiment::size_by_noise(one))});
    rows.intervals.push_back(one.size.interval);
  }
  return rows;
}

Rows rows_of(const SobolIndices& indices, const TimeUnit&) {
  Rows rows{{"alone, %", "in all, %"}, {}};
  for (const auto& one : indices.factors) {
    rows.rows.emplace_back(one.total.value,
                           Grid::Cells{percent_within(one.first.value, one.first.interval),
                                       percent_within(one.total.value, one.total.interval)});
    rows.intervals.emplace_back(one.total.interval);
  }
  return rows;
}

Rows rows_of(const InputUncertainty& found, const TimeUnit& unit) {
  Rows rows{{"over its range", "of variance, %"}, {}};
  for (const auto& one : found.inputs)
    rows.rows.emplace_back(one.share,
                           Grid::Cells{figure_of(one.slope, one.slope_interval, unit.minutes),
                                       fmt::format("{:.0f}", 100.0 * one.share)});
  const double between = found.components.between.value;
  if (between > 0.0)
    rows.last = {"bends, and several together", "", "",
                 fmt::format("{:.0f}", 100.0 * found.rest / between)};
  return rows;
}

Rows rows_of(std::monostate, const TimeUnit&) { return {}; }

/// What is known of the measure as a whole.
std::string summary(const std::vector<ElementaryEffect>& effects, const TimeUnit&) {
  const auto quiet = std::ranges::count_if(effects, experiment::is_like_noise);
  std::string text{"what each factor does over its whole range, wherever the others are"};
  if (quiet == 0) return text;
  return fmt::format("{}; {} of {} do no more than noise would", text, quiet, effects.size());
}

std::string summary(const SobolIndices& indices, const TimeUnit& unit) {
  auto text = fmt::format(
      "{} {} in the mean over the factors, sd {} {}",
      figure_of(indices.mean, std::nullopt, unit.minutes), unit.name,
      figure_of(std::sqrt(std::max(0.0, indices.variance)), std::nullopt, unit.minutes), unit.name);
  if (indices.noise)
    text += fmt::format("; {} of the variance of one replication is noise",
                        percent(indices.noise->share));
  return text;
}

std::string summary(const InputUncertainty& found, const TimeUnit& unit) {
  const auto& parts = found.components;
  const auto sd = [&](double variance) {
    return figure_of(std::sqrt(std::max(0.0, variance)), std::nullopt, unit.minutes);
  };
  return fmt::format(
      "between {} and {} {} in {:.3g} % of the draws, {} in the mean over them; sd between draws "
      "{} "
      "({} … {}), between replications {}: the inputs make {} of the variance of one replication "
      "({} … {})",
      figure_of(found.draws.low, std::nullopt, unit.minutes),
      figure_of(found.draws.high, std::nullopt, unit.minutes), unit.name,
      100.0 * experiment::k_confidence, figure_of(parts.mean, unit.minutes),
      sd(parts.between.value), sd(parts.between.interval.low), sd(parts.between.interval.high),
      sd(parts.within.value), percent(parts.share.value), percent(parts.share.interval.low),
      percent(parts.share.interval.high));
}

std::string summary(std::monostate, const TimeUnit&) {
  return "too few points have an answer to tell anything";
}

/// Of factors in order, how many may be the first: their intervals reach into that of the first.
std::size_t may_be_first(const Rows& rows, const std::vector<std::size_t>& order) {
  if (rows.intervals.empty() || !rows.intervals[order.front()]) return 1;
  const auto& first = *rows.intervals[order.front()];
  return static_cast<std::size_t>(std::ranges::count_if(order, [&](std::size_t k) {
    return rows.intervals[k] && rows.intervals[k]->high >= first.low;
  }));
}

class Part {
 public:
  Part(const SensitivityReport& report, const model::Plan& plan)
      : report_(report), time_(detail::time_unit_for(plan)) {}

  [[nodiscard]] std::string text(std::size_t measure, Palette palette) const {
    const auto& key = report_.measures[measure];
    const auto unit = key.unit == "min" ? time_ : TimeUnit{key.unit, 1.0};
    const auto& found = report_.found[measure].found;
    const auto title = fmt::format("{} ({})", experiment::measure_text(key), unit.name);
    auto text =
        '\n' + detail::inked(title, detail::Ink::bold, palette) + '\n' +
        detail::wrapped(std::visit([&](const auto& one) { return summary(one, unit); }, found), 2);
    auto rows = std::visit([&](const auto& one) { return rows_of(one, unit); }, found);
    return text + table(std::move(rows), palette);
  }

 private:
  [[nodiscard]] std::string table(Rows rows, Palette palette) const {
    if (rows.rows.empty()) return {};
    const auto& factors = report_.design.design.factors;
    std::vector<std::size_t> order(factors.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, std::ranges::greater{},
                             [&](std::size_t k) { return rows.rows[k].first; });
    Grid grid;
    rows.heads.insert(rows.heads.begin(), {"", "range"});
    grid.head(std::move(rows.heads));
    for (std::size_t place = 0; place < std::min(order.size(), k_most_factor_rows); ++place) {
      auto cells = std::move(rows.rows[order[place]].second);
      cells.insert(cells.begin(),
                   {factors[order[place]].name(), detail::range_text(factors[order[place]])});
      grid.row(std::move(cells));
    }
    if (!rows.last.empty()) grid.row(std::move(rows.last));
    auto text = grid.text(palette);
    if (const auto count = may_be_first(rows, order); count > 1)
      text += detail::wrapped(
          fmt::format("Which of {} matters most is not shown: their intervals overlap. More --size "
                      "makes them narrower; so do --replications, where noise is large.",
                      count),
          2);
    if (order.size() > k_most_factor_rows)
      text += fmt::format("… and {} factors that do less: --json FILE has all\n",
                          order.size() - k_most_factor_rows);
    return text;
  }

  const SensitivityReport& report_;
  TimeUnit time_;
};

std::string effort_text(const SensitivityReport& report) {
  const auto& design = report.design;
  auto text =
      fmt::format("{} {} of {} factor{}: {} points of {} replication{}", design.groups(),
                  experiment::size_name(design.method), design.design.factors.size(),
                  design.design.factors.size() == 1 ? "" : "s", design.shares.size(),
                  report.provenance.replications, report.provenance.replications == 1 ? "" : "s");
  const auto silent = report.counts.no_answer + report.counts.invalid;
  if (silent > 0)
    text += fmt::format("; {} without an answer, which take their {} away", silent,
                        design.method == experiment::SensitivityMethod::morris
                            ? "steps"
                            : experiment::size_name(design.method));
  return fmt::format("{}; cuakhau {}, seed {}, intervals at {:.3g} %", text,
                     report.provenance.version, report.provenance.seed,
                     100.0 * experiment::k_confidence);
}

}  // namespace

std::string sensitivity_table(const SensitivityReport& report, const model::Plan& plan,
                              Palette palette) {
  const auto& name = plan.name.empty() ? report.provenance.scenario : plan.name;
  auto text = detail::heading(name, report.window, report.clock, palette);
  const Part part{report, plan};
  for (std::size_t measure = 0; measure < report.measures.size(); ++measure)
    text += part.text(measure, palette);
  return text + '\n' +
         detail::inked(detail::wrapped(effort_text(report), 2), detail::Ink::dim, palette);
}

}  // namespace cuakhau::report
