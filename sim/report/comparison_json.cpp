#include <cuakhau/report/comparison_json.hpp>

#include <cuakhau/files/json.hpp>
#include <cuakhau/report/result_json.hpp>

#include "report/detail/result_rows.hpp"

namespace cuakhau::report {
namespace {

using detail::each;
using experiment::ComparedScenario;
using experiment::Comparison;
using experiment::ComparisonResult;
using files::Json;

Json measures(const ComparisonResult& result) {
  Json::Array rows;
  for (const auto& scenario : result.scenarios)
    for (const auto& estimate : scenario.estimates)
      rows.push_back(detail::measure_json(scenario.name, estimate));
  return rows;
}

Json json(const Comparison& one, const ComparisonResult& result) {
  const auto difference = one.difference.value_or(experiment::Difference{});
  return detail::row_of(
      one.key,
      {{"a", result.scenarios.front().name},
       {"b", result.scenarios[one.scenario].name},
       {"difference", one.difference ? Json{difference.value} : Json{}},
       {"ci", detail::interval_json(difference.interval)},
       {"confidence", result.confidence},
       {"n", difference.n},
       {"sd", difference.sd},
       {"p", difference.p},
       {"p_adjusted", one.p_adjusted},
       {"correlation", difference.correlation},
       {"pairing", difference.pairing},
       {"verdict", experiment::word(one.finding)},
       {"bound", one.bound == experiment::Bound::none ? Json{} : Json{experiment::word(one.bound)}},
       {"detectable", one.detectable},
       {"needed", one.needed},
       {"matters_from", one.matters_from},
       {"relevance", one.relevance == experiment::Relevance::not_asked
                         ? Json{}
                         : Json{experiment::word(one.relevance)}}});
}

Json json(const std::optional<experiment::Price>& price) {
  if (!price) return {};
  return Json::object({{"currency", price->currency},
                       {"cost", price->cost.value},
                       {"cost_ci", detail::interval_json(price->cost.interval)},
                       {"truck_hours_saved", price->saved.value},
                       {"truck_hours_saved_ci", detail::interval_json(price->saved.interval)},
                       {"value", price->value},
                       {"ci", detail::interval_json(price->interval)}});
}

Json json(const ComparedScenario& scenario) {
  return Json::object(
      {{"name", scenario.name},
       {"scenario", scenario.file},
       {"policies", Json::array(scenario.policies)},
       {"set", Json::array(scenario.set)},
       {"plan_digest", scenario.plan_digest.hex()},
       {"no_answer", scenario.no_answer.empty() ? Json{} : Json{scenario.no_answer}},
       {"moves_like_base", scenario.moves_like_base},
       {"price", json(scenario.price)},
       {"warnings", detail::warnings_json(scenario.warnings)},
       {"trace_digest", detail::trace_digests_json(scenario.digests)},
       {"path_digest", detail::path_digests_json(scenario.digests)}});
}

Json best_json(const ComparisonResult& result) {
  if (!result.best) return {};
  const auto& [key, goal, rows] = *result.best;
  const auto row = [&](const experiment::BestResult::Row& one) {
    return Json::object({{"scenario", result.scenarios[one.scenario].name},
                         {"lead", one.found.lead},
                         {"ci", detail::interval_json(one.found.interval)},
                         {"may_be_best", one.found.may_be_best}});
  };
  return detail::row_of(key, {{"goal", goal == experiment::Goal::largest ? "max" : "min"},
                              {"confidence", result.confidence},
                              {"rows", each(rows, row)}});
}

}  // namespace

std::string comparison_json(const ComparisonResult& result) {
  const auto& base = result.scenarios.front();
  const auto comparison = [&](const Comparison& one) { return json(one, result); };
  const auto scenario = [](const ComparedScenario& one) { return json(one); };
  return detail::result_text(
      {{"provenance", detail::provenance_json(result.provenance, result.window, result.clock)},
       {"measures", measures(result)},
       {"comparisons", each(result.comparisons, comparison)},
       {"best", best_json(result)},
       {"scenarios", each(result.scenarios, scenario)},
       {"warnings", each(result.warnings, detail::warning_json)},
       {"trace_digest", detail::trace_digests_json(base.digests)},
       {"path_digest", detail::path_digests_json(base.digests)}});
}

}  // namespace cuakhau::report
