#pragma once

// A capacity for people: the multiples about the answer with what they say of each goal, then the
// answer, its bottleneck and the next one in words. At most 100 columns wide.

#include <string>

#include <cuakhau/experiment/capacity.hpp>
#include <cuakhau/report/table.hpp>

namespace cuakhau::report {

/// @param plan that the result is of: for titles and units
[[nodiscard]] std::string capacity_table(const experiment::CapacityResult& result,
                                         const model::Plan& plan, Palette palette);

}  // namespace cuakhau::report
