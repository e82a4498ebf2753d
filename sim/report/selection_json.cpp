#include <cuakhau/report/selection_json.hpp>

#include <algorithm>

#include <cuakhau/files/json.hpp>
#include <cuakhau/report/result_json.hpp>

#include "report/detail/result_rows.hpp"

namespace cuakhau::report {
namespace {

using detail::each;
using experiment::Alternative;
using experiment::Budget;
using experiment::IndifferenceZone;
using experiment::SelectionResult;
using files::Json;

Json elimination_json(const Alternative& one, const SelectionResult& result) {
  if (!one.elimination) return {};
  return Json::object({{"replications", one.elimination->observations},
                       {"against", result.alternatives[one.elimination->against].name},
                       {"behind", one.elimination->behind}});
}

Json alternative_json(std::size_t index, const SelectionResult& result) {
  const auto& one = result.alternatives[index];
  const bool may_be_best = std::ranges::find(result.survivors, index) != result.survivors.end();
  return Json::object({{"name", one.name},
                       {"scenario", one.file},
                       {"policies", Json::array(one.policies)},
                       {"set", Json::array(one.set)},
                       {"plan_digest", one.plan_digest.hex()},
                       {"no_answer", one.no_answer.empty() ? Json{} : Json{one.no_answer}},
                       {"value", one.estimate.value},
                       {"ci", detail::interval_json(one.estimate.interval)},
                       {"n", one.replications},
                       {"may_be_best", may_be_best},
                       {"eliminated", elimination_json(one, result)},
                       {"warnings", detail::warnings_json(one.warnings)}});
}

Json zone_json(const SelectionResult& result) {
  const auto* const zone = std::get_if<IndifferenceZone>(&result.request.effort);
  if (zone == nullptr) return {};
  const auto constants = result.constants.value_or(experiment::KnConstants{});
  return Json::object({{"size", zone->size},
                       {"at_most", zone->most_each},
                       {"eta", constants.eta},
                       {"h_squared", constants.h_squared},
                       {"rinott_replications", result.rinott}});
}

Json selection_of(const SelectionResult& result) {
  const auto& request = result.request;
  const auto& key = request.measure;
  const auto* const budget = std::get_if<Budget>(&request.effort);
  Json::Array selected;
  if (result.is_decided)
    for (const auto survivor : result.survivors)
      if (budget == nullptr || selected.empty())
        selected.emplace_back(result.alternatives[survivor].name);
  return detail::row_of(key, {{"goal", request.goal == experiment::Goal::largest ? "max" : "min"},
                              {"procedure", budget == nullptr ? "kn" : "ocba"},
                              {"confidence", budget == nullptr ? Json{request.confidence} : Json{}},
                              {"first_stage", request.first_stage},
                              {"indifference", zone_json(result)},
                              {"budget", budget == nullptr ? Json{} : Json{budget->replications}},
                              {"replications", result.provenance.replications},
                              {"decided", result.is_decided},
                              {"selected", std::move(selected)},
                              {"alternatives", each(result.ranking(), [&](std::size_t index) {
                                 return alternative_json(index, result);
                               })}});
}

Json measures(const SelectionResult& result) {
  Json::Array rows;
  for (const auto& one : result.alternatives)
    if (one.estimate.value) rows.push_back(detail::measure_json(one.name, one.estimate));
  return rows;
}

}  // namespace

std::string selection_json(const SelectionResult& result) {
  return detail::result_text(
      {{"provenance", detail::provenance_json(result.provenance, result.window, result.clock)},
       {"measures", measures(result)},
       {"selection", selection_of(result)},
       {"warnings", each(result.warnings, detail::warning_json)}});
}

}  // namespace cuakhau::report
