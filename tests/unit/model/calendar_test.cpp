#include <cuakhau/model/calendar.hpp>

#include "support/catch.hpp"
#include "support/clocks.hpp"

using namespace cuakhau;
using namespace cuakhau::model;
using cuakhau::test::k_china;
using cuakhau::test::k_vietnam;
using namespace std::chrono_literals;

namespace {

Sides two_sides() {
  Sides sides;
  sides.home = {"vietnam", "VN", k_vietnam};
  sides.neighbour = {"china", "CN", k_china};
  return sides;
}

Instant vn(CivilDate date, Duration time_of_day) { return at(date, time_of_day, k_vietnam); }

DayHours day(Duration from, Duration until) { return {{{from, until}}}; }

Hours every_day(DayHours hours, Side clock = Side::home) {
  return {.kind = HoursKind::daily, .clock = clock, .daily = std::move(hours), .calendar = {}};
}

Hours named(std::string name) {
  return {.kind = HoursKind::named, .clock = Side::home, .daily = {}, .calendar = std::move(name)};
}

/// 2023-01-02 was a Monday.
OpenSpan january_week() { return {vn({2023, 1, 2}, 0h), vn({2023, 1, 9}, 0h)}; }

OpenSpans spans_of(const Calendar& calendar, OpenSpan within) {
  return open_spans(named("it"), {{"it", calendar}}, two_sides(), within);
}

OpenSpans spans_of(const Hours& hours, OpenSpan within) {
  return open_spans(hours, {}, two_sides(), within);
}

}  // namespace

TEST_CASE("what is always open is open throughout, what is never open not at all") {
  CHECK(spans_of(Hours{}, january_week()) == OpenSpans{january_week()});
  CHECK(spans_of(Hours{.kind = HoursKind::never, .clock = {}, .daily = {}, .calendar = {}},
                 january_week())
            .empty());
}

TEST_CASE("an empty window has no open spans") {
  const Instant noon = vn({2023, 1, 2}, 12h);
  CHECK(spans_of(Hours{}, {noon, noon}).empty());
  CHECK(spans_of(every_day(day(7h, 19h)), {noon, noon}).empty());
}

TEST_CASE("daily hours repeat on every day of the window") {
  const OpenSpans spans = spans_of(every_day(day(7h, 19h)), january_week());
  REQUIRE(spans.size() == 7);
  CHECK(spans.front() == OpenSpan{vn({2023, 1, 2}, 7h), vn({2023, 1, 2}, 19h)});
  CHECK(spans.back() == OpenSpan{vn({2023, 1, 8}, 7h), vn({2023, 1, 8}, 19h)});
}

TEST_CASE("the same hours on the neighbour's clock come one hour earlier") {
  const OpenSpans there = spans_of(every_day(day(8h, 18h), Side::neighbour), january_week());
  const OpenSpans here = spans_of(every_day(day(7h, 17h)), january_week());
  CHECK(there == here);
}

TEST_CASE("spans are cut where the window begins and ends") {
  const OpenSpan within{vn({2023, 1, 2}, 9h), vn({2023, 1, 3}, 8h)};
  CHECK(spans_of(every_day(day(7h, 19h)), within) ==
        OpenSpans{{within.from, vn({2023, 1, 2}, 19h)}, {vn({2023, 1, 3}, 7h), within.until}});
}

TEST_CASE("hours over midnight reach into a window that begins on the next day") {
  const OpenSpan within{vn({2023, 1, 2}, 0h), vn({2023, 1, 2}, 24h)};
  CHECK(spans_of(every_day(day(22h, 2h)), within) ==
        OpenSpans{{within.from, vn({2023, 1, 2}, 2h)}, {vn({2023, 1, 2}, 22h), within.until}});
}

TEST_CASE("hours over midnight belong to the day on which they begin") {
  Calendar calendar;
  calendar.weekly.days[6] = day(20h, 4h);  // Sunday night
  const OpenSpan fortnight{vn({2023, 1, 2}, 0h), vn({2023, 1, 16}, 0h)};
  CHECK(spans_of(calendar, fortnight) ==
        OpenSpans{{fortnight.from, vn({2023, 1, 2}, 4h)},  // of Sunday 1 January
                  {vn({2023, 1, 8}, 20h), vn({2023, 1, 9}, 4h)},
                  {vn({2023, 1, 15}, 20h), fortnight.until}});
}

TEST_CASE("intervals that adjoin or overlap make one span") {
  const DayHours hours{{{7h, 12h}, {12h, 15h}, {14h, 19h}, {20h, 21h}}};
  const OpenSpan within{vn({2023, 1, 2}, 0h), vn({2023, 1, 3}, 0h)};
  CHECK(spans_of(every_day(hours), within) ==
        OpenSpans{{vn({2023, 1, 2}, 7h), vn({2023, 1, 2}, 19h)},
                  {vn({2023, 1, 2}, 20h), vn({2023, 1, 2}, 21h)}});
}

TEST_CASE("days that are open from midnight to midnight make one span") {
  CHECK(spans_of(every_day(day(0h, 24h)), january_week()) == OpenSpans{january_week()});
  CHECK(spans_of(every_day(day(7h, 7h)), january_week()) == OpenSpans{january_week()});
}

