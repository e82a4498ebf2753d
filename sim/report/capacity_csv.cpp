#include <cuakhau/report/capacity_csv.hpp>

#include <cuakhau/files/csv_writer.hpp>

#include "report/detail/capacity_text.hpp"
#include "report/detail/csv_cells.hpp"

namespace cuakhau::report {
namespace {

using detail::cell;
using experiment::CapacityResult;
using experiment::CapacityStep;
using experiment::DemandPoint;
using files::CsvWriter;

std::string_view word_of(const DemandPoint& point) {
  if (!point.no_answer.empty()) return "no_answer";
  if (point.surely_holds()) return "surely_holds";
  if (point.surely_fails()) return "surely_fails";
  return point.holds() ? "holds" : "fails";
}

/// One goal at one multiple.
struct Place {
  const CapacityStep& step;
  const DemandPoint& point;
  std::size_t goal;
};

void row(CsvWriter& csv, const CapacityResult& result, const Place& place) {
  const auto& [step, point, index] = place;
  const auto& goal = result.goals[index];
  const auto& key = goal.measure;
  const auto estimate = point.goals.empty() ? experiment::Estimate{} : point.goals[index].estimate;
  csv.text(step.relieved.empty() ? "" : step.relieved.front()).number(point.multiple);
  csv.number(detail::trucks_at(result, point.multiple)).integer(point.replications);
  csv.text(word_of(point));
  csv.text(key.measure).text(key.unit).text(key.where).text(key.direction);
  csv.text(key.flow).text(key.period).text(key.outcome).text(key.statistic);
  cell(csv, goal.at_least);
  cell(csv, goal.at_most);
  cell(csv, estimate.value);
  detail::interval_cells(csv, estimate.interval);
  csv.number(estimate.confidence).integer(estimate.n);
  csv.text(result.provenance.command).end_row();
}

}  // namespace

std::string capacity_csv(const CapacityResult& result) {
  std::string text;
  CsvWriter csv{text};
  csv.row({"relieved",   "multiple", "trucks_per_day", "replications", "standing", "measure",
           "unit",       "where",    "direction",      "flow",         "period",   "outcome",
           "statistic",  "at_least", "at_most",        "value",        "low",      "high",
           "confidence", "n",        "command"});
  for (const auto& step : result.steps)
    for (const auto& point : step.points)
      for (std::size_t goal = 0; goal < result.goals.size(); ++goal)
        row(csv, result, {step, point, goal});
  return text;
}

}  // namespace cuakhau::report
