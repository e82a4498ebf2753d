#pragma once

// A capacity as CSV: every multiple that was run, one row for each goal.

#include <string>

#include <cuakhau/experiment/capacity.hpp>

namespace cuakhau::report {

[[nodiscard]] std::string capacity_csv(const experiment::CapacityResult& result);

}  // namespace cuakhau::report
