#pragma once

// The mean demand of a flow, from the plan alone.

#include <string>

#include <cuakhau/model/plan.hpp>

namespace cuakhau::model::detail {

/// Mean trucks a day that arrive within the span. Initial trucks do not arrive; a saturated flow
/// has no demand of its own, its trucks are as many as can pass: 0.
[[nodiscard]] double mean_per_day(const Plan& plan, const Flow& flow, OpenSpan within);

/// Whether the flow has trucks: some wait at the start, or its arrivals are above zero and not
/// held. Looks at the numbers alone, so that arrivals with errors do no harm.
[[nodiscard]] bool has_trucks(const Plan& plan, const std::string& flow);

}  // namespace cuakhau::model::detail
