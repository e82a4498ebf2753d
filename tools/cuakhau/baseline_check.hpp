#pragma once

// The files of baselines, looked at as files before any of them is read.

#include "regress_request.hpp"

namespace cuakhau::tool {

/// Tells of a baseline that cannot be read, and, where scenarios were named by their folder, of
/// baselines whose scenario is not there: a warning, or with --strict an error.
/// @return the exit code: done where the work can go on
[[nodiscard]] int check_baseline_files(const RegressOptions& options);

}  // namespace cuakhau::tool
