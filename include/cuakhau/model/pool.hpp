#pragma once

// A pool: people or machines that trucks or stations need for some time and give back, such as
// drivers, tractors, officers. A route takes a member by `seize: NAME` and gives it back by
// `release: NAME`; a station that is `staffed_by` a pool works only with members of it.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <cuakhau/model/money.hpp>
#include <cuakhau/model/stage.hpp>

namespace cuakhau::model {

/// When a member is away for some time: after so much work, after so many duties, or by the
/// calendar. One of the three. Meals, charging and weekly tests are breaks.
struct Break {
  std::optional<Duration> after;
  std::optional<Count> after_duties;
  std::optional<Duration> every;
  DurationLaw lasting;
  friend bool operator==(const Break&, const Break&) = default;
};
template <class V, DescribedAs<Break> S>
void describe(V& visit, S& one) {
  visit(Field{.name = "after",
              .help = "when a duty ends and the member has worked so long since its last such "
                      "break, or since its shift began"},
        one.after);
  visit(Field{.name = "after_duties",
              .help = "when a duty ends and the member has had so many since then",
              .lowest = 1},
        one.after_duties);
  visit(Field{.name = "every",
              .help = "by the calendar: each member once in so long, the members in turn, evenly "
                      "spread; who is at work then goes when its duty ends"},
        one.every);
  visit(Field{.name = "for",
              .help = "law of the length of the break",
              .presence = Presence::required,
              .change = Change::next_start},
        one.lasting);
}

/// What the members of a pool cost.
struct PoolCost {
  Money per_staff_hour;
  std::optional<Hours> night{};
  std::optional<Factor> night_premium{};
  friend bool operator==(const PoolCost&, const PoolCost&) = default;
};
template <class V, DescribedAs<PoolCost> S>
void describe(V& visit, S& cost) {
  visit(Field{.name = "per_staff_hour",
              .help = "of a member on shift, or beyond its hours, for each hour",
              .presence = Presence::required,
              .change = Change::at_once},
        cost.per_staff_hour);
  visit(Field{.name = "night", .help = "hours that cost more, such as 22:00-06:00 VN"}, cost.night);
  visit(Field{.name = "night_premium",
              .help = "what an hour of the night costs on top, as a share of an hour's cost",
              .change = Change::at_once},
        cost.night_premium);
}

struct Pool {
  std::string gate;
  Side side = Side::home;
  std::vector<ServerGroup> members{ServerGroup{}};
  Hours hours;
  Count least{1, false};
  Duration overtime{0};
  std::vector<Break> breaks{};
  std::optional<PoolCost> cost{};
  std::optional<Money> fee{};
  Discipline discipline;
  friend bool operator==(const Pool&, const Pool&) = default;
};

/// The members of all groups together.
[[nodiscard]] inline std::uint64_t strength_of(const Pool& pool) {
  std::uint64_t sum = 0;
  for (const ServerGroup& group : pool.members) sum += group.count.limit();
  return sum;
}

template <class V, DescribedAs<Pool> S>
void describe(V& visit, S& pool) {
  visit(Field{.name = "gate", .help = "the gate it belongs to", .refers_to = "gates"}, pool.gate);
  visit(Field{.name = "side", .help = "the side its members come from"}, pool.side);
  visit(Field{.name = "members",
              .help = "how many there are: a number, or groups with hours of their own",
              .presence = Presence::required,
              .change = Change::at_once},
        pool.members);
  visit(Field{.name = "hours",
              .help = "when members can be had; who is at work then finishes it",
              .change = Change::at_once},
        pool.hours);
  visit(Field{.name = "least",
              .help = "fewer than that, those on a break left out, begin nothing",
              .change = Change::at_once,
              .lowest = 1},
        pool.least);
  visit(Field{.name = "overtime",
              .help = "when its hours end, a shift goes on while trucks wait for it, at most so "
                      "long; default 0 s",
              .change = Change::next_start},
        pool.overtime);
  visit(Field{.name = "breaks",
              .help = "when each member is away for some time, and for how long: one, or a list"},
        pool.breaks);
  visit(Field{.name = "cost", .help = "what its members cost"}, pool.cost);
  visit(Field{.name = "fee",
              .help = "what a truck pays for a member, as it gives it back",
              .change = Change::at_once},
        pool.fee);
  visit(Field{.name = "discipline", .help = "which truck a free member goes to next"},
        pool.discipline);
}

}  // namespace cuakhau::model
