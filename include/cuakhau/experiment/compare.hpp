#pragma once

// Compares scenarios: the same replications of each, paired differences from the first.

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include <cuakhau/base/expected.hpp>
#include <cuakhau/experiment/comparison.hpp>
#include <cuakhau/experiment/measure_lookup.hpp>
#include <cuakhau/experiment/run.hpp>

namespace cuakhau::experiment {

/// One scenario of a comparison. Its plan has no errors (model::problems).
struct Contender {
  std::string name;
  model::Plan plan;
};

/// The keys of these measures, units and all, as the first scenario that has one tells it; else
/// what is unknown in the base.
[[nodiscard]] Expected<std::vector<model::MeasureKey>, std::vector<UnknownMeasure>> find_measures(
    std::span<const Contender> scenarios, std::span<const model::MeasureKey> wanted);

/// What a planner asks first, as far as the scenario has it: trucks cleared by direction, mean and
/// 90 % wait, share cleared on the same day, trucks waiting in the morning, cost.
[[nodiscard]] std::vector<model::MeasureKey> headline_measures(const Contender& scenario);

/// Whether more of a measure is better, for those where there is no doubt.
[[nodiscard]] std::optional<Goal> usual_goal(std::string_view measure);

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
