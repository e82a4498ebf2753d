#include <cuakhau/experiment/baseline_json.hpp>

#include <algorithm>
#include <utility>

#include <cuakhau/experiment/measure_json.hpp>
#include <cuakhau/experiment/measure_unit.hpp>
#include <cuakhau/files/json.hpp>

namespace cuakhau::experiment {
namespace {

using files::Json;

/// One number where all are the same.
Json weights_of(const BaselineMeasure& measure) {
  Json::Array all;
  for (const auto& reading : measure.readings) all.emplace_back(reading.weight);
  const bool is_one = std::ranges::all_of(measure.readings, [&](const KeptReading& reading) {
    return reading.weight == measure.readings.front().weight;
  });
  return is_one && !all.empty() ? all.front() : Json{std::move(all)};
}

Json json(const BaselineMeasure& measure) {
  Json::Array values;
  for (const auto& reading : measure.readings) values.emplace_back(reading.value);
  const auto estimate = measure.estimate();
  const char* better = "neither";
  if (measure.better) better = *measure.better == Goal::largest ? "more" : "less";
  return Json::object({{"of", Json::object(measure_names(measure.key))},
                       {"better", better},
                       {"tolerance", bound_text(measure.tolerance)},
                       {"pooling", measure.pooling == model::Pooling::ratio ? "ratio" : "mean"},
                       {"lower_bound", measure.is_lower_bound},
                       {"mean", estimate.value},
                       {"sd", estimate.sd},
                       {"values", std::move(values)},
                       {"weights", weights_of(measure)}});
}

Json lines_of(std::string_view text) {
  Json::Array lines;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return Json::lines(std::move(lines));
}

}  // namespace

std::string baseline_json(const Baseline& baseline) {
  Json::Array measures;
  for (const auto& measure : baseline.measures) measures.push_back(json(measure));
  Json::Array paths;
  for (const auto& path : baseline.paths) paths.emplace_back(path.hex());
  const auto warm_up = baseline.warm_up ? Json{baseline.warm_up->count()} : Json{};
  return Json::object({{"schema", k_baseline_schema},
                       {"version", baseline.version},
                       {"scenario", baseline.scenario},
                       {"plan_digest", baseline.plan_digest.hex()},
                       {"seed", baseline.seed},
                       {"replications", baseline.replications()},
                       {"warm_up_ms", warm_up},
                       {"measures", std::move(measures)},
                       {"path_digest", std::move(paths)},
                       {"digest", baseline.digest().hex()},
                       {"plan", lines_of(baseline.plan)}})
      .dump();
}

}  // namespace cuakhau::experiment
