#pragma once

// What the replications of a sweep's points gave, read back from its database.

#include <cstddef>
#include <vector>

#include <cuakhau/base/expected.hpp>
#include <cuakhau/experiment/sensitivity.hpp>
#include <cuakhau/files/database.hpp>

namespace cuakhau::experiment {

/// @param measure its place in the sweep
/// @param points of the design
[[nodiscard]] Expected<std::vector<Response>, files::FileProblem> read_responses(
    files::Database& database, std::size_t measure, std::size_t points);

}  // namespace cuakhau::experiment
