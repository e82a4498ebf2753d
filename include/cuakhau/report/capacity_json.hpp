#pragma once

// A capacity as result JSON (docs/reference/result-json.md).

#include <string>

#include <cuakhau/experiment/capacity.hpp>

namespace cuakhau::report {

[[nodiscard]] std::string capacity_json(const experiment::CapacityResult& result);

}  // namespace cuakhau::report
