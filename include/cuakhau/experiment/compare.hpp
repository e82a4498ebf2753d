#pragma once

// Compares scenarios: the same replications of each, paired differences from the first.

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include <cuakhau/base/expected.hpp>
#include <cuakhau/experiment/compared_measures.hpp>
#include <cuakhau/experiment/comparison.hpp>
#include <cuakhau/experiment/run.hpp>

namespace cuakhau::experiment {

struct BestRequest {
  model::MeasureKey measure;  // one of CompareRequest::measures
  Goal goal = Goal::largest;
};

struct CompareRequest {
  std::uint64_t seed = 1;
  std::uint32_t replications = k_default_replications;
  unsigned threads = 0;  // 0: as many as the machine has; changes no number
  double confidence = k_confidence;
  std::vector<model::MeasureKey> measures{};  // from find_measures or headline_measures
  std::optional<BestRequest> best{};
};

/// @param scenarios the base first
/// @return a failure when the base has no answer, or when it was stopped; a scenario without an
/// answer is part of the result
[[nodiscard]] Expected<ComparisonResult, RunFailure> compare(std::span<const Contender> scenarios,
                                                             const CompareRequest& request,
                                                             const RunHooks& hooks);

}  // namespace cuakhau::experiment
