#pragma once

// The threads that run the points of a sweep, and what they share.
//
// A thread that finds no replication to start among the open points opens another, so that no core
// idles before the last point, and few points are in memory.

#include <condition_variable>
#include <deque>
#include <exception>
#include <list>
#include <memory>
#include <mutex>
#include <vector>

#include <cuakhau/experiment/sweep.hpp>

#include "experiment/detail/open_point.hpp"
#include "experiment/detail/sweep_writer.hpp"

namespace cuakhau::experiment::detail {

/// A point before it is run.
struct PointToRun {
  std::size_t index = 0;
  std::vector<double> values{};  // by factor
};

class SweepCrew {
 public:
  /// @param todo points of the job's design
  SweepCrew(const SweepJob& job, const RunHooks& hooks, SweepStore& store,
            std::vector<std::size_t> todo);

  /// From now on more points may come, until close(): a thread without work waits for them.
  /// @param sink hears of each point that ends
  void take_more(PointSink& sink);
  void add(PointToRun point);
  void close();

  /// What each thread does until there is nothing left, or the sweep is stopped.
  void work();

  /// Whether nothing is run any more.
  [[nodiscard]] bool is_over();
  /// Once no thread works any more.
  [[nodiscard]] Expected<SweepEnding, files::FileProblem> ending();

 private:
  using Lock = std::unique_lock<std::mutex>;

  /// What a point is before its replications run: open, or with its row already, or nothing when
  /// the sweep is stopped.
  struct Opening {
    std::unique_ptr<OpenPoint> open;
    std::optional<SweepPoint> row;
  };

  [[nodiscard]] bool is_stopped() const { return hooks_.stop != nullptr && hooks_.stop->load(); }
  [[nodiscard]] bool has_next() const { return next_ < todo_.size() || !added_.empty(); }
  void end();
  [[nodiscard]] OpenPoint* next(Lock& lock);
  [[nodiscard]] PointToRun take_next();
  void open_next(Lock& lock);
  [[nodiscard]] Opening open_point(PointToRun point) const;
  void run_one(OpenPoint& point, Lock& lock);
  void close_point(SweepPoint row, std::uint32_t replications, Lock& lock);
  void report(std::uint32_t more);

  const SweepHead& head_;
  const PlanSource& plans_;
  const SweepRequest& request_;
  const RunHooks& hooks_;
  const std::vector<std::size_t> todo_;
  SweepWriter writer_;
  PointSink* sink_ = nullptr;
  std::mutex mutex_;
  std::condition_variable news_;
  std::list<std::unique_ptr<OpenPoint>> open_;
  std::size_t next_ = 0;
  std::deque<PointToRun> added_;
  bool is_complete_ = true;  // no more points are added
  std::size_t opening_ = 0;
  std::size_t closed_ = 0;
  std::uint64_t closed_replications_ = 0;
  std::uint64_t done_ = 0;
  bool is_over_ = false;
  std::exception_ptr failure_;
};

}  // namespace cuakhau::experiment::detail
