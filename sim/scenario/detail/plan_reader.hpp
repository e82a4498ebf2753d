#pragma once

// Reads a whole plan from a tree.

#include <string>
#include <vector>

#include <cuakhau/scenario/load.hpp>
#include <cuakhau/scenario/node.hpp>

#include "scenario/detail/reading.hpp"

namespace cuakhau::scenario::detail {

struct PlanText {
  const Node& tree;
  Inheritance inheritance = Inheritance::whole;
  DataFiles* data = nullptr;  // those that it names
};

/// Fills plan, assumptions, diagnostics and, beside their document, origins. Returns the paths of
/// the errors it found.
[[nodiscard]] std::vector<std::string> read_plan(const PlanText& text, Loaded& loaded);

}  // namespace cuakhau::scenario::detail
