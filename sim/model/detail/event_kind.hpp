#pragma once

// The events of the border. `subject` is a truck, stage or flow, `detail` a server or lane of it.

#include <cuakhau/kernel/event.hpp>

namespace cuakhau::model::detail {

enum class EventKind : std::uint16_t {
  arrival,       // flow: its next trucks come
  resupply,      // flow: a saturated one shows its next truck
  service_end,   // truck: its work is done, or its travel
  patience,      // truck: it has waited long enough
  calendar,      // stage: its number of open servers changes, or a crossing opens or closes
  failure,       // stage, server: it fails or is repaired
  lane_ready,    // stage, lane: the headway is over
  lane_turned,   // stage, lane: it has changed direction
  policy,        // policy, step: something happens to it at an instant of its own
  member_ready,  // pool: a member is back
  overdue,       // truck: it has waited so long that a turn may start short
  result,        // truck: the result of its check is known
  released,      // flow: a truck that was held comes
  road_end,      // truck: it comes to the end of its road
  again,         // truck: it may choose another way
  news,          // choice: what drivers hear of the border
  roster,        // pool, member: its break is due or over; member 0: overtime is
  limit,         // truck, limit: it has waited or stayed there long enough
};

[[nodiscard]] constexpr kernel::Event event(EventKind kind, std::uint32_t subject,
                                            std::uint16_t detail = 0) {
  return {.kind = static_cast<std::uint16_t>(kind), .detail = detail, .subject = subject};
}

}  // namespace cuakhau::model::detail
