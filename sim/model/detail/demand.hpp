#pragma once

// The mean demand of a flow, from the plan alone.

#include <cuakhau/model/plan.hpp>

namespace cuakhau::model::detail {

/// Mean trucks a day that arrive within the span. Initial trucks do not arrive; a saturated flow
/// has no demand of its own, its trucks are as many as can pass: 0.
[[nodiscard]] double mean_per_day(const Plan& plan, const Flow& flow, OpenSpan within);

}  // namespace cuakhau::model::detail
