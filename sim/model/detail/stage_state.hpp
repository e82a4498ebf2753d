#pragma once

// What changes at a stage during a run.

#include <array>
#include <cstdint>
#include <vector>

#include <cuakhau/base/time.hpp>
#include <cuakhau/kernel/event.hpp>

#include "model/detail/server_labels.hpp"
#include "model/detail/waiting_line.hpp"

namespace cuakhau::model::detail {

enum class LaneUse : std::uint8_t { one_way, reversible };

/// A lane of a crossing.
struct Lane {
  LaneUse use = LaneUse::one_way;
  Direction direction = Direction::export_;
  Instant next_entry = Instant::far_past();  // a headway behind the truck that entered last
  Instant last_exit = Instant::far_past();   // trucks do not overtake on a lane
  std::uint32_t travelling = 0;
  std::uint32_t blocked = 0;  // at its end, for want of a place beyond
  bool is_turning = false;
  Instant turning_since{};
  std::uint32_t turns = 0;
  kernel::EventHandle alarm{};  // at next_entry, while somebody cares
};

/// A server's random failures.
struct Failure {
  bool is_down = false;
  std::uint64_t count = 0;  // up and down times drawn so far
};

struct StageState {
  WaitingLine queue;  // inside a station
  std::array<WaitingLine, 2>
      offers;  // trucks that no place was found for; of a crossing by direction of travel
  std::uint32_t inside = 0;  // of a yard: places taken

  // stations
  std::uint32_t busy = 0;     // servers that work or are blocked
  std::uint32_t blocked = 0;  // of the busy ones, those that are blocked
  std::uint32_t open = 0;     // servers open by the calendar and not failed
  std::size_t level = 0;      // index of the present level of the calendar
  std::vector<TruckId>
      working;  // where work may stop or must end: those served, in the order of their starts
  std::vector<TruckId> paused;  // in the order of their starts
  ServerLabels labels;
  std::vector<Failure> failures;
  std::vector<Instant> lost_since;  // open servers that are down, and since when

  // crossings
  std::vector<Lane> lanes;
  std::size_t span = 0;  // open spans that have begun

  bool is_calling = true;  // a yard takes trucks again
  bool must_settle = false;
};

}  // namespace cuakhau::model::detail
