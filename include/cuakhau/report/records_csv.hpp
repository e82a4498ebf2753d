#pragma once

// Records as CSV: what happened to each truck at each stage, one row a visit, and one a journey.
//
// Columns: replication, flow, number, commodity, direction, stage, step, round, server, reason,
// outcome, gate, arrived_ms, entered_ms, started_ms, ended_ms, left_ms, paused_ms, waited_ms.
// Times are whole milliseconds since the start of the run (negative for trucks that waited before
// it), empty where the instant was not reached; paused_ms and waited_ms are spans. `direction` is
// of travel: a returning empty goes the other way. The outcome of a visit to a check is what it
// found. A journey has the stage "journey" and no step:
// its ended_ms is when the truck was cleared, left_ms when it left the model. Rows stand in order
// of replication; within one, in the order in which the records were completed.

#include <memory>
#include <optional>
#include <string>

#include <cuakhau/base/expected.hpp>
#include <cuakhau/experiment/replicate.hpp>
#include <cuakhau/files/problem.hpp>
#include <cuakhau/model/network.hpp>

namespace cuakhau::report {

class RecordsCsv final : public experiment::RecordSink {
 public:
  /// @param network of the plan that is run: for its names; must outlive this
  /// @param first the replication whose rows come first
  [[nodiscard]] static Expected<std::unique_ptr<RecordsCsv>, files::FileProblem> create(
      const std::string& path, const model::Network& network, std::uint32_t first);
  ~RecordsCsv() override;

  [[nodiscard]] std::unique_ptr<model::RecordObserver> open(std::uint32_t replication) override;
  void close(std::uint32_t replication, std::unique_ptr<model::RecordObserver> observer) override;

  /// The file appears. Also tells what went wrong before; then no file appears.
  [[nodiscard]] std::optional<files::FileProblem> commit();

 private:
  struct State;
  explicit RecordsCsv(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace cuakhau::report
