#pragma once

// Choices between ways: which gate a truck makes for, whether it drives on to another province or
// turns round. A choice says how drivers choose and what they know; the steps of each way stand in
// the routes.

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <cuakhau/base/time.hpp>
#include <cuakhau/model/field.hpp>
#include <cuakhau/model/money.hpp>
#include <cuakhau/model/units.hpp>

namespace cuakhau::model {

enum class ChoiceBy : std::uint8_t {
  cost,    // the way that costs least, as far as drivers know
  shares,  // habit: by shares, among those that are not shut
  order,   // a rule: the first that is neither shut nor full
};
template <>
struct EnumWords<ChoiceBy> {
  static constexpr std::array<std::string_view, 3> words{"cost", "shares", "order"};
};

/// What drivers know of the border: its state at the last of the instants `every` apart that is at
/// least `late` ago. Without `every`: its state now.
struct Information {
  std::optional<Duration> every;
  Duration late{0};
  friend bool operator==(const Information&, const Information&) = default;
};
template <class V, DescribedAs<Information> S>
void describe(V& visit, S& information) {
  visit(Field{.name = "every",
              .help = "time from one news of the border to the next; absent: drivers see it as it "
                      "is"},
        information.every);
  visit(Field{.name = "late", .help = "how old news are when they reach drivers"},
        information.late);
}

/// One of the ways of a choice, as drivers see it.
struct Way {
  std::optional<Probability> share{};
  std::optional<Count> full_at{};
  Duration time{0};
  std::optional<Money> fee{};
  friend bool operator==(const Way&, const Way&) = default;
};
template <class V, DescribedAs<Way> S>
void describe(V& visit, S& way) {
  visit(Field{.name = "share",
              .help = "of a choice by shares: trucks that take it while no way is shut",
              .change = Change::next_start},
        way.share);
  visit(Field{.name = "full_at",
              .help = "of a choice in order: it is full when so many trucks are at its stages",
              .change = Change::at_once,
              .lowest = 1},
        way.full_at);
  visit(Field{.name = "time",
              .help = "what it takes beyond the roads and stages of its steps, such as the wait at "
                      "a gate outside",
              .change = Change::next_start},
        way.time);
  visit(Field{.name = "fee",
              .help = "what it costs beyond the fees of its roads and stages",
              .change = Change::next_start},
        way.fee);
}

/// `scale` is that of a logit: the way with the least cost - scale x Gumbel noise is taken.
struct Choice {
  ChoiceBy by = ChoiceBy::cost;
  std::map<std::string, Way> ways;
  std::vector<std::string> order;
  Information information;
  std::optional<Money> scale{};
  std::optional<DurationLaw> again{};
  friend bool operator==(const Choice&, const Choice&) = default;
};
template <class V, DescribedAs<Choice> S>
void describe(V& visit, S& choice) {
  visit(Field{.name = "by",
              .help = "how a truck chooses: by cost, by shares that are habit, or in order"},
        choice.by);
  visit(Field{.name = "ways", .help = "the ways that there are", .presence = Presence::required},
        choice.ways);
  visit(Field{.name = "order", .help = "of a choice in order: all ways, the first choice first"},
        choice.order);
  visit(Field{.name = "information", .help = "what drivers know of the border"},
        choice.information);
  visit(Field{.name = "scale",
              .help = "of a choice by cost: how much tastes differ, as the scale of a logit; "
                      "absent: everybody takes the cheapest way",
              .change = Change::next_start},
        choice.scale);
  visit(Field{.name = "again",
              .help = "law of the time after which a driver who waits in a line chooses once more, "
                      "and then again; absent: never",
              .change = Change::next_start},
        choice.again);
}

}  // namespace cuakhau::model
