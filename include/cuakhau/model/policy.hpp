#pragma once

// A policy or an incident: values that replace the plan's own for some time. Dated (`from`,
// `until`, `for`, or `windows`), random (`every`), or triggered (`when`).

#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include <cuakhau/model/arrivals.hpp>
#include <cuakhau/model/calendar.hpp>
#include <cuakhau/model/check.hpp>
#include <cuakhau/model/field.hpp>
#include <cuakhau/model/flow.hpp>
#include <cuakhau/model/moment.hpp>
#include <cuakhau/model/money.hpp>
#include <cuakhau/model/route.hpp>
#include <cuakhau/model/stage.hpp>
#include <cuakhau/model/units.hpp>

namespace cuakhau::model {

/// A plan has no more policies than this.
inline constexpr std::size_t k_most_policies = 64;

/// Every type of value that may change in mid-run.
using SettingValue =
    std::variant<bool, double, Duration, Count, Factor, Probability, PerHour, DurationLaw, CountLaw,
                 ServiceLaw, Hours, WeeklyHours, WeekdayFactors, DateFactors, WhenFull,
                 std::vector<ServerGroup>, std::vector<CalendarException>, std::vector<DailyTotal>,
                 std::vector<double>, DatedShare, Money>;

struct Setting {
  std::string path;  // "gates.na_hinh.open.china"
  SettingValue value;
  friend bool operator==(const Setting&, const Setting&) = default;
};

/// What sets a policy off. Either a condition on a number, which holds from when it reaches
/// `at_least` until it falls below `below` (default: below `at_least`), or of free members from
/// when it falls below `below` until it reaches `at_least` (default: `below`); or an outcome of a
/// check, each time that it is found.
struct Trigger {
  std::string waiting{};    // a stage: trucks that wait there or for it; a gate, the province
  std::string occupancy{};  // a yard: places taken
  std::string free{};       // a pool: members at hand that nobody has
  std::optional<Threshold> at_least{};
  std::optional<Threshold> below{};
  std::string check{};
  std::string outcome{};

  /// The name of the stage, gate, pool or check that it looks at.
  [[nodiscard]] const std::string& watched() const {
    for (const std::string* name : {&check, &free, &occupancy})
      if (!name->empty()) return *name;
    return waiting;
  }
  /// Where the number is high, and where it is low: it is never both.
  [[nodiscard]] const Threshold& high() const { return at_least ? *at_least : *below; }
  [[nodiscard]] const Threshold& low() const { return below ? *below : *at_least; }
  friend bool operator==(const Trigger&, const Trigger&) = default;
};
template <class V, DescribedAs<Trigger> S>
void describe(V& visit, S& trigger) {
  visit(Field{.name = "waiting",
              .help = "a stage: the number of trucks that wait there or for a place there; a gate "
                      "or province: of those that wait at or for any of its stages before they are "
                      "cleared",
              .refers_to = "stages"},
        trigger.waiting);
  visit(Field{.name = "occupancy",
              .help = "a yard: the number of its places that are taken",
              .refers_to = "yards"},
        trigger.occupancy);
  visit(Field{.name = "free",
              .help = "a pool: the number of its members at hand that nobody has; the condition "
                      "begins below `below` and ends at `at_least`",
              .refers_to = "pools"},
        trigger.free);
  visit(Field{.name = "at_least",
              .help = "the condition begins when the number reaches this; of `free` it ends there, "
                      "default: below; of a yard also a share of its places",
              .lowest = 1},
        trigger.at_least);
  visit(Field{.name = "below",
              .help = "the condition ends when the number is below this, default: at_least; of "
                      "`free` it begins there",
              .lowest = 0},
        trigger.below);
  visit(Field{.name = "check",
              .help = "a check, of which each finding of `outcome` sets the policy off",
              .refers_to = "checks"},
        trigger.check);
  visit(Field{.name = "outcome", .help = "the outcome of that check"}, trigger.outcome);
}

/// A span of time in which a policy is in force, its end not included.
struct PolicyWindow {
  Moment from;
  Moment until;
  friend bool operator==(const PolicyWindow&, const PolicyWindow&) = default;
};
template <class V, DescribedAs<PolicyWindow> S>
void describe(V& visit, S& window) {
  visit(Field{.name = "from",
              .help = "when the policy comes into force",
              .presence = Presence::required},
        window.from);
  visit(Field{.name = "until", .help = "when it ends", .presence = Presence::required},
        window.until);
}

struct Policy {
  std::string name{};
  std::optional<PolicyDate> from{};
  std::optional<PolicyDate> until{};
  std::vector<PolicyWindow> windows{};
  std::optional<DurationLaw> every{};
  std::optional<Trigger> when{};
  DurationLaw after{};
  std::optional<DurationLaw> lasting{};
  std::optional<PolicyCost> cost{};
  std::vector<Setting> set{};
  std::map<std::string, Count> lose{};       // members, by pool
  std::map<std::string, Count> lose_each{};  // the same for each outcome that sets it off

  /// Whether its dates alone put it in force, perhaps several times.
  [[nodiscard]] bool has_windows() const { return !windows.empty() || (from && from->yearly); }
  friend bool operator==(const Policy&, const Policy&) = default;
};
template <class V, DescribedAs<Policy> S>
void describe(V& visit, S& policy) {
  visit(Field{.name = "name", .help = "its name in results", .presence = Presence::required},
        policy.name);
  visit(Field{.name = "from",
              .help = "when it comes into force, or may first be set off; default: from the start; "
                      "a day of each year: each year"},
        policy.from);
  visit(Field{.name = "until",
              .help = "when it ends at the latest; default: never; of a policy of each year, the "
                      "day of each year when it ends"},
        policy.until);
  visit(Field{.name = "windows",
              .help = "spans in which it is in force, in order, in place of from and until: a list "
                      "of {from, until}, or {csv: FILE} with these columns"},
        policy.windows);
  visit(Field{.name = "every",
              .help = "law of the time from its end (first: from the start) to its next onset: an "
                      "incident at random"},
        policy.every);
  visit(Field{.name = "when", .help = "the condition that sets it off"}, policy.when);
  visit(Field{.name = "after",
              .help = "law of the time from what sets it off to when it is in force; default 0 s"},
        policy.after);
  visit(Field{.name = "for",
              .help = "law of how long it is in force each time; default: until `until`, or as "
                      "long as its condition holds"},
        policy.lasting);
  visit(Field{.name = "cost", .help = "what it costs"}, policy.cost);
  visit(Field{.name = "set",
              .help = "values by path that replace the scenario's own while it is in force"},
        policy.set);
  visit(
      Field{.name = "lose",
            .help = "members that pools lack while it is in force, by pool; what several policies "
                    "take adds up"},
      policy.lose);
  visit(Field{.name = "lose_each",
              .help = "of a policy that an outcome of a check sets off: members that pools lack "
                      "for each such outcome, for as long as that one lasts, by pool; they add up"},
        policy.lose_each);
}

}  // namespace cuakhau::model
