#pragma once

// What moved against baselines, for programs: result JSON (docs/reference/result-json.md).

#include <string>

#include <cuakhau/experiment/regress.hpp>

namespace cuakhau::report {

[[nodiscard]] std::string regress_json(const experiment::RegressResult& result);

}  // namespace cuakhau::report
