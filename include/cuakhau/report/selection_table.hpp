#pragma once

// A selection for people: the alternatives by estimate, when each went out and beside which, then
// the choice with what it promises and what it took, in words. At most 100 columns wide.

#include <string>

#include <cuakhau/experiment/selection.hpp>
#include <cuakhau/report/table.hpp>

namespace cuakhau::report {

/// @param base the plan of the first alternative: for titles and units
[[nodiscard]] std::string selection_table(const experiment::SelectionResult& result,
                                          const model::Plan& base, Palette palette);

}  // namespace cuakhau::report
