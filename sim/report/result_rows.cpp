#include "report/detail/result_rows.hpp"

#include <utility>

#include <cuakhau/base/place_text.hpp>

namespace cuakhau::report::detail {

using files::Json;

Json interval_json(const std::optional<experiment::Interval>& interval) {
  if (!interval) return {};
  return Json::Array{interval->low, interval->high};
}

void add_names(Json::Object& members, const model::MeasureKey& key) {
  members.insert(members.end(), {{"measure", key.measure},
                                 {"unit", key.unit},
                                 {"where", key.where},
                                 {"direction", key.direction},
                                 {"flow", key.flow},
                                 {"period", key.period},
                                 {"outcome", key.outcome},
                                 {"statistic", key.statistic}});
}

Json row_of(const model::MeasureKey& key, std::initializer_list<Json::Member> more) {
  Json::Object members;
  add_names(members, key);
  members.insert(members.end(), more);
  return Json::object(std::move(members));
}

Json measure_json(std::string_view scenario, const experiment::Estimate& estimate) {
  Json::Object members{{"scenario", scenario}};
  add_names(members, estimate.key);
  members.insert(members.end(), {{"value", estimate.value},
                                 {"ci", interval_json(estimate.interval)},
                                 {"confidence", estimate.confidence},
                                 {"n", estimate.n},
                                 {"sd", estimate.sd},
                                 {"censored", estimate.censored},
                                 {"lower_bound", estimate.is_lower_bound},
                                 {"variance_ratio", estimate.variance_ratio}});
  return Json::object(std::move(members));
}

Json provenance_json(const experiment::Provenance& provenance, const model::RunWindow& window,
                     UtcOffset clock) {
  return Json::object({{"version", provenance.version},
                       {"plan_digest", provenance.plan_digest.hex()},
                       {"scenario", provenance.scenario},
                       {"policies", Json::array(provenance.policies)},
                       {"seed", provenance.seed},
                       {"replications", provenance.replications},
                       {"command", provenance.command},
                       {"from", to_iso(window.start, clock)},
                       {"measured_from", to_iso(window.measured_from, clock)},
                       {"until", to_iso(window.horizon, clock)}});
}

Json::Array trace_digests_json(std::span<const experiment::ReplicationDigests> digests) {
  return each(digests, [](const auto& one) { return Json{one.trace.hex()}; });
}

Json::Array path_digests_json(std::span<const experiment::ReplicationDigests> digests) {
  return each(digests, [](const auto& one) { return Json{one.path.hex()}; });
}

Json::Array warnings_json(std::span<const Diagnostic> warnings) {
  const auto text_or_null = [](const std::string& text) {
    return text.empty() ? Json{} : Json{text};
  };
  return each(warnings, [&](const Diagnostic& one) {
    return Json::object({{"path", text_or_null(one.path)},
                         {"message", one.message},
                         {"place", text_or_null(place_text(one.where))}});
  });
}

Json warning_json(const std::string& message) {
  return Json::object({{"path", Json{}}, {"message", message}, {"place", Json{}}});
}

}  // namespace cuakhau::report::detail
