#pragma once

// The CSV files that a scenario names. They are read at load; their values are in the plan. What is
// wrong in one is told at its own line and field.

#include <string>
#include <vector>

#include <cuakhau/scenario/node.hpp>

#include "scenario/detail/complaint.hpp"
#include "scenario/detail/root.hpp"

namespace cuakhau::scenario::detail {

/// The rows as a list of maps, as if they stood in the scenario: keys are the names of the columns,
/// a field without text is not there, and each field has its place in the file.
[[nodiscard]] Parsed<Node> rows_of(const std::string& name, const Whereabouts& whereabouts);

/// The numbers of a column, none of them negative.
struct ColumnName {
  std::string file;
  std::string column;
};
[[nodiscard]] Parsed<std::vector<double>> numbers_of(const ColumnName& wanted,
                                                     const Whereabouts& whereabouts);

}  // namespace cuakhau::scenario::detail
