#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "report/detail/figure.hpp"
#include "report/detail/grid.hpp"
#include "report/detail/heading.hpp"
#include "report/detail/summary.hpp"

namespace cuakhau::report::detail {
namespace {

const std::string& title_of(const model::Gate& gate, const std::string& key) {
  return gate.title.empty() ? key : gate.title;
}

/// Of a gate that no truck came to, nothing: that nobody waits there says nothing of waiting.
std::string waiting_figure(const Estimate* waiting, const Grid::Cells& others) {
  const bool is_unused = std::ranges::all_of(
      others.begin() + 1, others.end(), [](const std::string& cell) { return cell == k_absent; });
  const bool is_zero = waiting != nullptr && waiting->value == 0.0;
  return figure(is_unused && is_zero ? nullptr : waiting);
}

/// Trucks that went away uncleared; a column that is nothing everywhere is left out.
struct Lost {
  const char* measure;
  const char* head;
};
constexpr std::array k_lost{Lost{"turned_back", "turned back"}, Lost{"refused", "refused"},
                            Lost{"diverted", "diverted"}};

std::string lost_figure(const Figures& figures, const Lost& lost, const std::string& where) {
  const Estimate* const day = figures.find(lost.measure, where, "mean");
  return figure(day != nullptr && day->value > 0.0 ? day : nullptr);
}

Grid::Cells gate_row(const Figures& figures, const std::string& name, const std::string& where,
                     TimeUnit unit) {
  Grid::Cells cells{name,
                    figure(figures.find("cleared", where, "mean", "export")),
                    figure(figures.find("cleared", where, "mean", "import")),
                    figure(figures.find("wait", where, "mean"), unit.minutes),
                    figure(figures.find("wait", where, "p90"), unit.minutes),
                    figure(figures.find("same_day_share", where, "share"))};
  cells.push_back(waiting_figure(figures.find("waiting_at", where, "mean"), cells));
  for (const Lost& lost : k_lost) cells.push_back(lost_figure(figures, lost, where));
  return cells;
}

/// Shares of a truck that sums of means leave are none.
constexpr double k_least_rest = 1e-6;

/// Of trucks a day in the province, those that are in no gate's row.
std::string rest_figure(const Figures& figures, const model::Plan& plan, const char* measure,
                        const char* direction) {
  const Estimate* const all = figures.find(measure, "province", "mean", direction);
  if (all == nullptr || !all->value) return figure(nullptr);
  Estimate rest;
  rest.value = all->value;
  for (const auto& [key, gate] : plan.gates) {
    const Estimate* const there = figures.find(measure, key, "mean", direction);
    if (there != nullptr) *rest.value -= there->value.value_or(0.0);
  }
  return figure(*rest.value > k_least_rest ? &rest : nullptr);
}

/// Trucks that were turned back, say, before anything told which of several gates they went to.
/// Nothing when there are none.
Grid::Cells row_of_no_gate(const Figures& figures, const model::Plan& plan) {
  const std::string none = figure(nullptr);
  Grid::Cells cells{"  (no gate)",
                    rest_figure(figures, plan, "cleared", "export"),
                    rest_figure(figures, plan, "cleared", "import"),
                    none,
                    none,
                    none,
                    none};
  for (const Lost& lost : k_lost) cells.push_back(rest_figure(figures, plan, lost.measure, "*"));
  const bool is_empty =
      std::all_of(cells.begin() + 1, cells.end(), [&](const auto& cell) { return cell == none; });
  return is_empty ? Grid::Cells{} : cells;
}

}  // namespace

std::string gate_table(const experiment::Result& result, const model::Plan& plan, Palette palette) {
  const Figures figures{result};
  const auto unit = time_unit_for(plan);
  Grid grid;
  Grid::Cells heads{"", "cleared/day", "cleared/day", "wait", "wait", "same day", "waiting"};
  Grid::Cells units{"",
                    "export",
                    "import",
                    fmt::format("mean, {}", unit.name),
                    fmt::format("p90, {}", unit.name),
                    "%",
                    "at " + time_text(plan.measures.snapshot_at)};
  for (const Lost& lost : k_lost) {
    heads.emplace_back(lost.head);
    units.emplace_back("per day");
  }
  grid.head(std::move(heads));
  grid.head(std::move(units));
  grid.row(gate_row(figures, plan.gates.empty() ? "all" : "all gates", "province", unit));
  for (const auto& [key, gate] : plan.gates)
    grid.row(gate_row(figures, "  " + title_of(gate, key), key, unit));
  if (!plan.gates.empty())
    if (auto rest = row_of_no_gate(figures, plan); !rest.empty()) grid.row(std::move(rest));
  return grid.text(palette);
}

}  // namespace cuakhau::report::detail
