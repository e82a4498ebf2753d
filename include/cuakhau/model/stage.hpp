#pragma once

// The stages that trucks visit: yards, stations, crossings.

#include <optional>
#include <string>
#include <vector>

#include <cuakhau/model/calendar.hpp>
#include <cuakhau/model/field.hpp>
#include <cuakhau/model/money.hpp>
#include <cuakhau/model/productivity.hpp>
#include <cuakhau/model/sides.hpp>
#include <cuakhau/model/units.hpp>

namespace cuakhau::model {

/// Whom a stage takes next. `priority` lists commodities and outcomes of checks, the most urgent
/// first; the first that fits a truck counts, those that none fits come last; arrival order among
/// equals. Text: "fifo" or "priority(declared, fruit)".
struct Discipline {
  std::vector<std::string> priority;  // empty: first in, first out
  friend bool operator==(const Discipline&, const Discipline&) = default;
};

/// What happens to work in progress when a server closes or breaks down.
enum class Closing : std::uint8_t {
  finish,                 // work that has started is finished
  must_end_before_close,  // work starts only if it ends by the closing
  suspend,                // work stops and goes on from there
  restart,                // work stops and starts again from nothing, of the same length
};
template <>
struct EnumWords<Closing> {
  static constexpr std::array<std::string_view, 4> words{"finish", "must_end_before_close",
                                                         "suspend", "restart"};
};

/// Places where trucks wait for the next stage.
struct Yard {
  std::string gate;
  Side side = Side::home;
  Count places = Count::unlimited();
  std::optional<Count> call_up_below;
  Discipline discipline;
  std::optional<Money> fee;
  friend bool operator==(const Yard&, const Yard&) = default;
};

template <class V, DescribedAs<Yard> S>
void describe(V& visit, S& yard) {
  visit(Field{.name = "gate", .help = "the gate it belongs to", .refers_to = "gates"}, yard.gate);
  visit(Field{.name = "side", .help = "the side it lies on"}, yard.side);
  visit(
      Field{.name = "places", .help = "trucks it can hold", .change = Change::at_once, .lowest = 1},
      yard.places);
  visit(Field{.name = "call_up_below",
              .help = "once full, it takes trucks again only when fewer than this are inside, and "
                      "then until it is full",
              .change = Change::at_once,
              .lowest = 1},
        yard.call_up_below);
  visit(Field{.name = "discipline", .help = "whom it takes next of those who wait for a place"},
        yard.discipline);
  visit(Field{.name = "fee",
              .help = "what a truck pays there, as it leaves",
              .change = Change::at_once},
        yard.fee);
}

/// Servers that are open at the same hours.
struct ServerGroup {
  Count count{1, false};
  Hours hours;
  friend bool operator==(const ServerGroup&, const ServerGroup&) = default;
};
template <class V, DescribedAs<ServerGroup> S>
void describe(V& visit, S& group) {
  visit(Field{.name = "count",
              .help = "servers in this group",
              .presence = Presence::required,
              .change = Change::at_once,
              .lowest = 0},
        group.count);
  visit(Field{.name = "hours", .help = "when they are open", .change = Change::at_once},
        group.hours);
}

enum class Queueing : std::uint8_t { shared, per_server };
template <>
struct EnumWords<Queueing> {
  static constexpr std::array<std::string_view, 2> words{"shared", "per_server"};
};

/// Random up and down times of each server, running by the clock whether or not it works.
struct Breakdowns {
  DurationLaw up;
  DurationLaw down;
  Closing rule = Closing::suspend;
  friend bool operator==(const Breakdowns&, const Breakdowns&) = default;
};
template <class V, DescribedAs<Breakdowns> S>
void describe(V& visit, S& breakdowns) {
  visit(Field{.name = "up",
              .help = "law of the time from repair to failure",
              .presence = Presence::required},
        breakdowns.up);
  visit(Field{.name = "down",
              .help = "law of the time from failure to repair",
              .presence = Presence::required},
        breakdowns.down);
  visit(Field{.name = "rule", .help = "what happens to work under way: finish, suspend or restart"},
        breakdowns.rule);
}

struct Station {
  std::string gate;
  Side side = Side::home;
  std::vector<ServerGroup> servers{ServerGroup{}};
  Hours hours;
  Count queue = Count::unlimited();
  Queueing queueing = Queueing::shared;
  Discipline discipline;
  ServiceLaw service;
  Factor pace;
  std::optional<Productivity> productivity;
  Closing closing = Closing::finish;
  std::string staffed_by;
  Count staff{1, false};
  std::optional<Breakdowns> breakdowns;
  std::optional<Money> fee;
  friend bool operator==(const Station&, const Station&) = default;
};

template <class V, DescribedAs<Station> S>
void describe(V& visit, S& station) {
  visit(Field{.name = "gate", .help = "the gate it belongs to", .refers_to = "gates"},
        station.gate);
  visit(Field{.name = "side", .help = "the side it lies on"}, station.side);
  visit(Field{.name = "servers",
              .help = "trucks served at once: a number, or groups with hours of their own",
              .change = Change::at_once},
        station.servers);
  visit(Field{.name = "hours", .help = "when it is open", .change = Change::at_once},
        station.hours);
  visit(Field{.name = "queue",
              .help = "places for trucks that wait for a server",
              .change = Change::at_once,
              .lowest = 0},
        station.queue);
  visit(Field{.name = "queueing",
              .help = "one queue for all servers, or one for each, the shortest joined on arrival"},
        station.queueing);
  visit(Field{.name = "discipline", .help = "whom a free server takes next"}, station.discipline);
  visit(Field{.name = "service",
              .help = "how long a service lasts",
              .presence = Presence::required,
              .change = Change::next_start},
        station.service);
  visit(Field{.name = "pace",
              .help = "how fast services go: one lasts its time divided by the pace at its start",
              .change = Change::next_start},
        station.pace);
  visit(Field{.name = "productivity",
              .help = "factors on the pace, by the number of open servers and by the hour"},
        station.productivity);
  visit(Field{.name = "closing", .help = "what happens to work in progress when servers close"},
        station.closing);
  visit(Field{.name = "staffed_by",
              .help = "a pool: a service needs members of it from its start to its end",
              .refers_to = "pools"},
        station.staffed_by);
  visit(Field{.name = "staff", .help = "members of that pool for each service", .lowest = 1},
        station.staff);
  visit(Field{.name = "breakdowns", .help = "random up and down times of each server"},
        station.breakdowns);
  visit(Field{.name = "fee",
              .help = "what a truck pays there, as it leaves",
              .change = Change::at_once},
        station.fee);
}

/// Lanes of a crossing by use.
struct Lanes {
  Count export_{0, false};
  Count import_{0, false};
  Count reversible{0, false};

