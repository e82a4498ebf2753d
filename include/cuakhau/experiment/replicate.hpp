#pragma once

// Runs replications on all cores. Slot k is written by replication k alone and everything is
// reduced in index order, so that the number of threads changes nothing but the time.

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include <cuakhau/experiment/estimate.hpp>
#include <cuakhau/model/border.hpp>
#include <cuakhau/model/measure.hpp>

namespace cuakhau::experiment {

/// Told how far a run is; called by one thread at a time, whichever it is.
class ProgressListener {
 public:
  ProgressListener() = default;
  ProgressListener(const ProgressListener&) = delete;
  ProgressListener& operator=(const ProgressListener&) = delete;
  virtual ~ProgressListener() = default;
  /// @param wanted may grow while a run goes on, when it stops by precision
  virtual void on_progress(std::uint32_t done, std::uint32_t wanted) = 0;
};

/// Takes the records of every replication. Open and close are called by one thread at a time,
/// whichever it is; each observer is used by the thread that runs its replication.
class RecordSink {
 public:
  RecordSink() = default;
  RecordSink(const RecordSink&) = delete;
  RecordSink& operator=(const RecordSink&) = delete;
  virtual ~RecordSink() = default;
  [[nodiscard]] virtual std::unique_ptr<model::RecordObserver> open(std::uint32_t replication) = 0;
  /// The replication is over. One that was abandoned is never closed.
  virtual void close(std::uint32_t replication,
                     std::unique_ptr<model::RecordObserver> observer) = 0;
};

/// What a run tells and heeds while it goes on; null: nothing.
struct RunHooks {
  ProgressListener* progress = nullptr;
  RecordSink* records = nullptr;
  const std::atomic<bool>* stop = nullptr;  // once true, replications under way are abandoned
};

struct Replication {
  std::uint32_t index = 0;
  model::ReplicationRun run;
  model::ReplicationMeasures measures;

  /// Whether it ran to its horizon or until nothing was left to happen.
  [[nodiscard]] bool has_answer() const;
};

/// What replications have to do with each other: nothing, or 2 k and 2 k + 1 are a pair, of which
/// the second has 1 - u where the first has u (antithetic.hpp).
enum class Draw : std::uint8_t { independent, antithetic };

struct ReplicationRange {
  std::uint64_t seed = 1;
  std::uint32_t first = 0;
  std::uint32_t count = 0;
  unsigned threads = 0;  // 0: as many as the machine has
  Draw draw = Draw::independent;
};

/// The random numbers of replication `index`.
[[nodiscard]] model::ReplicationKey key_of(const ReplicationRange& range, std::uint32_t index);

enum class BatchEnding : std::uint8_t { complete, no_answer, stopped };

struct Batch {
  BatchEnding ending = BatchEnding::complete;
  /// In index order. Complete: all. No answer: the first replication, by index, that has none,
  /// alone. Stopped: none.
  std::vector<Replication> replications;
};

/// What to do after a replication: go on, with other networks alone, or not at all.
enum class Demand : std::uint8_t { more, others, nothing };

/// Takes each replication as soon as it ends, whether it has an answer or not. Called by one thread
/// at a time, whichever it is, in no order.
class ReplicationSink {
 public:
  ReplicationSink() = default;
  ReplicationSink(const ReplicationSink&) = delete;
  ReplicationSink& operator=(const ReplicationSink&) = delete;
  virtual ~ReplicationSink() = default;
  /// @param network the index of the one that was run
  [[nodiscard]] virtual Demand take(std::size_t network, Replication replication) = 0;
};

enum class Ending : std::uint8_t { done, stopped };

/// The same replications of each network, on one set of threads. They start in order of their
/// index, of equals in that of the networks: when the sink asks for no more of a network, those of
/// it with a lower index have started, and end. @param hooks records of one network only
[[nodiscard]] Ending replicate_each(std::span<const model::Network> networks,
                                    const ReplicationRange& range, const RunHooks& hooks,
                                    ReplicationSink& sink);

/// Threads for `wanted` (0: as many as the machine has) of `count` replications.
[[nodiscard]] unsigned thread_count(unsigned wanted, std::uint32_t count);

/// Once a replication ends without an answer no further one starts; those before it end first, so
/// that the one reported is the same with any number of threads.
[[nodiscard]] Batch replicate(const model::Network& network, const ReplicationRange& range,
                              const RunHooks& hooks);

}  // namespace cuakhau::experiment
