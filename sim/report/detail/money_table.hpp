#pragma once

// What the border costs a day, its parts, and what spoils.

#include <string>

#include <cuakhau/report/table.hpp>

namespace cuakhau::report::detail {

/// Empty when the plan has no amounts of money.
[[nodiscard]] std::string money_table(const experiment::Result& result, const model::Plan& plan,
                                      Palette palette);

}  // namespace cuakhau::report::detail
