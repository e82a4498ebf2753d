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

/// A baseline of a release that stays as it is while the last one is made anew: which of its
/// measures are now worse than it bears, or are not kept any more. Empty where none is.
/// @param file where the release stands
[[nodiscard]] std::string stale_release_text(const std::string& file,
                                             const experiment::Baseline& release,
                                             const experiment::Baseline& now, Palette palette);

}  // namespace cuakhau::report
