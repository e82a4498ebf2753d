#include "report/detail/money_table.hpp"

#include "report/detail/figure.hpp"
#include "report/detail/grid.hpp"

namespace cuakhau::report::detail {
namespace {

Grid::Cells money_row(const Figures& figures, const std::string& name, const std::string& where) {
  return {name,
          figure(figures.find("cost", where, "mean")),
          figure(figures.find("cost_waiting", where, "mean")),
          figure(figures.find("cost_fees", where, "mean")),
          figure(figures.find("cost_spoiled", where, "mean")),
          figure(figures.find("cost_staff", where, "mean")),
          figure(figures.find("cost_policies", where, "mean")),
          figure(figures.find("spoiled", where, "share")),
          figure(figures.find("loads_lost", where, "mean")),
          figure(figures.find("idle_fuel", where, "mean")),
          figure(figures.find("co2", where, "mean"))};
}

}  // namespace

std::string money_table(const experiment::Result& result, const model::Plan& plan,
                        Palette palette) {
  const Figures figures{result};
  const Estimate* const cost = figures.find("cost", "province", "mean");
  if (cost == nullptr && figures.find("idle_fuel", "province", "mean") == nullptr) return {};
  const std::string unit = cost == nullptr ? "" : cost->key.unit;
  Grid grid;
  grid.head({"", "cost", "waiting", "fees", "spoiled", "staff", "policies", "spoiled", "loads lost",
             "idle fuel", "CO2"});
  grid.head({"", unit, unit, unit, unit, unit, unit, "% of value", "per day", "l/day", "kg/day"});
  grid.row(money_row(figures, plan.gates.empty() ? "all" : "all gates", "province"));
  for (const auto& [key, gate] : plan.gates)
    grid.row(money_row(figures, "  " + (gate.title.empty() ? key : gate.title), key));
  return grid.text(palette);
}

}  // namespace cuakhau::report::detail
