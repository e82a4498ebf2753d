#pragma once

// A comparison as JSON, "schema": "cuakhau/result/1": measures of each scenario by its name,
// comparisons with the base, and what is known of each scenario. Same command, same bytes.

#include <string>

#include <cuakhau/experiment/comparison.hpp>

namespace cuakhau::report {

[[nodiscard]] std::string comparison_json(const experiment::ComparisonResult& result);

}  // namespace cuakhau::report
