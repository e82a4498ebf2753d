#pragma once

// A date as opening hours and demand name it: a date of one year, or one that comes back each year,
// by the calendar of months or by a feast. Feasts follow the moon and the sun: their dates come
// from a table of the years 2000 to 2050.

#include <compare>
#include <cstdint>
#include <optional>
#include <variant>
#include <vector>

#include <cuakhau/base/civil.hpp>
#include <cuakhau/model/field.hpp>

namespace cuakhau::model {

/// Tết and the Spring Festival are new year's day of the moon on the meridians of 105 and 120
/// degrees east: the same date but for 2007 and 2030.
enum class Feast : std::uint8_t {
  tet,
  hung_kings,
  spring_festival,
  qingming,
  dragon_boat,
  mid_autumn
};
template <>
struct EnumWords<Feast> {
  static constexpr std::array<std::string_view, 6> words{
      "tet", "hung_kings", "spring_festival", "qingming", "dragon_boat", "mid_autumn"};
};

inline constexpr int k_first_feast_year = 2000;
inline constexpr int k_last_feast_year = 2050;

/// So many days after the feast of each year; negative before it. Text: "tet", "tet - 10 d".
struct FeastDay {
  Feast feast = Feast::tet;
  std::int32_t days_after = 0;
  friend auto operator<=>(const FeastDay&, const FeastDay&) = default;
};

/// A day of each year. Text: "10-01".
struct YearlyDay {
  unsigned month = 1;
  unsigned day = 1;
  friend auto operator<=>(const YearlyDay&, const YearlyDay&) = default;
};

/// Sorted from the particular to the general.
struct CalendarDate {
  std::variant<CivilDate, FeastDay, YearlyDay> day;

  CalendarDate() = default;
  CalendarDate(CivilDate date) : day{date} {}
  CalendarDate(FeastDay feast) : day{feast} {}
  CalendarDate(YearlyDay yearly) : day{yearly} {}

  [[nodiscard]] bool is_of_one_year() const { return std::holds_alternative<CivilDate>(day); }
  friend auto operator<=>(const CalendarDate&, const CalendarDate&) = default;
};

/// The date that it names in a year: for a feast, in the year that the feast itself is in, so that
/// "tet - 40 d" may lie in the one before. None: not in that year, or beyond the table of feasts.
[[nodiscard]] std::optional<CivilDate> in_year(const CalendarDate& date, int year);

/// Whether `date` is one of the dates that `name` names.
[[nodiscard]] bool falls_on(const CalendarDate& name, CivilDate date);

/// Dates from the first through the last.
struct DateSpan {
  CivilDate first;
  CivilDate last;
  [[nodiscard]] bool contains(CivilDate date) const { return first <= date && date <= last; }
};

/// Whether `date` lies in a span of dates, both ends included. Ends that come back each year are
/// taken of one year, or, where `through` would lie before `from`, of two that follow each other.
[[nodiscard]] bool lies_within(CivilDate date, const CalendarDate& from,
                               const CalendarDate& through);

/// These spans; of those that come back each year, all that hold a date of `within` and some more.
[[nodiscard]] std::vector<DateSpan> spans_of(const CalendarDate& from, const CalendarDate& through,
                                             DateSpan within);

}  // namespace cuakhau::model
