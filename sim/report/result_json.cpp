#include <cuakhau/report/result_json.hpp>

#include <cuakhau/base/duration_text.hpp>
#include <cuakhau/files/json.hpp>

#include "report/detail/result_rows.hpp"

namespace cuakhau::report {
namespace {

using experiment::BatchedRun;
using experiment::BatchLikeness;
using experiment::Estimate;
using experiment::PolicyEvent;
using experiment::Result;
using experiment::SeriesEstimate;
using files::Json;

// Rows of a command that runs one scenario name it so.
constexpr std::string_view k_scenario = "base";

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

Json json(const PolicyEvent& event, UtcOffset clock) {
  return Json::object({{"replication", event.replication},
                       {"policy", event.policy},
                       {"event", model::word(event.kind)},
                       {"at", to_iso(event.at, clock)},
                       {"truck", event.truck.empty() ? Json{} : Json{event.truck}}});
}

/// What batches are, and whether neighbours are alike.
Json json(const BatchedRun& run, UtcOffset clock) {
  return Json::object({{"count", run.batches.count},
                       {"from", to_iso(run.batches.from, clock)},
                       {"each", format_duration(run.batches.each)},
                       {"serial_tests", detail::each(run.likeness, [](const BatchLikeness& one) {
                          return detail::row_of(one.key, {{"von_neumann_ratio", one.serial.ratio},
                                                          {"lag_one", one.serial.lag_one},
                                                          {"p", one.serial.p}});
                        })}});
}

/// Those of the scenario first.
Json warnings(const Result& result) {
  auto all = detail::warnings_json(result.scenario_warnings);
  for (const std::string& message : result.warnings) all.push_back(detail::warning_json(message));
  return all;
}

}  // namespace

std::string result_json(const Result& result) {
  using detail::each;
  return detail::result_text(
      {{"provenance", detail::provenance_json(result.provenance, result.window, result.clock)},
       {"batches", result.batched ? json(*result.batched, result.clock) : Json{}},
       {"measures",
        each(result.measures,
             [](const Estimate& one) { return detail::measure_json(k_scenario, one); })},
       {"series",
        each(result.series, [&](const SeriesEstimate& one) { return json(one, result.clock); })},
       {"policy_log",
        each(result.policy_log, [&](const PolicyEvent& one) { return json(one, result.clock); })},
       {"expectations", each(result.expectations, detail::expectation_json)},
       {"warnings", warnings(result)},
       {"trace_digest", detail::trace_digests_json(result.digests)},
       {"path_digest", detail::path_digests_json(result.digests)}});
}

}  // namespace cuakhau::report
