#pragma once

// What a command that runs replications hears while it does: a signal, and progress on a terminal.

#include <optional>

#include <cuakhau/report/progress.hpp>

#include "signals.hpp"

namespace cuakhau::tool {

/// The line of progress is wiped when this ends.
class WatchedRun {
 public:
  /// @param records of each replication; null: none
  explicit WatchedRun(bool is_quiet, experiment::RecordSink* records = nullptr)
      : hooks_{nullptr, records, &SignalWatch::stop_flag()} {
    if (!is_quiet && report::can_draw_progress()) hooks_.progress = &progress_.emplace();
  }
  WatchedRun(const WatchedRun&) = delete;
  WatchedRun& operator=(const WatchedRun&) = delete;
  ~WatchedRun() = default;

  [[nodiscard]] const experiment::RunHooks& hooks() const { return hooks_; }

 private:
  std::optional<report::TerminalProgress> progress_;
  experiment::RunHooks hooks_;
};

}  // namespace cuakhau::tool
