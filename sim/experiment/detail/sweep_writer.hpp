#pragma once

// Puts finished points into a sweep's store from a thread of its own, several to a transaction
// where they come fast, and none later than a tenth of a second after it is finished.

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include <cuakhau/experiment/sweep_store.hpp>

namespace cuakhau::experiment::detail {

class SweepWriter {
 public:
  /// @param store must outlive it, and is not used by anybody else meanwhile
  explicit SweepWriter(SweepStore& store);
  SweepWriter(const SweepWriter&) = delete;
  SweepWriter& operator=(const SweepWriter&) = delete;
  ~SweepWriter();

  /// Waits while too many points wait to be written, so that memory does not grow.
  /// @return false once the store cannot be written: there is no use in going on
  [[nodiscard]] bool add(SweepPoint point);
  /// Writes what is left. Nothing may be added afterwards.
  [[nodiscard]] std::optional<files::FileProblem> finish();

 private:
  void work();

  SweepStore& store_;
  std::mutex mutex_;
  std::condition_variable news_;
  std::condition_variable room_;
  std::vector<SweepPoint> waiting_;
  std::optional<files::FileProblem> problem_;
  bool is_over_ = false;
  std::jthread thread_;  // the last member: it uses the others
};

}  // namespace cuakhau::experiment::detail
