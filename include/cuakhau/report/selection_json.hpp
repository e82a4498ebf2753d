#pragma once

// A selection as result JSON (docs/reference/result-json.md).

#include <string>

#include <cuakhau/experiment/selection.hpp>

namespace cuakhau::report {

[[nodiscard]] std::string selection_json(const experiment::SelectionResult& result);

}  // namespace cuakhau::report
