#pragma once

// Runs the points of a design, each with replications, on all cores, and keeps what it finds in a
// store. Any number of threads gives the same numbers.

#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include <cuakhau/base/expected.hpp>
#include <cuakhau/experiment/precision.hpp>
#include <cuakhau/experiment/run.hpp>
#include <cuakhau/experiment/sweep_store.hpp>

namespace cuakhau::experiment {

/// Makes the plan of a point. Called by several threads at once.
class PlanSource {
 public:
  PlanSource() = default;
  PlanSource(const PlanSource&) = delete;
  PlanSource& operator=(const PlanSource&) = delete;
  virtual ~PlanSource() = default;
  /// @param point values, by factor of the design
  /// @return a plan without errors (model::problems), or in one line why the values make none
  [[nodiscard]] virtual Expected<model::Plan, std::string> plan(
      std::span<const double> point) const = 0;
};

/// Hears of each point as it ends, before it is kept. Called by several threads at once.
class PointSink {
 public:
  PointSink() = default;
  PointSink(const PointSink&) = delete;
  PointSink& operator=(const PointSink&) = delete;
  virtual ~PointSink() = default;
  virtual void on_point(const SweepPoint& point) = 0;
};

struct SweepRequest {
  std::uint32_t replications = k_default_replications;
  std::optional<Precision> precision{};  // of every measure of the sweep, in place of a number
  unsigned threads = 0;                  // 0: as many as the machine has; changes no number
};

/// What a sweep runs, and how. Refers to what must outlive it.
struct SweepJob {
  const SweepHead& head;
  const PlanSource& plans;
  SweepRequest request;
};

enum class SweepEnding : std::uint8_t { done, stopped };

/// The points of the head's shard that the store had not when it was opened. A point that has no
/// plan or no answer is a row that says so. What is finished when it is stopped, or when the store
/// cannot be written, is kept.
/// @param hooks no records; progress in replications
[[nodiscard]] Expected<SweepEnding, files::FileProblem> sweep(const SweepJob& job,
                                                              const RunHooks& hooks,
                                                              SweepStore& store);

/// How many points of the head's shard the store had not when it was opened.
[[nodiscard]] std::size_t points_left(const SweepHead& head, const SweepStore& store);

}  // namespace cuakhau::experiment