TEST_CASE("days that a calendar does not name are closed") {
  Calendar calendar;
  for (std::size_t weekday = 0; weekday < 5; ++weekday)
    calendar.weekly.days[weekday] = day(7h, 19h);
  const OpenSpans spans = spans_of(calendar, january_week());
  REQUIRE(spans.size() == 5);
  CHECK(spans.back().until == vn({2023, 1, 6}, 19h));
}

TEST_CASE("an exception replaces the hours of its dates, and a later one wins") {
  Calendar calendar;
  calendar.weekly.days.fill(day(7h, 19h));
  calendar.exceptions = {{CivilDate{2023, 1, 3}, CivilDate{2023, 1, 5}, {}},
                         {CivilDate{2023, 1, 4}, CivilDate{2023, 1, 4}, day(9h, 10h)}};
  const OpenSpan within{vn({2023, 1, 2}, 0h), vn({2023, 1, 7}, 0h)};
  CHECK(spans_of(calendar, within) == OpenSpans{{vn({2023, 1, 2}, 7h), vn({2023, 1, 2}, 19h)},
                                                {vn({2023, 1, 4}, 9h), vn({2023, 1, 4}, 10h)},
                                                {vn({2023, 1, 6}, 7h), vn({2023, 1, 6}, 19h)}});
}

TEST_CASE("an exception leaves the night before it, which began on another day") {
  Calendar calendar;
  calendar.weekly.days.fill(day(22h, 2h));
  calendar.exceptions = {{CivilDate{2023, 1, 3}, CivilDate{2023, 1, 3}, {}}};
  const OpenSpan within{vn({2023, 1, 2}, 12h), vn({2023, 1, 5}, 0h)};
  CHECK(spans_of(calendar, within) == OpenSpans{{vn({2023, 1, 2}, 22h), vn({2023, 1, 3}, 2h)},
                                                {vn({2023, 1, 4}, 22h), within.until}});
}

TEST_CASE("exceptions are dated on the calendar's own clock") {
  Calendar calendar;
  calendar.clock = Side::neighbour;
  calendar.weekly.days.fill(day(0h, 24h));
  calendar.exceptions = {{CivilDate{2023, 1, 4}, CivilDate{2023, 1, 4}, {}}};
  CHECK(spans_of(calendar, january_week()) ==
        OpenSpans{{january_week().from, vn({2023, 1, 3}, 23h)},
                  {vn({2023, 1, 4}, 23h), january_week().until}});
}

TEST_CASE("hours run on over the end of a year and a leap day") {
  const OpenSpans new_year =
      spans_of(every_day(day(22h, 2h)), {vn({2023, 12, 31}, 12h), vn({2024, 1, 1}, 12h)});
  CHECK(new_year == OpenSpans{{vn({2023, 12, 31}, 22h), vn({2024, 1, 1}, 2h)}});
  const OpenSpans leap =
      spans_of(every_day(day(7h, 8h)), {vn({2024, 2, 28}, 0h), vn({2024, 3, 2}, 0h)});
  CHECK(leap.size() == 3);
}

TEST_CASE("daily hours shifted by a whole day with their window are the same spans a day later") {
  const Hours hours = every_day({{{7h, 12h}, {13h, 17h}, {22h, 1h}}}, Side::neighbour);
  const OpenSpans before = spans_of(hours, january_week());
  OpenSpans after = spans_of(hours, {january_week().from + k_day, january_week().until + k_day});
  for (OpenSpan& span : after) span = {span.from - k_day, span.until - k_day};
  CHECK(after == before);
}

TEST_CASE("weekly hours shifted by a day of the week are the same spans a day later") {
  Calendar calendar;
  calendar.weekly.days[0] = day(7h, 19h);
  calendar.weekly.days[5] = day(20h, 3h);
  calendar.weekly.days[6] = {{{6h, 8h}, {9h, 23h}}};
  Calendar shifted;
  for (std::size_t weekday = 0; weekday < 7; ++weekday)
    shifted.weekly.days[(weekday + 1) % 7] = calendar.weekly.days[weekday];
  OpenSpans after = spans_of(shifted, {january_week().from + k_day, january_week().until + k_day});
  for (OpenSpan& span : after) span = {span.from - k_day, span.until - k_day};
  CHECK(after == spans_of(calendar, january_week()));
}

TEST_CASE("an intersection holds what both have, and nothing that only touches") {
  const auto span = [](Duration from, Duration until) {
    return OpenSpan{Instant{from}, Instant{until}};
  };
  CHECK(intersection({span(1h, 5h), span(6h, 9h)}, {span(2h, 3h), span(4h, 7h), span(9h, 10h)}) ==
        OpenSpans{span(2h, 3h), span(4h, 5h), span(6h, 7h)});
  CHECK(intersection({span(1h, 5h)}, {}).empty());
  CHECK(intersection({span(1h, 2h)}, {span(2h, 3h)}).empty());
}

TEST_CASE("an intersection is commutative and idempotent") {
  const OpenSpans vietnam = spans_of(every_day(day(7h, 19h)), january_week());
  const OpenSpans china =
      spans_of(every_day({{{8h, 12h}, {14h, 23h}}}, Side::neighbour), january_week());
  const OpenSpans both = intersection(vietnam, china);
  CHECK(both.size() == 14);
  CHECK(both == intersection(china, vietnam));
  CHECK(both == intersection(both, vietnam));
}
