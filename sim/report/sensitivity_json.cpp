#include <cuakhau/report/sensitivity_json.hpp>

#include <cuakhau/experiment/measure_json.hpp>
#include <cuakhau/files/json.hpp>
#include <cuakhau/report/result_json.hpp>

#include "report/detail/result_rows.hpp"

namespace cuakhau::report {
namespace {

using experiment::ElementaryEffect;
using experiment::InputUncertainty;
using experiment::SobolIndices;
using files::Json;

using Members = Json::Object;

void add(Members& members, std::size_t factor, const std::vector<ElementaryEffect>& effects) {
  const auto& one = effects[factor];
  members.insert(members.end(), {{"mu_star", one.size.value},
                                 {"mu_star_ci", detail::interval_json(one.size.interval)},
                                 {"mu", one.mean.value},
                                 {"mu_ci", detail::interval_json(one.mean.interval)},
                                 {"sigma", one.mean.sd},
                                 {"noise", one.noise}});
}

void add(Members& members, std::size_t factor, const SobolIndices& indices) {
  const auto& one = indices.factors[factor];
  members.insert(members.end(), {{"first", one.first.value},
                                 {"first_ci", detail::interval_json(one.first.interval)},
                                 {"total", one.total.value},
                                 {"total_ci", detail::interval_json(one.total.interval)}});
}

void add(Members& members, std::size_t factor, const InputUncertainty& found) {
  const auto& one = found.inputs[factor];
  members.insert(members.end(), {{"slope", one.slope},
                                 {"slope_ci", detail::interval_json(one.slope_interval)},
                                 {"variance", one.variance.value},
                                 {"variance_ci", detail::interval_json(one.variance.interval)},
                                 {"share", one.share}});
}

void add(Members&, std::size_t, std::monostate) {}

void add_summary(Members&, const std::vector<ElementaryEffect>&) {}
void add_summary(Members&, std::monostate) {}

void add_summary(Members& members, const SobolIndices& indices) {
  const auto noise = indices.noise.value_or(experiment::NoiseShare{});
  members.insert(members.end(), {{"mean", indices.mean},
                                 {"variance", indices.variance},
                                 {"noise_variance", indices.noise ? Json{noise.variance} : Json{}},
                                 {"noise_share", indices.noise ? Json{noise.share} : Json{}}});
}

void add_summary(Members& members, const InputUncertainty& found) {
  const auto& parts = found.components;
  const auto component = [](const experiment::Component& one) {
    return Json::object({{"value", one.value}, {"ci", detail::interval_json(one.interval)}});
  };
  members.insert(members.end(), {{"mean", parts.mean.value},
                                 {"mean_ci", detail::interval_json(parts.mean.interval)},
                                 {"between", component(parts.between)},
                                 {"within", component(parts.within)},
                                 {"share_of_inputs", component(parts.share)},
                                 {"rest", found.rest},
                                 {"draws", detail::interval_json(found.draws)}});
}

/// A row for each measure and factor.
Json indices(const SensitivityReport& report) {
  Json::Array rows;
  for (std::size_t measure = 0; measure < report.measures.size(); ++measure) {
    const auto& found = report.found[measure].found;
    if (std::holds_alternative<std::monostate>(found)) continue;
    for (std::size_t factor = 0; factor < report.design.design.factors.size(); ++factor) {
      auto members = experiment::measure_names(report.measures[measure]);
      members.emplace_back("method", experiment::method_name(report.design.method));
      members.emplace_back("factor", report.design.design.factors[factor].name());
      std::visit([&](const auto& one) { add(members, factor, one); }, found);
      rows.push_back(Json::object(std::move(members)));
    }
  }
  return rows;
}

/// A row for each measure.
Json summaries(const SensitivityReport& report) {
  Json::Array rows;
  for (std::size_t measure = 0; measure < report.measures.size(); ++measure) {
    auto members = experiment::measure_names(report.measures[measure]);
    members.emplace_back("method", experiment::method_name(report.design.method));
    members.emplace_back("groups", report.found[measure].groups);
    std::visit([&](const auto& one) { add_summary(members, one); }, report.found[measure].found);
    rows.push_back(Json::object(std::move(members)));
  }
  return rows;
}

}  // namespace

std::string sensitivity_json(const SensitivityReport& report) {
  return detail::result_text(
      {{"provenance", detail::provenance_json(report.provenance, report.window, report.clock)},
       {"indices", indices(report)},
       {"sensitivities", summaries(report)},
       {"points", Json::object({{"all", report.counts.all()},
                                {"no_answer", report.counts.no_answer},
                                {"invalid", report.counts.invalid}})},
       {"warnings", detail::warnings_json(report.scenario_warnings)}});
}

}  // namespace cuakhau::report
