#pragma once

// Running the points of a sweep, of the commands that have one: what is said on the way, and how it
// may end.

#include <optional>
#include <span>
#include <string>
#include <vector>

#include <cuakhau/experiment/sweep.hpp>

#include "options.hpp"

namespace cuakhau::tool {

/// Where a sweep's points go, and whether anything is said of it.
struct SweepTarget {
  std::optional<std::string> out;  // the database
  bool is_quiet = false;
};

/// Runs what the store has not; an exit code where that is the end.
[[nodiscard]] std::optional<int> fill(const experiment::SweepJob& job, const SweepTarget& target,
                                      experiment::SweepStore& store);

/// Says how it ended, where it did not simply end; an exit code where that is the end.
[[nodiscard]] std::optional<int> end_of_sweep(
    const Expected<experiment::SweepEnding, files::FileProblem>& ending, const SweepTarget& target,
    const experiment::Shard& shard);

[[nodiscard]] int report_store(const experiment::StoreProblem& problem);

[[nodiscard]] int exit_code_of(const experiment::PointCounts& counts);

/// "1 point", "12 points".
[[nodiscard]] std::string points_text(std::size_t count);

/// What to keep of each point, with units and how replications are pooled, or an exit code.
/// @param wanted none: the headlines
[[nodiscard]] Expected<std::vector<model::CatalogueEntry>, int> measures_to_keep(
    std::span<const model::MeasureKey> wanted, const model::Plan& plan, const CommandLine& command);

}  // namespace cuakhau::tool
