#pragma once

// A selection as CSV: one row for each alternative, the best by estimate first.

#include <string>

#include <cuakhau/experiment/selection.hpp>

namespace cuakhau::report {

[[nodiscard]] std::string selection_csv(const experiment::SelectionResult& result);

}  // namespace cuakhau::report
