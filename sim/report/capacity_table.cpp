#include <cuakhau/report/capacity_table.hpp>

#include <fmt/format.h>

#include "report/detail/capacity_text.hpp"
#include "report/detail/grid.hpp"
#include "report/detail/heading.hpp"

namespace cuakhau::report {
namespace {

using detail::CapacityText;
using detail::Grid;
using detail::Ink;
using experiment::CapacityResult;
using experiment::CapacityStep;
using experiment::DemandPoint;

std::string standing_text(const DemandPoint& point) {
  if (!point.no_answer.empty()) return "no answer";
  if (point.surely_holds()) return "holds";
  if (point.surely_fails()) return "fails";
  return point.holds() ? "may hold" : "may fail";
}

class PointGrid {
 public:
  PointGrid(const CapacityResult& result, detail::TimeUnit waits) : result_(result), waits_(waits) {
    Grid::Cells heads{"demand", "trucks/day"};
    if (has_directions())
      for (const auto& one : result.demand) heads.push_back(one.direction);
    for (const auto& goal : result.goals) heads.push_back(detail::label_of(goal.measure, waits));
    heads.emplace_back("goal");
    grid_.head(std::move(heads));
  }

  void title(const std::string& text) {
    Grid::Cells cells(3 + (has_directions() ? result_.demand.size() : 0) + result_.goals.size());
    cells.front() = text;
    grid_.row(std::move(cells));
  }

  /// Those with all replications, and those that ended without an answer.
  void points(const CapacityStep& step) {
    for (const auto& point : step.points)
      if (point.replications >= result_.provenance.replications || !point.no_answer.empty())
        row(point);
  }

  [[nodiscard]] std::string text(Palette palette) const { return grid_.text(palette); }

 private:
  /// Of one direction alone the sum says it all.
  [[nodiscard]] bool has_directions() const { return result_.demand.size() > 1; }

  void row(const DemandPoint& point) {
    Grid::Cells cells{"  " + detail::multiple_text(point.multiple),
                      detail::trucks_text(detail::trucks_at(result_, point.multiple))};
    if (has_directions())
      for (const auto& one : result_.demand)
        cells.push_back(detail::trucks_text(one.at(point.multiple)));
    for (std::size_t goal = 0; goal < result_.goals.size(); ++goal) {
      const auto unit = detail::unit_of(result_.goals[goal].measure, waits_);
      const auto* const estimate = point.goals.empty() ? nullptr : &point.goals[goal].estimate;
      cells.push_back(detail::figure(estimate, unit.minutes));
    }
    cells.push_back(standing_text(point));
    grid_.row(std::move(cells));
  }

  const CapacityResult& result_;
  detail::TimeUnit waits_;
  Grid grid_;
};

std::string in_words(const CapacityResult& result, const CapacityText& words) {
  std::string text;
  const auto add = [&](const std::string& sentences) {
    if (!sentences.empty()) text += '\n' + detail::wrapped(sentences, 2);
  };
  for (const auto& step : result.steps) {
    const bool is_first = step.relieved.empty();
    add(is_first ? words.answer(step) : words.gain(step));
    const auto limit = words.limit(step);
    add(is_first || limit.empty() ? limit : "Next: " + limit);
  }
  add(words.flows());
  for (const auto& warning : result.warnings) add("warning: " + warning);
  return text;
}

std::string last_line(const CapacityResult& result) {
  const auto& from = result.provenance;
  const double each = 1.0 - (1.0 - result.confidence) / static_cast<double>(result.goals.size());
  return detail::wrapped(
      fmt::format("cuakhau {}, seed {}, {} replications, the same trucks at each demand; ± at "
                  "{:.4g} %, holds and fails: the whole interval does",
                  from.version, from.seed, from.replications, 100.0 * each),
      2);
}

}  // namespace

std::string capacity_table(const CapacityResult& result, const model::Plan& plan, Palette palette) {
  const auto waits = detail::time_unit_for(plan);
  PointGrid grid{result, waits};
  for (const auto& step : result.steps) {
    if (!step.relieved.empty()) grid.title(detail::listed(step.relieved) + " ample");
    grid.points(step);
  }
  const auto& name = plan.name.empty() ? result.provenance.scenario : plan.name;
  return detail::heading(name, result.window, result.clock, palette) + '\n' + grid.text(palette) +
         in_words(result, CapacityText{result, waits}) + '\n' +
         detail::inked(last_line(result), Ink::dim, palette);
}

}  // namespace cuakhau::report
