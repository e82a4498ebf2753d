#pragma once

// The pilot run behind `warm_up: auto`.

#include <optional>
#include <string>

#include <cuakhau/base/expected.hpp>
#include <cuakhau/experiment/run.hpp>

namespace cuakhau::experiment::detail {

/// A plan with its warm-up found, and what to tell the user about it.
struct WarmedPlan {
  model::Plan plan;
  std::string warning;
};

/// The pilot is replications 0 … 29 of the request's seed without a warm-up, whatever replications
/// are wanted: so a replication alone is measured as it is in the batch. The cut is by MSER-5 on
/// the daily number of waiting trucks, averaged over replications.
[[nodiscard]] Expected<WarmedPlan, RunFailure> find_warm_up(const model::Plan& plan,
                                                            const RunRequest& request,
                                                            const RunHooks& hooks);

/// Why a replication has no answer.
[[nodiscard]] std::string explain(const model::Network& network, const Replication& failed);

/// Why a batch that is not complete has no result.
[[nodiscard]] RunFailure failure_of(const model::Network& network, const Batch& batch);

}  // namespace cuakhau::experiment::detail
