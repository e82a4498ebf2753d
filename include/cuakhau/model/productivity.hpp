#pragma once

// How fast the servers of a station work, by how many of them are open and by the hour.

#include <vector>

#include <cuakhau/model/calendar.hpp>
#include <cuakhau/model/field.hpp>
#include <cuakhau/model/units.hpp>

namespace cuakhau::model {

/// A pace below this is no work any more: what stands still is shut.
inline constexpr double k_least_pace = 0.01;

/// The pace of each server when so many or more are open, up to the next entry.
struct PaceByOpen {
  Count servers{1, false};
  Factor pace;
  friend bool operator==(const PaceByOpen&, const PaceByOpen&) = default;
};
template <class V, DescribedAs<PaceByOpen> S>
void describe(V& visit, S& entry) {
  visit(Field{.name = "servers",
              .help = "from so many open servers on, up to the next entry",
              .presence = Presence::required,
              .lowest = 1},
        entry.servers);
  visit(Field{.name = "pace",
              .help = "how fast each of them then works",
              .presence = Presence::required,
              .change = Change::next_start},
        entry.pace);
}

/// The pace of each server at some hours.
struct PaceByHour {
  Hours hours;
  Factor pace;
  friend bool operator==(const PaceByHour&, const PaceByHour&) = default;
};
template <class V, DescribedAs<PaceByHour> S>
void describe(V& visit, S& entry) {
  visit(Field{.name = "hours",
              .help = "hours of the day, or a calendar",
              .presence = Presence::required,
              .change = Change::next_start},
        entry.hours);
  visit(Field{.name = "pace",
              .help = "how fast each server works then",
              .presence = Presence::required,
              .change = Change::next_start},
        entry.pace);
}

/// Both factors multiply each other and the station's own pace. Where nothing is listed the factor
/// is 100 %; of several hours that hold at once the last ones listed count.
struct Productivity {
  std::vector<PaceByOpen> by_open;  // fewest servers first
  std::vector<PaceByHour> by_hour;
  friend bool operator==(const Productivity&, const Productivity&) = default;
};
template <class V, DescribedAs<Productivity> S>
void describe(V& visit, S& productivity) {
  visit(Field{.name = "by_open", .help = "pace by the number of servers that are open"},
        productivity.by_open);
  visit(Field{.name = "by_hour", .help = "pace by the hour"}, productivity.by_hour);
}

}  // namespace cuakhau::model
