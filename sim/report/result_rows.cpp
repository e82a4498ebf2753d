#include "report/detail/result_rows.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <string>
#include <utility>

#include <cuakhau/base/place_text.hpp>
#include <cuakhau/experiment/measure_json.hpp>
#include <cuakhau/experiment/measure_unit.hpp>
#include <cuakhau/report/result_json.hpp>

namespace cuakhau::report::detail {

using files::Json;

std::string result_text(Json::Object members) {
  constexpr std::array<std::string_view, 9> lists{"measures", "comparisons",  "indices",
                                                  "series",   "policy_log",   "expectations",
                                                  "warnings", "trace_digest", "path_digest"};
  auto last = std::ranges::find(members, "provenance", &Json::Member::first);
  for (const auto list : lists) {
    const auto found = std::ranges::find(members, list, &Json::Member::first);
    last = found != members.end()
               ? found
               : members.insert(std::next(last), {std::string{list}, Json::Array{}});
  }
  members.insert(members.begin(), {"schema", k_result_schema});
  return Json::object(std::move(members)).dump();
}

Json interval_json(const std::optional<experiment::Interval>& interval) {
  if (!interval) return {};
  return Json::Array{interval->low, interval->high};
}

Json row_of(const model::MeasureKey& key, std::initializer_list<Json::Member> more) {
  Json::Object members = experiment::measure_names(key);
  members.insert(members.end(), more);
  return Json::object(std::move(members));
}

Json measure_json(std::string_view scenario, const experiment::Estimate& estimate) {
  Json::Object members = experiment::measure_names(estimate.key);
  members.insert(members.begin(), {"scenario", scenario});
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

Json expectation_json(const experiment::ExpectationResult& result) {
  const auto& [said, entry, at_least, at_most] = result.expectation;
  const auto& loss = said.no_worse_than_baseline_by;
  return Json::object(
      {{"measure", said.measure},
       {"unit", result.unit},
       {"where", said.where},
       {"direction", said.direction},
       {"flow", said.flow},
       {"outcome", said.outcome},
       {"statistic", said.statistic},
       {"kind", model::word(said.kind)},
       {"on", model::word(said.on)},
       {"at_least", at_least},
       {"at_most", at_most},
       {"no_worse_than_baseline_by", loss ? Json{experiment::bound_text(*loss)} : Json{}},
       {"value", result.value},
       {"ci", interval_json(result.interval)},
       {"lower_bound", result.is_lower_bound},
       {"verdict", experiment::word(result.verdict)},
       {"expected_miss", said.expected_miss},
       {"source", said.source}});
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
