#pragma once

// What the policies of a plan did in the replications: the log of every firing, and its summary.

#include <span>

#include <cuakhau/experiment/replicate.hpp>
#include <cuakhau/experiment/result.hpp>

namespace cuakhau::experiment::detail {

/// Fills the log and the summary of the result.
void add_policies(const model::Plan& plan, std::span<const Replication> runs, Result& result);

}  // namespace cuakhau::experiment::detail
