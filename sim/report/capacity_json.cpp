#include <cuakhau/report/capacity_json.hpp>

#include <cuakhau/files/json.hpp>
#include <cuakhau/model/relief.hpp>
#include <cuakhau/report/result_json.hpp>

#include "report/detail/capacity_text.hpp"
#include "report/detail/result_rows.hpp"

namespace cuakhau::report {
namespace {

using detail::each;
using experiment::CapacityResult;
using experiment::CapacityStep;
using experiment::DemandPoint;
using experiment::DirectionDemand;
using experiment::ServiceGoal;
using experiment::StageRelief;
using files::Json;

/// Of the plan, or with stages of it made ample.
std::string scenario_of(const CapacityStep& step) {
  std::string name = "base";
  for (const auto& stage : step.relieved) name += " + " + stage;
  return name;
}

/// At the answer of each step.
Json measures(const CapacityResult& result) {
  Json::Array rows;
  for (const auto& step : result.steps)
    for (const auto& goal : step.answer().goals)
      rows.push_back(detail::measure_json(scenario_of(step), goal.estimate));
  return rows;
}

Json goal_json(const ServiceGoal& goal) {
  const auto& key = goal.measure;
  return detail::row_of(key, {{"at_least", goal.at_least}, {"at_most", goal.at_most}});
}

Json relief_json(const StageRelief& relief) {
  const auto effect = relief.effect.value_or(experiment::Difference{});
  return Json::object({{"stage", relief.stage},
                       {"ample", model::limit_word(relief.kind)},
                       {"in_use", relief.in_use},
                       {"effect", relief.effect ? Json{effect.value} : Json{}},
                       {"ci", detail::interval_json(effect.interval)},
                       {"n", effect.n},
                       {"helps", relief.helps}});
}

Json point_json(const DemandPoint& point, const CapacityResult& result) {
  Json::Array goals;
  for (const auto& goal : point.goals)
    goals.push_back(Json::object({{"value", goal.estimate.value},
                                  {"ci", detail::interval_json(goal.estimate.interval)},
                                  {"confidence", goal.estimate.confidence},
                                  {"n", goal.estimate.n},
                                  {"lower_bound", goal.estimate.is_lower_bound},
                                  {"holds", goal.holds}}));
  return Json::object({{"multiple", point.multiple},
                       {"trucks_per_day", detail::trucks_at(result, point.multiple)},
                       {"replications", point.replications},
                       {"holds", point.holds()},
                       {"surely_holds", point.surely_holds()},
                       {"surely_fails", point.surely_fails()},
                       {"no_answer", point.no_answer.empty() ? Json{} : Json{point.no_answer}},
                       {"goals", std::move(goals)}});
}

Json step_json(const CapacityStep& step, const CapacityResult& result) {
  const auto* const bottleneck = step.bottleneck();
  const auto direction = [&](const DirectionDemand& one) {
    return Json::object({{"direction", one.direction}, {"trucks_per_day", one.at(step.multiple)}});
  };
  return Json::object({{"relieved", Json::array(step.relieved)},
                       {"finding", experiment::word(step.finding)},
                       {"multiple", step.multiple},
                       {"ci", Json::Array{Json{step.low}, Json{step.high}}},
                       {"confidence", result.confidence},
                       {"trucks_per_day", detail::trucks_at(result, step.multiple)},
                       {"directions", each(result.demand, direction)},
                       {"bottleneck", bottleneck == nullptr ? Json{} : Json{bottleneck->stage}},
                       {"reliefs", each(step.reliefs, relief_json)},
                       {"points", each(step.points, [&](const DemandPoint& point) {
                          return point_json(point, result);
                        })}});
}

Json capacity_of(const CapacityResult& result) {
  return Json::object({{"goals", each(result.goals, goal_json)},
                       {"flows", Json::array(result.flows)},
                       {"held", Json::array(result.held)},
                       {"steps", each(result.steps, [&](const CapacityStep& step) {
                          return step_json(step, result);
                        })}});
}

}  // namespace

std::string capacity_json(const CapacityResult& result) {
  auto warnings = detail::warnings_json(result.scenario_warnings);
  for (const auto& warning : result.warnings) warnings.push_back(detail::warning_json(warning));
  return detail::result_text(
      {{"provenance", detail::provenance_json(result.provenance, result.window, result.clock)},
       {"measures", measures(result)},
       {"capacity", capacity_of(result)},
       {"warnings", std::move(warnings)}});
}

}  // namespace cuakhau::report
