#pragma once

// Measures of the user's own.

#include <string>

#include <cuakhau/report/table.hpp>

namespace cuakhau::report::detail {

/// Empty when the plan has none.
[[nodiscard]] std::string own_table(const experiment::Result& result, Palette palette);

}  // namespace cuakhau::report::detail
