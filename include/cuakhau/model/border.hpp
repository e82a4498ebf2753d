#pragma once

// One replication: the border of a Network, run from its start to its horizon.

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include <cuakhau/base/hash.hpp>
#include <cuakhau/model/network.hpp>
#include <cuakhau/model/record.hpp>

namespace cuakhau::model {

enum class RunEnding : std::uint8_t {
  horizon,
  drained,
  deadlock,
  backlog_limit,
  event_limit,
  standstill,  // as many events at one instant as no border has: time will not go on
  exhausted,
};
template <>
struct EnumWords<RunEnding> {
  static constexpr std::array<std::string_view, 7> words{
      "horizon", "drained", "deadlock", "backlog_limit", "event_limit", "standstill", "exhausted"};
};

/// One truck of a circular wait: it holds `holds` and wants `wants`.
struct DeadlockLink {
  TruckRef truck;
  StageId holds;
  StageId wants;
};

struct ReplicationRun {
  RunEnding ending = RunEnding::horizon;
  Instant ended_at;
  std::uint64_t events = 0;
  Hash128 trace_digest;
  Hash128 path_digest;
  std::vector<DeadlockLink> deadlock;  // the cycle, when that is how it ended
  std::vector<PolicyFiring> firings;   // in the order of their instants
  StageId busiest;  // of most of the last events at a stage, when too many ended it; else none
};

/// Events at one instant after which a run is given up: five for each truck of the default backlog
/// limit, all on the move at once. A run that stays there is seen within a second or two.
inline constexpr std::uint64_t k_most_at_one_instant = 10'000'000;

/// Whether a replication draws its own numbers u, or 1 - u in the place of each: what was long is
/// short, so that the mean of the two varies less than that of two strangers.
enum class Luck : std::uint8_t { own, mirrored };

struct ReplicationKey {
  std::uint64_t seed = 1;
  std::uint32_t replication = 0;  // from 0
  Luck luck = Luck::own;
};

/// Runs one replication and sends its records to the observers. Deterministic in (network, key):
/// same digests on every machine, with every compiler.
[[nodiscard]] ReplicationRun run_replication(const Network& network, ReplicationKey key,
                                             std::span<RecordObserver* const> observers);

/// "deadlock at 2000-01-01T03:36+00:00: a#12 holds station_a and waits for station_b, …": for
/// messages.
[[nodiscard]] std::string explain_ending(const Network& network, const ReplicationRun& run);

}  // namespace cuakhau::model
