#pragma once

// Watches the event stream from outside, for traces. Events come in batches, so that a run without
// an observer pays nothing and one with an observer pays a virtual call per batch.

#include <cstddef>
#include <span>

#include <cuakhau/kernel/event.hpp>

namespace cuakhau::kernel {

class EventObserver {
 public:
  EventObserver() = default;
  EventObserver(const EventObserver&) = delete;
  EventObserver& operator=(const EventObserver&) = delete;
  virtual ~EventObserver() = default;

  /// Events in the order in which they fired, each exactly once; a batch is complete when run()
  /// returns. The span is valid during the call.
  virtual void on_events(std::span<const Fired> batch) = 0;
};

/// The longest batch that an observer is given.
inline constexpr std::size_t k_observer_batch = 256;

}  // namespace cuakhau::kernel
