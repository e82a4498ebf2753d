#pragma once

// `cuakhau sweep --ask`: a conversation with a program that asks for one point after the other.
//
// It writes a line of JSON for each point to our standard input, {"id": …, "PATH": VALUE, …}, and
// reads a line for each as it ends. A line that cannot be run is answered by what is wrong with it.

#include <cuakhau/experiment/asked_sweep.hpp>

#include "sweep_job.hpp"

namespace cuakhau::tool {

/// Until there are no more lines; an exit code where that is the end. A point that the store has
/// is answered from it.
[[nodiscard]] std::optional<int> converse(const experiment::SweepJob& job,
                                          const SweepTarget& target, experiment::SweepStore& store);

}  // namespace cuakhau::tool
