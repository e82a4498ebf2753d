#pragma once

// A baseline that was made, for people: what it keeps, beside what the one before it had.

#include <string>

#include <cuakhau/experiment/baseline.hpp>
#include <cuakhau/report/table.hpp>

namespace cuakhau::report {

/// @param file where it stands @param before null: there was none
[[nodiscard]] std::string baseline_text(const std::string& file,
                                        const experiment::Baseline& baseline,
                                        const experiment::Baseline* before, Palette palette);

}  // namespace cuakhau::report
