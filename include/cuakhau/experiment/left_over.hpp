#pragma once

// Days of a run that its batches leave over, since each is of whole days and all are equally long.

#include <string>

#include <cuakhau/experiment/run_batches.hpp>

namespace cuakhau::experiment {

/// What is left over, and which number of batches near that one leaves next to nothing; empty where
/// at most a twentieth of what could be measured is.
/// @param run before its warm-up was prolonged by what is left over
[[nodiscard]] std::string warning_of_left_over(const model::RunWindow& run,
                                               const RunBatches& batches);

}  // namespace cuakhau::experiment
