#pragma once

// The points of a sweep as comma-separated values, one row each, for R and pandas.

#include <optional>

#include <cuakhau/files/atomic_file.hpp>
#include <cuakhau/files/database.hpp>

namespace cuakhau::report {

/// The view `results` of a sweep's database, its header first, one row after the other, so that
/// memory does not grow with them. Does not commit the file.
[[nodiscard]] std::optional<files::FileProblem> write_sweep_csv(files::Database& database,
                                                                files::AtomicFile& file);

}  // namespace cuakhau::report
