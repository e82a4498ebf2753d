#pragma once

// Reads a whole plan from a tree.

#include <string>
#include <vector>

#include <cuakhau/scenario/load.hpp>
#include <cuakhau/scenario/node.hpp>

#include "scenario/detail/reading.hpp"

namespace cuakhau::scenario::detail {

/// Fills plan, origins, assumptions and diagnostics. Returns the paths of the errors it found.
[[nodiscard]] std::vector<std::string> read_plan(const Node& tree, Inheritance inheritance,
                                                 Loaded& loaded);

}  // namespace cuakhau::scenario::detail
