#pragma once

// A point of a sweep while its replications run.

#include <cstdint>
#include <optional>
#include <vector>

#include <cuakhau/experiment/sweep.hpp>

namespace cuakhau::experiment::detail {

/// What a point is of.
struct PointPlan {
  std::size_t index = 0;       // in the design of the sweep
  std::vector<double> values;  // by factor
  Hash128 digest;              // of the plan as it was made
  const model::Plan& plan;     // with a warm-up that is known
};

class OpenPoint {
 public:
  OpenPoint(PointPlan point, const SweepHead& head, const SweepRequest& request);
  OpenPoint(const OpenPoint&) = delete;
  OpenPoint& operator=(const OpenPoint&) = delete;

  [[nodiscard]] std::size_t index() const { return index_; }
  [[nodiscard]] const model::Network& network() const { return network_; }
  /// Replications that it takes, as far as that is known.
  [[nodiscard]] std::uint32_t wanted() const { return wanted_; }
  [[nodiscard]] bool can_start() const { return !failed_ && started_ < wanted_; }
  /// The index of a replication to run, the next one.
  [[nodiscard]] std::uint32_t start() { return started_++; }
  /// One of those that were started, in any order. May make it want more of them.
  void take(Replication replication);
  /// Nothing runs, and nothing more is wanted.
  [[nodiscard]] bool is_finished() const { return ended_ == started_ && !can_start(); }
  /// Once it is finished.
  [[nodiscard]] SweepPoint result() const;

 private:
  void look_ahead();

  std::size_t index_;
  std::vector<double> values_;
  Hash128 digest_;
  model::Network network_;
  double confidence_;
  model::Catalogue catalogue_;  // of the measures of the sweep alone
  Estimator estimator_;
  std::vector<std::optional<std::size_t>> entries_;  // of the network's catalogue, by measure
  std::optional<StoppingRule> rule_;
  std::vector<model::ReplicationMeasures> measured_;  // by replication
  std::optional<Replication> failed_;                 // the first, by index, without an answer
  std::uint32_t wanted_ = 0;
  std::uint32_t started_ = 0;
  std::uint32_t ended_ = 0;
};

}  // namespace cuakhau::experiment::detail
