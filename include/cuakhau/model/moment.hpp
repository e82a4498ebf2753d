#pragma once

// A point of time as a scenario writes it: on a side's clock ("2023-01-08 07:30 VN", "2023-01-08"
// for its first instant on the home side's clock), or as a span after the start of the period
// ("start + 90 min"). Where it may come back each year, also a day of each year ("tet - 10 d",
// "10-01 07:00 VN").

#include <optional>

#include <cuakhau/base/civil.hpp>
#include <cuakhau/base/time.hpp>
#include <cuakhau/model/calendar_date.hpp>

namespace cuakhau::model {

struct Moment {
  bool is_after_start = false;
  Duration after_start{0};
  Instant instant;

  [[nodiscard]] static constexpr Moment at(Instant instant) {
    return {false, Duration{0}, instant};
  }
  [[nodiscard]] static constexpr Moment after(Duration span) { return {true, span, Instant{}}; }
  [[nodiscard]] constexpr Instant resolve(Instant start) const {
    return is_after_start ? start + after_start : instant;
  }
  friend bool operator==(const Moment&, const Moment&) = default;
};

/// A time of a day that comes back each year.
struct YearlyMoment {
  CalendarDate day;
  Duration time_of_day{0};
  UtcOffset clock;

  /// None: not in that year, or beyond the table of feasts.
  [[nodiscard]] std::optional<Instant> in_year(int year) const {
    const std::optional<CivilDate> date = model::in_year(day, year);
    return date ? std::optional{at(*date, time_of_day, clock)} : std::nullopt;
  }
  friend bool operator==(const YearlyMoment&, const YearlyMoment&) = default;
};

/// A moment, or one of each year.
struct PolicyDate {
  Moment moment;
  std::optional<YearlyMoment> yearly;

  PolicyDate() = default;
  PolicyDate(const Moment& once) : moment{once} {}
  PolicyDate(const YearlyMoment& each_year) : yearly{each_year} {}

  /// Of a moment.
  [[nodiscard]] constexpr Instant resolve(Instant start) const { return moment.resolve(start); }
  friend bool operator==(const PolicyDate&, const PolicyDate&) = default;
};

}  // namespace cuakhau::model
