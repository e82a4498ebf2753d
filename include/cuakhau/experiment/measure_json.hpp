#pragma once

// The names of a measure, as JSON: in results, baselines and everything else that is written.

#include <cuakhau/files/json.hpp>
#include <cuakhau/model/measure.hpp>

namespace cuakhau::experiment {

/// The members that name it: measure, unit, where, direction, flow, period, outcome, statistic.
[[nodiscard]] files::Json::Object measure_names(const model::MeasureKey& key);

}  // namespace cuakhau::experiment
