#pragma once

// A comparison as CSV: a header, then one row for each measure of each scenario but the base.

#include <string>

#include <cuakhau/experiment/comparison.hpp>

namespace cuakhau::report {

/// Each row carries the command that gives it again. Empty fields: no such number.
[[nodiscard]] std::string comparison_csv(const experiment::ComparisonResult& result);

}  // namespace cuakhau::report
