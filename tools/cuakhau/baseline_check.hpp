#pragma once

// The files of baselines, looked at as files before any of them is read.

#include <vector>

#include <cuakhau/base/diagnostic.hpp>

#include "regress_request.hpp"

namespace cuakhau::tool {

/// Where scenarios were named by their folder, baselines whose scenario is not there: warnings, or
/// with --strict errors.
[[nodiscard]] std::vector<Diagnostic> strange_baselines(const RegressOptions& options);

}  // namespace cuakhau::tool
