#pragma once

// What the scenario expected, held against what was found: a part of the table for people.

#include <string>

#include <cuakhau/report/table.hpp>

namespace cuakhau::report::detail {

/// One or two lines each; empty when the scenario expects nothing.
[[nodiscard]] std::string expectation_list(const experiment::Result& result, Palette palette);

}  // namespace cuakhau::report::detail
