#pragma once

// What changes at a stage during a run.

#include <array>
#include <cstdint>
#include <vector>

#include <cuakhau/base/time.hpp>
#include <cuakhau/kernel/cache_aligned.hpp>
#include <cuakhau/kernel/event.hpp>

#include "model/detail/server_labels.hpp"
#include "model/detail/tables.hpp"
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
  bool is_shut = false;  // a policy has taken it away: nobody enters
  Instant turning_since{};
  std::uint32_t turns = 0;
  kernel::EventHandle alarm{};  // at next_entry, while somebody cares
};

/// A bay of an exchange: the trucks of the turn that it works on or that are blocked in it.
struct Bay {
  std::vector<Truck*> trucks;
  Instant until{};         // of the turn
  std::uint64_t turn = 0;  // its number, from 1
};

/// Trucks that wait in an exchange for a turn with one another.
struct Party {
  explicit Party(std::uint32_t levels) : sides{WaitingLine(levels), WaitingLine(levels)} {}
  std::array<WaitingLine, 2> sides;  // by Direction
  std::uint32_t overdue = 0;         // those that have waited so long that a turn may be short
};

/// A server's random failures.
struct Failure {
  bool is_down = false;
  std::uint64_t count = 0;  // up and down times drawn so far
};

/// Whether work stops by this rule when there is nobody to do it.
[[nodiscard]] constexpr bool pauses(Closing rule) {
  return rule == Closing::suspend || rule == Closing::restart;
}

struct alignas(kernel::k_cache_line) StageState {
  explicit StageState(const StageTable& table, StageId stage = {});
  /// Takes over what it keeps of the table; the discipline is the same.
  void follow(const StageTable& table);

  // Of the table, what every truck asks for, and what it changes: two cache lines, up to the sizes
  // of the first two waiting lines.
  StageId id;
  StageKind kind;
  bool knows_working;        // of a station: whether it matters who is being served
  bool is_calling = true;    // a yard takes trucks again
  bool must_settle = false;  // something became free
  bool has_pace;             // other than that of its laws
  bool is_asleep = false;    // nobody is there: it is closed until somebody comes, to cost no event
  std::uint32_t queue_limit;  // of a station
  std::uint32_t staff;        // of a station: members of a pool for each service
  const Priority* priority;   // null: first in, first out

  StageState* next_unsettled = nullptr;  // of which that is so
  std::uint32_t inside = 0;              // of a yard: places taken
  std::uint32_t busy = 0;                // servers that work or are blocked; members that are away
  std::uint32_t blocked = 0;  // of the busy ones, those that are blocked; that trucks hold
  std::uint32_t open = 0;     // servers open by the calendar and not failed
  std::size_t level = 0;      // index of the present level of the calendar
  ServerLabels labels;
  WaitingLine queue;  // inside a station
  // Trucks that no place was found for; of a crossing by direction of travel, of an exchange by
  // side.
  std::array<WaitingLine, 2> offers;
  // Of a pool: trucks that wait for a member of it or of others, by the set of these.
  std::vector<WaitingLine> shared;

  // stations
  kernel::EventHandle next_hours;  // of the calendar: its next level, or the next opening
  // Of a station that knows them: those served, and those whose work stopped, in the order of their
  // starts.
  std::vector<Truck*> working;
  std::vector<Truck*> paused;
  std::vector<Failure> failures;
  // Open servers that are down, or members on a break, and since when.
  std::vector<Instant> lost_since;

  std::uint32_t held = 0;  // of a check: trucks not cleared that wait for its result

  // crossings
  std::vector<Lane> lanes;
  std::size_t span = 0;  // open spans that have begun

  // exchanges: `busy` and `blocked` count trucks
  std::vector<Bay> bays;  // by label
  std::uint32_t bays_in_use = 0;
  std::uint64_t turns = 0;                     // started so far
  std::vector<Party> parties;                  // one, or by commodity where turns match
  std::array<std::uint32_t, 2> places_used{};  // by side: trucks that wait for a turn

  /// Has what every truck asks for brought into the cache.
  void fetch() const {
    __builtin_prefetch(&id);
    __builtin_prefetch(&queue);
  }
  /// Trucks that wait at or for this stage before they are cleared, wherever each of them stands.
  [[nodiscard]] std::uint32_t uncleared() const {
    std::uint32_t sum = queue.uncleared() + offers[0].uncleared() + offers[1].uncleared() + held;
    for (const WaitingLine& line : shared) sum += line.uncleared();
    for (const Party& party : parties)
      for (const WaitingLine& side : party.sides) sum += side.uncleared();
    return sum;
  }
  /// Of a pool: trucks that wait for a member of it, or first of all of it.
  [[nodiscard]] std::uint32_t waiting_for_members() const {
    std::uint32_t sum = offers[0].size();
    for (const WaitingLine& line : shared) sum += line.size();
    return sum;
  }
  /// Of a station: whether it has trucks whose work stopped.
  [[nodiscard]] bool has_paused() const { return knows_working && !paused.empty(); }
  /// Of an exchange: those that this truck can take a turn with.
  [[nodiscard]] Party& party_of(const Truck& truck) {
    return parties[parties.size() == 1 ? 0 : truck.commodity().index()];
  }
  [[nodiscard]] std::uint32_t waiting_on(Direction side) const {
    return places_used[static_cast<std::size_t>(side)];
  }

  /// The priority level of this truck here.
  [[nodiscard]] std::uint32_t level_of(const Truck& truck) const {
    return priority == nullptr ? 0 : priority->level_of(truck.commodity(), truck.marks);
  }
};

}  // namespace cuakhau::model::detail
