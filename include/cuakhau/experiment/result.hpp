#pragma once

// What a run found: plain values, the same for every writer. Nothing in it depends on the machine,
// the time of day or the number of threads.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <cuakhau/base/civil.hpp>
#include <cuakhau/base/diagnostic.hpp>
#include <cuakhau/base/hash.hpp>
#include <cuakhau/experiment/estimate.hpp>
#include <cuakhau/experiment/expectations.hpp>
#include <cuakhau/experiment/replicate.hpp>
#include <cuakhau/experiment/run_batches.hpp>
#include <cuakhau/model/plan.hpp>
#include <cuakhau/model/record.hpp>

namespace cuakhau::experiment {

/// Where a result comes from. Whoever runs a plan fills in version, scenario and command.
struct Provenance {
  std::string version;   // of cuakhau
  std::string scenario;  // the file, as the user named it
  std::string command;   // gives this result again
  Hash128 plan_digest;
  std::uint64_t seed = 1;
  std::uint32_t replications = 0;
  Draw draw = Draw::independent;
  std::vector<std::string> policies{};  // files of policies beside the scenario
};

struct ReplicationDigests {
  std::uint32_t replication = 0;
  Hash128 trace;
  Hash128 path;
  friend bool operator==(const ReplicationDigests&, const ReplicationDigests&) = default;
};

/// One policy that came into force, or ended, in one replication.
struct PolicyEvent {
  std::uint32_t replication = 0;
  std::string policy;
  model::FiringKind kind = model::FiringKind::begins;
  Instant at;
  std::string truck{};  // "flow#number": whose outcome at a check set it off
};

/// How often a policy came into force, for how long, and what it cost, in the whole run and in the
/// mean over the replications.
struct PolicySummary {
  std::string policy;
  double times = 0.0;
  Duration in_force{0};
  std::optional<model::Money> cost{};  // of a policy that costs something
};

struct Result {
  Provenance provenance;
  model::RunWindow window;
  UtcOffset clock;                      // of the home side: on it times are told
  std::optional<BatchedRun> batched{};  // of one run: batches are the observations
  std::vector<Estimate> measures;       // in the order of the catalogue
  std::vector<SeriesEstimate> series;
  std::vector<ExpectationResult> expectations;
  std::vector<PolicyEvent> policy_log;
  std::vector<PolicySummary> policies;          // in the order of the plan
  std::vector<std::string> warnings;            // of the run
  std::vector<Diagnostic> scenario_warnings{};  // whoever loads the plan fills them in
  std::vector<ReplicationDigests> digests;      // in the order of the replications

  [[nodiscard]] bool has_failed_expectation() const;
};

}  // namespace cuakhau::experiment
