#include <cuakhau/report/result_json.hpp>

#include <cuakhau/base/duration_text.hpp>
#include <cuakhau/base/place_text.hpp>
#include <cuakhau/files/json.hpp>

namespace cuakhau::report {
namespace {

using experiment::Estimate;
using experiment::ExpectationResult;
using experiment::Interval;
using experiment::PolicyEvent;
using experiment::Result;
using experiment::SeriesEstimate;
using files::Json;

// Rows of a command that runs one scenario name it so.
constexpr std::string_view k_scenario = "base";

Json json(const std::optional<Interval>& interval) {
  if (!interval) return {};
  return Json::Array{interval->low, interval->high};
}

Json json(const Estimate& estimate) {
  return Json::object({{"scenario", k_scenario},
                       {"measure", estimate.key.measure},
                       {"unit", estimate.key.unit},
                       {"where", estimate.key.where},
                       {"direction", estimate.key.direction},
                       {"flow", estimate.key.flow},
                       {"period", estimate.key.period},
                       {"outcome", estimate.key.outcome},
                       {"statistic", estimate.key.statistic},
                       {"value", estimate.value},
                       {"ci", json(estimate.interval)},
                       {"confidence", estimate.confidence},
                       {"n", estimate.n},
                       {"sd", estimate.sd},
                       {"censored", estimate.censored},
                       {"lower_bound", estimate.is_lower_bound}});
}

Json json(const SeriesEstimate& series, UtcOffset clock) {
  return Json::object({{"scenario", k_scenario},
                       {"measure", series.measure},
                       {"where", series.where},
                       {"direction", series.direction},
                       {"step", format_duration(series.step)},
                       {"from", to_iso(series.from, clock)},
                       {"values", Json::array(series.values)},
                       {"low", Json::array(series.low)},
                       {"high", Json::array(series.high)}});
}

Json json(const ExpectationResult& result) {
  const auto& said = result.expectation.said;
  return Json::object({{"measure", said.measure},
                       {"unit", result.unit},
                       {"where", said.where},
                       {"direction", said.direction},
                       {"flow", said.flow},
                       {"outcome", said.outcome},
                       {"statistic", said.statistic},
                       {"kind", model::word(said.kind)},
                       {"on", model::word(said.on)},
                       {"at_least", result.expectation.at_least},
                       {"at_most", result.expectation.at_most},
                       {"value", result.value},
                       {"ci", json(result.interval)},
                       {"lower_bound", result.is_lower_bound},
                       {"verdict", experiment::word(result.verdict)},
                       {"expected_miss", said.expected_miss},
                       {"source", said.source}});
}

Json json(const PolicyEvent& event, UtcOffset clock) {
  return Json::object({{"replication", event.replication},
                       {"policy", event.policy},
                       {"event", model::word(event.kind)},
                       {"at", to_iso(event.at, clock)},
                       {"truck", event.truck.empty() ? Json{} : Json{event.truck}}});
}

/// Those of the scenario have a path and a place.
Json warnings(const Result& result) {
  const auto text_or_null = [](const std::string& text) {
    return text.empty() ? Json{} : Json{text};
  };
  Json::Array all;
  for (const Diagnostic& one : result.scenario_warnings)
    all.push_back(Json::object({{"path", text_or_null(one.path)},
                                {"message", one.message},
                                {"place", text_or_null(place_text(one.where))}}));
  for (const std::string& message : result.warnings)
    all.push_back(Json::object({{"path", Json{}}, {"message", message}, {"place", Json{}}}));
  return all;
}

Json provenance(const Result& result) {
  const auto& from = result.provenance;
  const auto& window = result.window;
  return Json::object({{"version", from.version},
                       {"plan_digest", from.plan_digest.hex()},
                       {"scenario", from.scenario},
                       {"policies", Json::array(from.policies)},
                       {"seed", from.seed},
                       {"replications", from.replications},
                       {"command", from.command},
                       {"from", to_iso(window.start, result.clock)},
                       {"measured_from", to_iso(window.measured_from, result.clock)},
                       {"until", to_iso(window.horizon, result.clock)}});
}

template <class Items, class Convert>
Json::Array each(const Items& items, Convert convert) {
  Json::Array all;
  for (const auto& item : items) all.push_back(convert(item));
  return all;
}

}  // namespace

std::string result_json(const Result& result) {
  using Digests = experiment::ReplicationDigests;
  return Json::object(
             {{"schema", "cuakhau/result/1"},
              {"provenance", provenance(result)},
              {"measures", each(result.measures, [](const Estimate& one) { return json(one); })},
              {"comparisons", Json::Array{}},
              {"indices", Json::Array{}},
              {"series", each(result.series,
                              [&](const SeriesEstimate& one) { return json(one, result.clock); })},
              {"policy_log", each(result.policy_log,
                                  [&](const PolicyEvent& one) { return json(one, result.clock); })},
              {"expectations",
               each(result.expectations, [](const ExpectationResult& one) { return json(one); })},
              {"warnings", warnings(result)},
              {"trace_digest",
               each(result.digests, [](const Digests& one) { return Json{one.trace.hex()}; })},
              {"path_digest",
               each(result.digests, [](const Digests& one) { return Json{one.path.hex()}; })}})
      .dump();
}

}  // namespace cuakhau::report
