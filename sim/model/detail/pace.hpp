#pragma once

// How fast the work of a stage goes. What takes time there is drawn as ever and then divided by the
// pace at its start, so that a change of pace changes nobody's draws.
//
// The pace of a station is a function of time alone: its own, times that of the number of servers
// that the calendar opens, times that of the hour. Servers that have failed count as open.

#include <vector>

#include <cuakhau/model/network.hpp>
#include <cuakhau/model/plan.hpp>

namespace cuakhau::model::detail {

/// The pace from an instant on; 1 is that of the laws as they stand.
struct PaceLevel {
  Instant from;
  double pace = 1.0;
};
/// Sorted; the first holds from the start. Empty where the pace is 1 throughout.
using Paces = std::vector<PaceLevel>;

[[nodiscard]] Paces constant_pace(Factor pace);

/// @param open the servers that the calendar opens, from window.start on
[[nodiscard]] Paces paces_of(const Plan& plan, const Station& station,
                             const std::vector<OpenLevel>& open, const RunWindow& window);

[[nodiscard]] double pace_at(const Paces& paces, Instant now);
/// The instant after `now` at which it changes next; never() when it stays.
[[nodiscard]] Instant next_pace_change(const Paces& paces, Instant now);

/// What this work takes when it starts now.
[[nodiscard]] Duration at_pace(Duration work, const Paces& paces, Instant now);

struct PaceRange {
  double mean = 1.0;  // of the open servers over time
  double most = 1.0;  // while any is open
};
[[nodiscard]] PaceRange pace_range(const Paces& paces, const std::vector<OpenLevel>& open,
                                   OpenSpan within);

/// No server of the station ever works faster. 0 when its paces are not sound.
[[nodiscard]] double fastest_pace(const Station& station);

}  // namespace cuakhau::model::detail