  /// Lanes that can be used in this direction.
  [[nodiscard]] constexpr std::uint32_t open_to(Direction travel) const {
    return (travel == Direction::export_ ? export_ : import_).value + reversible.value;
  }
  friend bool operator==(const Lanes&, const Lanes&) = default;
};
template <class V, DescribedAs<Lanes> S>
void describe(V& visit, S& lanes) {
  visit(Field{.name = "export",
              .help = "lanes from the home side to the neighbour",
              .change = Change::at_once},
        lanes.export_);
  visit(Field{.name = "import",
              .help = "lanes from the neighbour to the home side",
              .change = Change::at_once},
        lanes.import_);
  visit(Field{.name = "reversible",
              .help = "lanes used in both directions in turn",
              .change = Change::at_once},
        lanes.reversible);
}

/// When a reversible lane changes direction.
enum class Turning : std::uint8_t {
  exhaustive,  // when nobody waits in the present direction and somebody does in the other
  polling,     // as exhaustive, and it keeps turning while nobody waits at all
};
template <>
struct EnumWords<Turning> {
  static constexpr std::array<std::string_view, 2> words{"exhaustive", "polling"};
};

enum class CrossingClosing : std::uint8_t { must_clear, finish };
template <>
struct EnumWords<CrossingClosing> {
  static constexpr std::array<std::string_view, 2> words{"must_clear", "finish"};
};

/// The gate that a crossing counts for, from a date on (empty: from ever).
struct Membership {
  std::string gate;
  std::optional<CivilDate> from;
  friend bool operator==(const Membership&, const Membership&) = default;
};
template <class V, DescribedAs<Membership> S>
void describe(V& visit, S& membership) {
  visit(Field{.name = "gate",
              .help = "the gate it counts for",
              .presence = Presence::required,
              .refers_to = "gates"},
        membership.gate);
  visit(Field{.name = "from",
              .help = "first date of it, on the home side's clock; absent: from ever"},
        membership.from);
}

/// The line at a marker. A truck enters a lane when the one before it is a headway ahead, and takes
/// `travel` to the other side. Open while both sides of the crossing and of its gate are.
struct Crossing {
  std::string markers;
  std::vector<Membership> gate;
  PerSideFlag open;
  PerSideHours hours;
  Lanes lanes;
  DurationLaw headway;
  DurationLaw travel;
  Factor pace;
  DurationLaw turn;
  Turning turning = Turning::exhaustive;
  CrossingClosing closing = CrossingClosing::must_clear;
  Discipline discipline;
  std::optional<Money> fee;
  friend bool operator==(const Crossing&, const Crossing&) = default;
};

template <class V, DescribedAs<Crossing> S>
void describe(V& visit, S& crossing) {
  visit(Field{.name = "markers", .help = "the border markers it lies between"}, crossing.markers);
  visit(Field{.name = "gate", .help = "the gate it counts for: a name, or a list by date"},
        crossing.gate);
  visit(Field{.name = "open", .help = "whether each side has it open", .change = Change::at_once},
        crossing.open);
  visit(Field{.name = "hours", .help = "when each side has it open", .change = Change::at_once},
        crossing.hours);
  visit(Field{.name = "lanes", .help = "lanes by use", .presence = Presence::required},
        crossing.lanes);
  visit(Field{.name = "headway",
              .help = "least time between two trucks that enter a lane",
              .presence = Presence::required,
              .change = Change::next_start},
        crossing.headway);
  visit(Field{.name = "travel",
              .help = "time from entering the lane to leaving it",
              .presence = Presence::required,
              .change = Change::next_start},
        crossing.travel);
  visit(Field{.name = "pace",
              .help = "how fast trucks go: headway and travel are divided by it",
              .change = Change::next_start},
        crossing.pace);
  visit(Field{.name = "turn",
              .help = "time for a reversible lane to change direction once it is clear"},
        crossing.turn);
  visit(Field{.name = "turning", .help = "when a reversible lane changes direction"},
        crossing.turning);
  visit(Field{.name = "closing",
              .help = "must_clear: no truck enters that could not leave before either side closes"},
        crossing.closing);
  visit(Field{.name = "discipline", .help = "whom a free lane takes next"}, crossing.discipline);
  visit(Field{.name = "fee",
              .help = "what a truck pays as it leaves the lane; none on its way back",
              .change = Change::at_once},
        crossing.fee);
}

}  // namespace cuakhau::model
