#pragma once

// Joins the shards of a sweep into the database that the sweep would have made in one piece.

#include <span>
#include <string>

#include <cuakhau/base/expected.hpp>
#include <cuakhau/experiment/sweep_store.hpp>

namespace cuakhau::experiment {

/// Writes under a temporary name (PATH.part) and renames: `path` appears whole or not at all.
/// @param path is not there yet
/// @param shards their files, in any order, each finished, all of them and each once
/// @return the new database. Of shards that do not fit together, or are not all there, the problem
/// says which and how to get what is missing.
[[nodiscard]] Expected<files::Database, StoreProblem> merge_sweeps(
    const std::string& path, std::span<const std::string> shards);

}  // namespace cuakhau::experiment
