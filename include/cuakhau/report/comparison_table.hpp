#pragma once

// A comparison for people: for each scenario its measures beside those of the base, with the paired
// difference and what can be said of it; then the same in words. At most 100 columns wide.

#include <string>

#include <cuakhau/experiment/comparison.hpp>
#include <cuakhau/report/table.hpp>

namespace cuakhau::report {

/// @param base the plan of the first scenario: for titles and units
[[nodiscard]] std::string comparison_table(const experiment::ComparisonResult& result,
                                           const model::Plan& base, Palette palette);

}  // namespace cuakhau::report
