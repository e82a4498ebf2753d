#pragma once

// What factors do to measures, for people.

#include <cstddef>
#include <string>

#include <cuakhau/report/sensitivity_report.hpp>
#include <cuakhau/report/table.hpp>

namespace cuakhau::report {

/// A table of more factors than this has the foremost.
inline constexpr std::size_t k_most_factor_rows = 20;

/// For each measure its factors, what matters most first. At most 100 columns wide.
/// @param plan of the scenario: for its name and units
[[nodiscard]] std::string sensitivity_table(const SensitivityReport& report,
                                            const model::Plan& plan, Palette palette);

}  // namespace cuakhau::report
