#pragma once

// What happens at an instant, as a plain value of eight bytes. The kernel carries it and gives it
// back; what the fields mean belongs to the model.

#include <compare>
#include <cstdint>

#include <cuakhau/base/time.hpp>
#include <cuakhau/kernel/phase.hpp>

namespace cuakhau::kernel {

struct Event {
  std::uint16_t kind = 0;     // what the model switches on
  std::uint16_t detail = 0;   // free for the model
  std::uint32_t subject = 0;  // index of the entity that it is about

  friend constexpr bool operator==(const Event&, const Event&) = default;
};
static_assert(sizeof(Event) == 8);

/// Names a scheduled event until it has fired or was cancelled; after that it is stale, and stays
/// so through the next 2^32 - 1 uses of its slot. Value-initialised it names nothing.
struct EventHandle {
  std::uint32_t slot_plus_one = 0;
  std::uint32_t generation = 0;

  [[nodiscard]] constexpr bool is_null() const { return slot_plus_one == 0; }
  friend constexpr bool operator==(const EventHandle&, const EventHandle&) = default;
};

/// An event with the place in the order at which it ran.
struct Fired {
  Instant at;
  Phase phase = Phase::calendar;
  Event event;

  friend constexpr bool operator==(const Fired&, const Fired&) = default;
};

}  // namespace cuakhau::kernel
