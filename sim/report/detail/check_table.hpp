#pragma once

// What checks found and which ways trucks chose: trucks a day and the share of each outcome.

#include <string>

#include <cuakhau/report/table.hpp>

namespace cuakhau::report::detail {

/// Empty when the plan has no checks.
[[nodiscard]] std::string check_table(const experiment::Result& result, Palette palette);
/// Empty when the plan has no choices between ways.
[[nodiscard]] std::string choice_table(const experiment::Result& result, Palette palette);

}  // namespace cuakhau::report::detail
