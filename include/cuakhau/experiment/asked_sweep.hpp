#pragma once

// A sweep whose points come one after the other while it runs, from an optimiser perhaps, which
// hears of each as soon as it ends. Any number of threads gives the same numbers.

#include <cstddef>
#include <memory>
#include <vector>

#include <cuakhau/experiment/sweep.hpp>

namespace cuakhau::experiment {

class AskedSweep {
 public:
  /// Starts the threads. @param job whose design is one of asked_design(); all must outlive this
  AskedSweep(const SweepJob& job, const RunHooks& hooks, SweepStore& store, PointSink& sink);
  AskedSweep(const AskedSweep&) = delete;
  AskedSweep& operator=(const AskedSweep&) = delete;
  ~AskedSweep();

  /// Runs it behind those that were asked before. @param index that no other point has
  void ask(std::size_t index, std::vector<double> values);
  /// Whether nothing that is asked will be run any more: it was stopped, or something failed.
  [[nodiscard]] bool is_over() const;
  /// No more are asked: waits for those under way. What is finished is kept.
  [[nodiscard]] Expected<SweepEnding, files::FileProblem> finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// The points that a store had when it was opened, without readings and digests; of those with
/// values that the factors of the head have.
[[nodiscard]] Expected<std::vector<SweepPoint>, files::FileProblem> kept_points(
    SweepStore& store, const SweepHead& head);

}  // namespace cuakhau::experiment
