#include <algorithm>

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

Grid::Cells gate_row(const Figures& figures, const std::string& name, const std::string& where,
                     TimeUnit unit) {
  Grid::Cells cells{name,
                    figure(figures.find("cleared", where, "mean", "export")),
                    figure(figures.find("cleared", where, "mean", "import")),
                    figure(figures.find("wait", where, "mean"), unit.minutes),
                    figure(figures.find("wait", where, "p90"), unit.minutes),
                    figure(figures.find("same_day_share", where, "share"))};
  cells.push_back(waiting_figure(figures.find("waiting_at", where, "mean"), cells));
  return cells;
}

}  // namespace

std::string gate_table(const experiment::Result& result, const model::Plan& plan, Palette palette) {
  const Figures figures{result};
  const auto unit = time_unit_for(plan);
  Grid grid;
  grid.head({"", "cleared/day", "cleared/day", "wait", "wait", "same day", "waiting"});
  grid.head({"", "export", "import", fmt::format("mean, {}", unit.name),
             fmt::format("p90, {}", unit.name), "%", "at " + time_text(plan.measures.snapshot_at)});
  grid.row(gate_row(figures, plan.gates.empty() ? "all" : "all gates", "province", unit));
  for (const auto& [key, gate] : plan.gates)
    grid.row(gate_row(figures, "  " + title_of(gate, key), key, unit));
  return grid.text(palette);
}

}  // namespace cuakhau::report::detail
