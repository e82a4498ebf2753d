#include <cuakhau/report/metamodel_json.hpp>

#include <array>

#include <cuakhau/experiment/measure_json.hpp>
#include <cuakhau/files/json.hpp>

#include "report/detail/result_rows.hpp"

namespace cuakhau::report {
namespace {

using experiment::Metamodel;
using files::Json;

constexpr std::array<const char*, 3> k_no_model{"too_few_points", "one_replication",
                                                "same_everywhere"};
constexpr std::array<const char*, 4> k_trust{"good", "narrow_intervals", "noisy", "too_coarse"};

/// {"demand": "105 %", …}, as a scenario writes values.
Json values_json(const std::vector<experiment::Factor>& factors, std::span<const double> point) {
  Json::Object members;
  for (std::size_t k = 0; k < factors.size(); ++k)
    members.emplace_back(factors[k].name(), experiment::value_text(factors[k], point[k]));
  return Json::object(std::move(members));
}

void add_quality(Json::Object& members, const Metamodel& model) {
  const auto& quality = model.quality();
  Json::Object lengths;
  for (std::size_t k = 0; k < model.space().width(); ++k)
    lengths.emplace_back(model.space().name(k), model.lengths()[k]);
  const bool is_linear = model.scale() == experiment::ResponseScale::linear;
  members.insert(members.end(), {{"trust", k_trust[static_cast<std::size_t>(quality.trust)]},
                                 {"scale", is_linear ? "linear" : "log"},
                                 {"points", quality.points},
                                 {"lower_bounds", quality.lower_bounds},
                                 {"q_squared", quality.q_squared},
                                 {"error", quality.error},
                                 {"noise_share", quality.noise},
                                 {"within", quality.within},
                                 {"tested_error", quality.tested_error},
                                 {"lengths", Json::object(std::move(lengths))}});
}

Json model_json(const ModelledMeasure& one) {
  auto members = experiment::measure_names(one.key);
  members.emplace_back(
      "no_model",
      one.model ? Json{} : Json{k_no_model[static_cast<std::size_t>(one.model.error())]});
  members.emplace_back("nothing_to_measure", one.silent);
  if (one.model) add_quality(members, *one.model);
  return Json::object(std::move(members));
}

Json answer_json(const MetamodelReport& report, const ModelledMeasure& one,
                 std::span<const double> point) {
  const auto answer = one.model->answer(point, report.confidence);
  Json::Array beyond;
  for (const auto factor : report.space.beyond(point))
    beyond.emplace_back(report.space.factors()[factor].name());
  return detail::row_of(one.key, {{"point", values_json(report.space.factors(), point)},
                                  {"value", answer.value},
                                  {"ci", detail::interval_json(answer.interval)},
                                  {"confidence", report.confidence},
                                  {"untested", answer.is_untested},
                                  {"beyond", std::move(beyond)}});
}

Json answers_json(const MetamodelReport& report) {
  Json::Array rows;
  for (std::size_t row = 0; row < report.asked.size(); ++row)
    for (const auto& one : report.measures)
      if (one.model) rows.push_back(answer_json(report, one, report.asked[row]));
  return rows;
}

Json optimum_json(const MetamodelReport& report) {
  if (!report.best) return {};
  const auto& [measure, goal, point] = *report.best;
  return Json::object({{"goal", goal == experiment::Goal::largest ? "max" : "min"},
                       {"answer", answer_json(report, report.measures[measure], point)}});
}

Json suggested_json(const MetamodelReport& report) {
  Json::Array rows;
  if (!report.suggested) return rows;
  const auto& [kind, factors, points] = *report.suggested;
  for (std::size_t row = 0; row < points.size(); ++row)
    rows.push_back(values_json(factors, points[row]));
  return rows;
}

Json origin_json(const MetamodelReport& report) {
  const auto& facts = report.sweep.facts;
  return Json::object({{"version", report.version},
                       {"plan_digest", facts.plan_digest},
                       {"scenario", facts.scenario},
                       {"seed", facts.seed},
                       {"effort", facts.effort},
                       {"command", report.command},
                       {"sweep", facts.command}});
}

}  // namespace

std::string metamodel_json(const MetamodelReport& report) {
  const auto& counts = report.sweep.counts;
  return detail::result_text({{"provenance", origin_json(report)},
                              {"metamodels", detail::each(report.measures, model_json)},
                              {"answers", answers_json(report)},
                              {"best", optimum_json(report)},
                              {"suggested", suggested_json(report)},
                              {"points", Json::object({{"all", report.sweep.facts.points},
                                                       {"finished", counts.all()},
                                                       {"no_answer", counts.no_answer},
                                                       {"invalid", counts.invalid},
                                                       {"used", report.points}})}});
}

}  // namespace cuakhau::report
