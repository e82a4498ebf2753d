#pragma once

// The replications of the scenarios of a comparison, each reduced to the readings that are compared
// as soon as it ends.

#include <optional>
#include <span>
#include <string>
#include <vector>

#include <cuakhau/experiment/compare.hpp>

namespace cuakhau::experiment::detail {

class PairedRuns final : public ReplicationSink {
 public:
  /// @param networks of the scenarios, the base first; must outlive this
  PairedRuns(std::span<const model::Network> networks, const CompareRequest& request);

  /// Runs all. A failure when it was stopped, or when the base has no answer.
  [[nodiscard]] std::optional<RunFailure> gather(const RunHooks& hooks);

  Demand take(std::size_t network, Replication replication) override;

  /// Absent readings where the scenario has no such measure.
  [[nodiscard]] Sample sample(std::size_t scenario, std::size_t measure) const;
  [[nodiscard]] model::Pooling pooling(std::size_t measure) const { return poolings_[measure]; }
  [[nodiscard]] Estimate estimate(std::size_t scenario, std::size_t measure,
                                  double confidence) const;
  [[nodiscard]] const std::vector<ReplicationDigests>& digests(std::size_t scenario) const;
  /// Why a scenario has no answer; empty when it has one.
  [[nodiscard]] std::string no_answer(std::size_t scenario) const;

 private:
  /// Of one scenario.
  struct Reduced {
    std::vector<std::optional<std::size_t>> entries;    // of its catalogue, by measure
    std::vector<std::vector<model::Reading>> readings;  // by measure, then replication
    std::vector<ReplicationDigests> digests;
    std::optional<Replication> failed;  // the first, by index, without an answer
  };

  std::span<const model::Network> networks_;
  const CompareRequest& request_;
  std::vector<model::Pooling> poolings_;
  std::vector<Reduced> scenarios_;
};

}  // namespace cuakhau::experiment::detail
