#include <cuakhau/model/calendar_date.hpp>

#include <cuakhau/model/arrivals.hpp>
#include <cuakhau/model/calendar.hpp>

#include "support/catch.hpp"

using namespace cuakhau;
using namespace cuakhau::model;

namespace {

CalendarDate on(CivilDate date) { return date; }
CalendarDate feast(Feast feast, std::int32_t days_after = 0) { return FeastDay{feast, days_after}; }
CalendarDate yearly(unsigned month, unsigned day) { return YearlyDay{month, day}; }

using Dates = std::vector<CivilDate>;

Dates in_years(const CalendarDate& date, int first, int last) {
  Dates dates;
  for (int year = first; year <= last; ++year)
    if (const auto found = in_year(date, year)) dates.push_back(*found);
  return dates;
}

}  // namespace

// The holidays that Vietnam and China published for these years.
TEST_CASE("feasts fall on the published dates") {
  CHECK(in_years(feast(Feast::tet), 2020, 2026) == Dates{{2020, 1, 25},
                                                         {2021, 2, 12},
                                                         {2022, 2, 1},
                                                         {2023, 1, 22},
                                                         {2024, 2, 10},
                                                         {2025, 1, 29},
                                                         {2026, 2, 17}});
  CHECK(in_years(feast(Feast::hung_kings), 2022, 2025) ==
        Dates{{2022, 4, 10}, {2023, 4, 29}, {2024, 4, 18}, {2025, 4, 7}});
  CHECK(in_years(feast(Feast::qingming), 2022, 2025) ==
        Dates{{2022, 4, 5}, {2023, 4, 5}, {2024, 4, 4}, {2025, 4, 4}});
  CHECK(in_years(feast(Feast::dragon_boat), 2022, 2025) ==
        Dates{{2022, 6, 3}, {2023, 6, 22}, {2024, 6, 10}, {2025, 5, 31}});
  CHECK(in_years(feast(Feast::mid_autumn), 2022, 2025) ==
        Dates{{2022, 9, 10}, {2023, 9, 29}, {2024, 9, 17}, {2025, 10, 6}});
}

TEST_CASE("new year's day of the moon differs between the two countries in 2007 and 2030 alone") {
  Dates apart;
  for (int year = k_first_feast_year; year <= k_last_feast_year; ++year) {
    const auto tet = in_year(feast(Feast::tet), year).value();
    if (tet != in_year(feast(Feast::spring_festival), year)) apart.push_back(tet);
  }
  CHECK(apart == Dates{{2007, 2, 17}, {2030, 2, 2}});
}

// A year of the moon has 354, 355 or, with a leap month, 383 to 385 days.
TEST_CASE("years of the moon have the lengths that there are") {
  for (const Feast moon : {Feast::tet, Feast::hung_kings, Feast::spring_festival,
                           Feast::dragon_boat, Feast::mid_autumn}) {
    for (int year = k_first_feast_year; year < k_last_feast_year; ++year) {
      const auto length = in_year(feast(moon), year + 1).value().days_since_epoch() -
                          in_year(feast(moon), year).value().days_since_epoch();
      CAPTURE(year, word(moon), length);
      // Between other days of the year the leap month may count once, whatever its place.
      CHECK(((length >= 353 && length <= 356) || (length >= 383 && length <= 386)));
    }
  }
}

TEST_CASE("a date beyond the table or the month is none") {
  CHECK_FALSE(in_year(feast(Feast::tet), k_first_feast_year - 1));
  CHECK_FALSE(in_year(feast(Feast::tet), k_last_feast_year + 1));
  CHECK_FALSE(in_year(yearly(2, 29), 2023));
  CHECK(in_year(yearly(2, 29), 2024) == CivilDate{2024, 2, 29});
  CHECK_FALSE(in_year(on({2023, 1, 8}), 2024));
}

TEST_CASE("days before a feast may lie in the year before it") {
  CHECK(falls_on(feast(Feast::tet, -40), {2022, 12, 13}));
  CHECK_FALSE(falls_on(feast(Feast::tet, -40), {2022, 12, 14}));
}

TEST_CASE("a span that comes back each year may run over the end of one") {
  CHECK(lies_within({2022, 12, 30}, yearly(12, 30), yearly(1, 2)));
  CHECK(lies_within({2023, 1, 2}, yearly(12, 30), yearly(1, 2)));
  CHECK_FALSE(lies_within({2023, 1, 3}, yearly(12, 30), yearly(1, 2)));
  CHECK_FALSE(lies_within({2023, 6, 1}, yearly(12, 30), yearly(1, 2)));
  CHECK(lies_within({2023, 10, 7}, yearly(10, 1), yearly(10, 7)));
}

TEST_CASE("dates of one year do not come back") {
  CHECK(lies_within({2023, 1, 8}, on({2023, 1, 8}), on({2023, 1, 9})));
  CHECK_FALSE(lies_within({2024, 1, 8}, on({2023, 1, 8}), on({2023, 1, 9})));
  CHECK_FALSE(lies_within({2023, 1, 8}, on({2023, 1, 9}), on({2023, 1, 8})));
}

TEST_CASE("a calendar with a feast is the calendar with its dates, year by year") {
  const DayHours open{{{std::chrono::hours{7}, std::chrono::hours{19}}}};
  Calendar by_feast;
  by_feast.weekly.days.fill(open);
  Calendar by_date = by_feast;
  by_feast.exceptions = {{feast(Feast::tet, -1), feast(Feast::tet, 5), DayHours{}}};
  for (const int year : {2022, 2023, 2024}) {
    const CivilDate tet = in_year(feast(Feast::tet), year).value();
    by_date.exceptions.push_back({on(tet.plus_days(-1)), on(tet.plus_days(5)), DayHours{}});
  }
  const OpenSpan years{at({2022, 1, 1}, {}, UtcOffset{}), at({2025, 1, 1}, {}, UtcOffset{})};
  const Hours named{.kind = HoursKind::named, .clock = {}, .daily = {}, .calendar = "it"};
  const OpenSpans spans = open_spans(named, {{"it", by_feast}}, Sides{}, years);
  CHECK(spans == open_spans(named, {{"it", by_date}}, Sides{}, years));
  CHECK(spans.size() == 3 * 365 + 1 - 3 * 7);  // 2024 is a leap year
}

TEST_CASE("of several factors of a date the most particular counts") {
  const DateFactors factors{
      {{yearly(1, 22), {0.5}}, {feast(Feast::tet), {0.25}}, {on({2024, 2, 10}), {2.0}}}};
  CHECK(factors.on({2023, 1, 22}) == 0.25);  // Tet
  CHECK(factors.on({2024, 1, 22}) == 0.5);
  CHECK(factors.on({2024, 2, 10}) == 2.0);
  CHECK(factors.on({2024, 2, 11}) == 1.0);
}
