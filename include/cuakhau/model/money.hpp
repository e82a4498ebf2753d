#pragma once

// Money, and what of a plan is counted in it: loads that lose value with age, what waiting costs,
// what a policy costs. A plan has one currency, named in every amount.

#include <optional>
#include <string>

#include <cuakhau/base/time.hpp>
#include <cuakhau/model/field.hpp>
#include <cuakhau/model/units.hpp>

namespace cuakhau::model {

/// An amount, not negative; whole dong are exact up to 2^53. Text: "900 M VND", "1.2 bn VND".
struct Money {
  double amount = 0.0;
  std::string currency;  // three capital letters
  friend bool operator==(const Money&, const Money&) = default;
};

/// Money by time. Text: "700000 VND/d".
struct MoneyRate {
  Money money;
  Duration per{Duration{3'600'000}};

  [[nodiscard]] double per_ms() const { return money.amount / static_cast<double>(per.count()); }
  friend bool operator==(const MoneyRate&, const MoneyRate&) = default;
};

/// One commodity's load. It loses nothing of its value up to the age `fresh_for`, all of it by the
/// age `shelf_life`, and evenly between.
struct Cargo {
  Money worth;
  Duration fresh_for{0};
  std::optional<Duration> shelf_life;
  DurationLaw age;  // on arrival
  friend bool operator==(const Cargo&, const Cargo&) = default;
};
template <class V, DescribedAs<Cargo> S>
void describe(V& visit, S& cargo) {
  visit(Field{.name = "worth",
              .help = "of one truck's load while it is fresh",
              .presence = Presence::required},
        cargo.worth);
  visit(Field{.name = "fresh_for", .help = "up to this age a load loses nothing"}, cargo.fresh_for);
  visit(Field{.name = "shelf_life",
              .help = "at this age a load is worth nothing, and between the two it loses evenly; "
                      "default: it never spoils"},
        cargo.shelf_life);
  visit(Field{.name = "age", .help = "law of the load's age on arrival; default 0 s"}, cargo.age);
}

/// What trucks cost while they are at the border: money, fuel, air.
struct Costs {
  std::optional<MoneyRate> waiting;
  std::optional<FuelRate> idling;
  std::optional<CarbonContent> carbon;
  friend bool operator==(const Costs&, const Costs&) = default;
};
template <class V, DescribedAs<Costs> S>
void describe(V& visit, S& costs) {
  visit(Field{.name = "waiting",
              .help = "of a truck that waits on its way to being cleared, by time"},
        costs.waiting);
  visit(
      Field{.name = "idling",
            .help = "fuel that a truck burns while it waits on its way to being cleared, over the "
                    "time with its engine off as well"},
      costs.idling);
  visit(Field{.name = "carbon", .help = "carbon dioxide from a litre of that fuel"}, costs.carbon);
}

/// What a policy costs.
struct PolicyCost {
  std::optional<Money> once;
  std::optional<Money> per_day;
  friend bool operator==(const PolicyCost&, const PolicyCost&) = default;
};
template <class V, DescribedAs<PolicyCost> S>
void describe(V& visit, S& cost) {
  visit(Field{.name = "once", .help = "when it comes into force for the first time"}, cost.once);
  visit(Field{.name = "per_day", .help = "for each day in which it is in force"}, cost.per_day);
}

}  // namespace cuakhau::model
