#pragma once

// One replication, with an end to it when it is no longer wanted.

#include <atomic>
#include <optional>

#include <cuakhau/experiment/replicate.hpp>

namespace cuakhau::experiment::detail {

struct SingleRun {
  std::uint32_t index = 0;
  model::ReplicationKey key;
  const std::atomic<bool>* stop = nullptr;  // null: it is never stopped
  model::RecordObserver* records = nullptr;
};

/// Nothing when it was abandoned, since `stop` became true.
[[nodiscard]] std::optional<Replication> run_single(const model::Network& network,
                                                    const SingleRun& run);

}  // namespace cuakhau::experiment::detail
