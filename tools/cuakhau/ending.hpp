#pragma once

// How a command that runs replications ends without a result.

#include <cuakhau/experiment/run.hpp>

namespace cuakhau::tool {

/// Says why; the exit code.
[[nodiscard]] int tell(const experiment::RunFailure& failure);

}  // namespace cuakhau::tool
