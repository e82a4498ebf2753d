#pragma once

// How trucks of a flow arrive. Exactly one of the kinds poisson, every, renewal, saturated, at,
// per_day, daily is given; batch and day_effect modify it.

#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <cuakhau/base/civil.hpp>
#include <cuakhau/model/calendar_date.hpp>
#include <cuakhau/model/field.hpp>
#include <cuakhau/model/moment.hpp>
#include <cuakhau/model/sides.hpp>
#include <cuakhau/model/units.hpp>

namespace cuakhau::model {

enum class DayEffectLaw : std::uint8_t { gamma, lognormal };
template <>
struct EnumWords<DayEffectLaw> {
  static constexpr std::array<std::string_view, 2> words{"gamma", "lognormal"};
};

/// A random factor of mean 1 on each civil day's rate. Real days vary far more than Poisson counts
/// do.
struct DayEffect {
  DayEffectLaw law = DayEffectLaw::gamma;
  Factor cv{0.0};                    // coefficient of variation of the factor
  Probability autocorrelation{0.0};  // lag 1, of the normal variable behind the factor
  std::string shared;  // flows that name the same effect get the same factors; empty: its own
  friend bool operator==(const DayEffect&, const DayEffect&) = default;
};

template <class V, DescribedAs<DayEffect> S>
void describe(V& visit, S& effect) {
  visit(Field{.name = "law", .help = "gamma or lognormal, of mean 1"}, effect.law);
  visit(Field{.name = "cv",
              .help = "coefficient of variation of a day's factor",
              .presence = Presence::required},
        effect.cv);
  visit(Field{.name = "autocorrelation",
              .help = "from one day to the next, of the normal variable behind the factor"},
        effect.autocorrelation);
  visit(Field{.name = "shared", .help = "flows that name the same effect share its factors"},
        effect.shared);
}

enum class DailyAs : std::uint8_t { count, mean };
template <>
struct EnumWords<DailyAs> {
  static constexpr std::array<std::string_view, 2> words{"count", "mean"};
};

struct DailyTotal {
  CivilDate date;
  double trucks = 0.0;
  friend bool operator==(const DailyTotal&, const DailyTotal&) = default;
};
template <class V, DescribedAs<DailyTotal> S>
void describe(V& visit, S& total) {
  visit(Field{.name = "date",
              .help = "civil date on the home side's clock",
              .presence = Presence::required},
        total.date);
  visit(Field{.name = "trucks",
              .help = "trucks on that date",
              .presence = Presence::required,
              .lowest = 0.0},
        total.trucks);
}

/// Factors by day of the week. Text: "{sat: 80 %, sun: 60 %}"; days not named have 100 %.
struct WeekdayFactors {
  std::array<Factor, 7> days;  // Monday first
  friend bool operator==(const WeekdayFactors&, const WeekdayFactors&) = default;
};
/// Factors by date. Text: "{2023-01-08: 60 %, tet - 3 d: 150 %}"; dates not named have 100 %.
struct DateFactors {
  std::map<CalendarDate, Factor> dates;

  /// Of several names of one date, the most particular counts: a date of one year, else a feast,
  /// else a day of each year.
  [[nodiscard]] double on(CivilDate date) const;
  friend bool operator==(const DateFactors&, const DateFactors&) = default;
};

struct Arrivals {
  std::optional<PerHour> poisson;
  std::optional<Duration> every;
  std::optional<DurationLaw> renewal;
  bool saturated = false;
  std::vector<Moment> at;
  std::optional<double> per_day;
  std::vector<DailyTotal> daily;
  DailyAs as = DailyAs::mean;
  std::vector<double>
      hours;  // 24 weights of per_day and daily, on the clock of `clock`; empty: even
  WeekdayFactors weekdays;
  DateFactors dates;
  Side clock = Side::home;
  std::optional<CountLaw> batch;
  std::optional<DayEffect> day_effect;
  friend bool operator==(const Arrivals&, const Arrivals&) = default;
};

template <class V, DescribedAs<Arrivals> S>
void describe(V& visit, S& arrivals) {
  visit(Field{.name = "poisson",
              .help = "Poisson arrivals at this rate, of batches if there are batches",
              .change = Change::at_once},
        arrivals.poisson);
  visit(Field{.name = "every", .help = "one arrival after each such span"}, arrivals.every);
  visit(Field{.name = "renewal", .help = "independent gaps of this law"}, arrivals.renewal);
  visit(Field{.name = "saturated", .help = "always one truck ready at the first stage"},
        arrivals.saturated);
  visit(Field{.name = "at", .help = "the instants of arrival, in order"}, arrivals.at);
  visit(Field{.name = "per_day",
              .help = "mean trucks a day, Poisson, spread by hours, weekdays and dates",
              .change = Change::at_once,
              .lowest = 0.0},
        arrivals.per_day);
  visit(
      Field{.name = "daily",
            .help = "totals by date: a list of {date, trucks}, or {csv: FILE} with those columns"},
      arrivals.daily);
  visit(Field{.name = "as",
              .help = "whether a daily total is the exact count of that day or its mean"},
        arrivals.as);
  visit(Field{.name = "hours",
              .help = "24 weights for the hours of the day",
              .change = Change::at_once,
              .lowest = 0.0},
        arrivals.hours);
  visit(Field{.name = "weekdays", .help = "factors by day of the week", .change = Change::at_once},
        arrivals.weekdays);
  visit(Field{.name = "dates", .help = "factors by date", .change = Change::at_once},
        arrivals.dates);
  visit(
      Field{.name = "clock", .help = "the side whose clock hours, weekdays and dates are read on"},
      arrivals.clock);
  visit(
      Field{.name = "batch", .help = "trucks that come together at each arrival (convoys, trains)"},
      arrivals.batch);
  visit(Field{.name = "day_effect", .help = "random factor of mean 1 on each day's rate"},
        arrivals.day_effect);
}

}  // namespace cuakhau::model
