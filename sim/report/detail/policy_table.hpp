#pragma once

// How often each policy came into force, for how long, and when the border had recovered from it.

#include <string>

#include <cuakhau/report/table.hpp>

namespace cuakhau::report::detail {

/// Empty when the plan has no policies.
[[nodiscard]] std::string policy_table(const experiment::Result& result, Palette palette);

}  // namespace cuakhau::report::detail
