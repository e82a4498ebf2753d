#pragma once

// Makes baselines anew and says what that changes.

#include <vector>

#include <cuakhau/scenario/load.hpp>

#include "regress_request.hpp"

namespace cuakhau::tool {

/// What the baselines that are there keep is kept again, unless options say otherwise.
/// @param loaded as options.files @return the exit code
[[nodiscard]] int update_baselines(const RegressOptions& options,
                                   const std::vector<scenario::Loaded>& loaded);

}  // namespace cuakhau::tool
