#include <cuakhau/model/calendar_date.hpp>

#include <algorithm>
#include <utility>

#include <cuakhau/model/calendar.hpp>

#include "support/catch.hpp"

using namespace cuakhau;
using namespace cuakhau::model;

namespace {

CalendarDate on(CivilDate date) { return date; }
CalendarDate feast(Feast feast, std::int32_t days_after = 0) { return FeastDay{feast, days_after}; }
CalendarDate yearly(unsigned month, unsigned day) { return YearlyDay{month, day}; }

}  // namespace

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

TEST_CASE("the spans of some years hold the dates that lie within, and no others of these years") {
  const auto [from, through] = GENERATE(
      std::pair{yearly(12, 30), yearly(1, 2)}, std::pair{feast(Feast::tet, -40), feast(Feast::tet)},
      std::pair{on({2021, 5, 1}), on({2023, 2, 1})}, std::pair{yearly(2, 29), yearly(2, 29)},
      std::pair{on({2023, 1, 9}), yearly(1, 10)});
  const DateSpan years{{2022, 1, 1}, {2024, 12, 31}};
  const std::vector<DateSpan> spans = spans_of(from, through, years);
  for (CivilDate date = years.first; date <= years.last; date = date.plus_days(1)) {
    const bool lies =
        std::ranges::any_of(spans, [&](const DateSpan& span) { return span.contains(date); });
    REQUIRE(lies == lies_within(date, from, through));
  }
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
