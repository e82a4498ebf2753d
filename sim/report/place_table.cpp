#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "report/detail/figure.hpp"
#include "report/detail/grid.hpp"
#include "report/detail/summary.hpp"

namespace cuakhau::report::detail {
namespace {

std::string gate_of(const model::Plan& plan, const std::string& place) {
  if (const auto yard = plan.yards.find(place); yard != plan.yards.end()) return yard->second.gate;
  if (const auto station = plan.stations.find(place); station != plan.stations.end())
    return station->second.gate;
  if (const auto exchange = plan.exchanges.find(place); exchange != plan.exchanges.end())
    return exchange->second.gate;
  const auto crossing = plan.crossings.find(place);
  if (crossing == plan.crossings.end() || crossing->second.gate.empty()) return {};
  return crossing->second.gate.front().gate;
}

/// Of a yard; empty for what has none, or as many as wanted.
std::string places_of(const model::Plan& plan, const std::string& place) {
  const auto yard = plan.yards.find(place);
  if (yard == plan.yards.end() || yard->second.places.is_unlimited) return {};
  return fmt::format("{}", yard->second.places.value);
}

using PlacesByGate = std::map<std::string, std::vector<std::string>>;

PlacesByGate places_by_gate(const Figures& figures, const model::Plan& plan) {
  PlacesByGate by_gate;
  for (const auto& place : figures.places())
    if (place != "province" && !plan.gates.contains(place) && !plan.checks.contains(place) &&
        !plan.choices.contains(place))
      by_gate[gate_of(plan, place)].push_back(place);
  return by_gate;
}

class PlaceGrid {
 public:
  PlaceGrid(const Figures& figures, const model::Plan& plan, TimeUnit unit)
      : figures_(figures), plan_(plan), unit_(unit) {
    grid_.head({"", "through", "wait", "wait", "occupancy", "places", "in use", "blocked"});
    grid_.head({"", "per day", fmt::format("mean, {}", unit.name),
                fmt::format("p90, {}", unit.name), "trucks", "", "%", "%"});
  }

  void gate(const std::string& key) {
    const auto gate = plan_.gates.find(key);
    if (gate == plan_.gates.end()) return;
    grid_.row({gate->second.title.empty() ? key : gate->second.title, "", "", "", "", "", "", ""});
  }

  void place(const std::string& name, const std::string& indent) {
    grid_.row({indent + name, figure(figures_.find("throughput", name, "mean")),
               figure(figures_.find("wait", name, "mean"), unit_.minutes),
               figure(figures_.find("wait", name, "p90"), unit_.minutes),
               figure(figures_.find("occupancy", name, "mean")), places_of(plan_, name),
               figure(figures_.find("utilisation", name, "share")),
               figure(figures_.find("blocked_share", name, "share"))});
  }

  [[nodiscard]] std::string text(Palette palette) const {
    return grid_.has_rows() ? grid_.text(palette) : std::string{};
  }

 private:
  const Figures& figures_;
  const model::Plan& plan_;
  TimeUnit unit_;
  Grid grid_;
};

}  // namespace

std::string place_table(const experiment::Result& result, const model::Plan& plan,
                        Palette palette) {
  const Figures figures{result};
  const auto by_gate = places_by_gate(figures, plan);
  PlaceGrid grid{figures, plan, time_unit_for(plan)};
  for (const auto& [gate, places] : by_gate) {
    grid.gate(gate);
    for (const auto& place : places) grid.place(place, gate.empty() ? "" : "  ");
  }
  return grid.text(palette);
}

}  // namespace cuakhau::report::detail
