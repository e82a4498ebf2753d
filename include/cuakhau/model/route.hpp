#pragma once

// The way of a flow's trucks: a list of steps. A step is a stage or handover to visit, a branch by
// shares, parallel arms that join, a choice of one of several stages or ways, a drive, or a jump
// back.
// A truck that comes to parallel arms from a yard keeps its place there until they have joined and
// the next stage takes it; a server it gives up.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include <cuakhau/model/field.hpp>
#include <cuakhau/model/sides.hpp>
#include <cuakhau/model/units.hpp>

namespace cuakhau::model {

struct Step;
using Route = std::vector<Step>;

enum class ChooseRule : std::uint8_t { shortest, round_robin, random };
template <>
struct EnumWords<ChooseRule> {
  static constexpr std::array<std::string_view, 3> words{"shortest", "round_robin", "random"};
};
enum class Ties : std::uint8_t { first, random };
template <>
struct EnumWords<Ties> {
  static constexpr std::array<std::string_view, 2> words{"first", "random"};
};

/// One way out of a branch; its shares must add up to 100 %. After its route the truck goes on
/// behind the branch.
struct Arm {
  std::string name;  // for records and results; "1", "2" … when empty
  Probability share;
  Route route;
  friend bool operator==(const Arm&, const Arm&) = default;
};

/// `beyond` belongs to a visit to a handover: the steps made beyond the line before the truck comes
/// back. `seize` waits for a member of a pool, `release` gives it back; in between, the truck may
/// visit what it likes. `ways` belongs to a check or a choice of ways: the steps that each of its
/// outcomes leads to; one that is not named goes straight on. `limit` belongs to a visit: the time
/// for which a truck waits there, or stays in a yard, before it goes on by the steps `late`.
/// Exactly one of visit, check, branch, parallel, choose, choose_way, drive, go_to, seize, release
/// is given. As `visit`, "cleared" marks the truck as cleared here, "leave" ends its way (a truck
/// that is not cleared yet has turned back) and "diverted" ends it elsewhere; a route that has
/// neither "cleared" nor a handover clears its trucks at its end.
struct Step {
  std::string visit;
  std::string check;
  std::map<std::string, Route> ways;  // by outcome
  std::vector<Arm> branch;
  std::vector<Route> parallel;
  std::vector<std::string> choose;
  ChooseRule rule = ChooseRule::shortest;
  Ties ties = Ties::first;
  std::string choose_way;
  std::string drive;
  std::string go_to;
  Route beyond;
  std::string seize;
  std::string release;
  DurationLaw back;
  std::optional<DurationLaw> limit{};
  Route late;
  std::optional<Direction> as{};  // side at an exchange; none: the direction of the flow
  friend bool operator==(const Step&, const Step&) = default;
};

template <class V, DescribedAs<Arm> S>
void describe(V& visit, S& arm) {
  visit(Field{.name = "name", .help = "name of this way out"}, arm.name);
  visit(Field{.name = "share",
              .help = "share of the trucks that take it",
              .presence = Presence::required,
              .change = Change::next_start},
        arm.share);
  visit(Field{.name = "route", .help = "steps of this way out; none: straight on"}, arm.route);
}

template <class V, DescribedAs<Step> S>
void describe(V& visit, S& step) {
  visit(Field{.name = "visit",
              .help = R"(a yard, station, crossing or handover; or "cleared", "leave", "diverted")",
              .refers_to = "steps"},
        step.visit);
  visit(
      Field{.name = "check", .help = "a check that the truck goes through", .refers_to = "checks"},
      step.check);
  visit(Field{.name = "ways",
              .help = "of a check or a choice of ways: the steps that an outcome leads to, by its "
                      "name; one that is not named goes straight on"},
        step.ways);
  visit(Field{.name = "branch", .help = "ways out by share"}, step.branch);
  visit(Field{.name = "parallel", .help = "routes that run side by side and join"}, step.parallel);
  visit(Field{.name = "choose",
              .help = "stages of which each truck takes one on arrival",
              .refers_to = "stages"},
        step.choose);
  visit(
      Field{.name = "rule", .help = "how to choose: shortest counts trucks waiting and in service"},
      step.rule);
  visit(Field{.name = "ties", .help = "which of equally short stages"}, step.ties);
  visit(Field{.name = "choose_way",
              .help = "a choice: the truck takes one of its `ways`",
              .refers_to = "choices"},
        step.choose_way);
  visit(Field{.name = "drive",
              .help = "a place: the truck leaves where it is and drives there by the roads"},
        step.drive);
  visit(Field{.name = "go_to",
              .help = "go on at the first step of this route that visits the named stage",
              .refers_to = "steps"},
        step.go_to);
  visit(Field{.name = "beyond",
              .help = "of a handover: the steps beyond the line; default: its unloading station"},
        step.beyond);
  visit(Field{.name = "seize",
              .help = "a pool: the truck waits for a member, and keeps it until it releases it",
              .refers_to = "pools"},
        step.seize);
  visit(Field{.name = "release",
              .help = "a pool: the truck gives its member back",
              .refers_to = "pools"},
        step.release);
  visit(Field{.name = "back",
              .help = "of a release: law of the time until the member is ready again; default 0 s",
              .change = Change::next_start},
        step.back);
  visit(Field{.name = "limit",
              .help =
                  "of a visit: how long the truck waits for its service there, or for its turn or "
                  "driver at a handover, or stays in a yard",
              .change = Change::next_start},
        step.limit);
  visit(Field{.name = "late", .help = "what a truck does that has waited so long"}, step.late);
  visit(Field{.name = "as",
              .help = "of a visit to an exchange: the truck's side; absent: that of its direction"},
        step.as);
}

}  // namespace cuakhau::model
