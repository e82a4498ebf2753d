#pragma once

// Makes baselines: runs scenarios and keeps what each replication gave.

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include <cuakhau/base/expected.hpp>
#include <cuakhau/experiment/baseline.hpp>
#include <cuakhau/experiment/run.hpp>

namespace cuakhau::experiment {

struct RecordRequest {
  const model::Plan* plan = nullptr;  // without errors
  std::uint64_t seed = 1;
  std::uint32_t replications = k_default_replications;
  std::vector<BaselineMeasure> measures{};  // that it has, at least one; without readings
};

struct Recorded {
  Baseline baseline;        // whoever loads the plan fills in version, scenario and plan
  std::string no_answer{};  // why there is none; empty: there is
};

/// In the order of the requests. @return a failure when it was stopped
[[nodiscard]] Expected<std::vector<Recorded>, RunFailure> record_baselines(
    std::span<const RecordRequest> requests, unsigned threads, const RunHooks& hooks);

}  // namespace cuakhau::experiment
