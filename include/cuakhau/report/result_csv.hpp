#pragma once

// The result as CSV: a header, then one row for each measure, in the order of the result.

#include <string>

#include <cuakhau/experiment/result.hpp>

namespace cuakhau::report {

/// Each row carries the command that gives it again. Empty fields: no value, no interval.
[[nodiscard]] std::string result_csv(const experiment::Result& result);

}  // namespace cuakhau::report
