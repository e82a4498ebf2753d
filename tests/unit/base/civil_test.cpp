#include <cuakhau/base/civil.hpp>

#include "support/broken_contract.hpp"
#include "support/catch.hpp"

namespace {

using namespace cuakhau;
using namespace std::chrono_literals;

constexpr UtcOffset k_vietnam{7h};
constexpr UtcOffset k_china{8h};

TEST_CASE("known dates have known day numbers and weekdays") {
  CHECK(CivilDate{1970, 1, 1}.days_since_epoch() == 0);
  CHECK(CivilDate{1970, 1, 1}.weekday() == 3);  // Thursday
  CHECK(CivilDate{2000, 2, 29}.days_since_epoch() == 11016);
  CHECK(CivilDate{2023, 1, 8}.days_since_epoch() == 19365);
  CHECK(CivilDate{2023, 1, 8}.weekday() == 6);  // the Sunday on which China reopened
  CHECK(CivilDate{1969, 12, 31}.weekday() == 2);
  CHECK(CivilDate{1600, 1, 1}.days_since_epoch() == -135140);
  CHECK(CivilDate{1600, 1, 1}.weekday() == 5);
  CHECK(CivilDate{2400, 12, 31}.days_since_epoch() == 157419);
}

TEST_CASE("every day from 1600 to 2400 follows the one before and comes back from its number") {
  CivilDate date{1600, 1, 1};
  std::int64_t days = date.days_since_epoch();
  unsigned weekday = date.weekday();
  while (date.year <= 2400) {
    if (date.days_since_epoch() != days || CivilDate::from_days(days) != date ||
        date.weekday() != weekday)
      FAIL(to_iso(date));
    ++days;
    weekday = (weekday + 1) % 7;
    // The calendar by its rules, one day at a time.
    ++date.day;
    if (date.valid()) continue;
    date.day = 1;
    date.month = date.month % 12 + 1;
    if (date.month == 1) ++date.year;
  }
  CHECK(date == CivilDate{2401, 1, 1});
  CHECK(days == 157420);
}

TEST_CASE("the standard library's calendar agrees over ten thousand years") {
  for (std::int64_t days = -2'000'000; days < 2'000'000; days += 37) {
    const std::chrono::year_month_day known{std::chrono::sys_days{std::chrono::days{days}}};
    const CivilDate ours = CivilDate::from_days(days);
    if (ours.year != static_cast<int>(known.year()) ||
        ours.month != static_cast<unsigned>(known.month()) ||
        ours.day != static_cast<unsigned>(known.day()) || ours.days_since_epoch() != days)
      FAIL(days);
  }
}

TEST_CASE("leap days exist in leap years alone") {
  CHECK(CivilDate{2024, 2, 29}.valid());
  CHECK(CivilDate{2000, 2, 29}.valid());
  CHECK(CivilDate{1600, 2, 29}.valid());
  CHECK_FALSE(CivilDate{1900, 2, 29}.valid());
  CHECK_FALSE(CivilDate{2023, 2, 29}.valid());
  CHECK_FALSE(CivilDate{2023, 0, 1}.valid());
  CHECK_FALSE(CivilDate{2023, 13, 1}.valid());
  CHECK_FALSE(CivilDate{2023, 4, 31}.valid());
  CHECK_FALSE(CivilDate{2023, 4, 0}.valid());
  CHECK(CivilDate{2024, 2, 28}.plus_days(1) == CivilDate{2024, 2, 29});
  CHECK(CivilDate{2024, 2, 28}.plus_days(2) == CivilDate{2024, 3, 1});
  CHECK(CivilDate{2023, 3, 1}.plus_days(-1) == CivilDate{2023, 2, 28});
}

TEST_CASE("the number of a date that does not exist breaks a contract") {
  volatile std::int64_t sink = 0;
  const auto died = test::death_of([&] { sink = CivilDate{2023, 2, 30}.days_since_epoch(); });
  CHECK(died.status == 70);
  CHECK(died.message.find("2023-2-30") != std::string::npos);
}

TEST_CASE("one clock time on two sides is two instants an hour apart") {
  const CivilDate day{2023, 1, 8};
  CHECK(at(day, 7h, k_vietnam) - at(day, 7h, k_china) == 1h);
  CHECK(at(day, 7h, k_vietnam) == at(day, 0h, UtcOffset{}));
  CHECK(at(day, 24h, k_vietnam) == at({2023, 1, 9}, 0h, k_vietnam));
  CHECK(at({1970, 1, 1}, 0h, UtcOffset{}) == Instant{});
}

TEST_CASE("an instant shows the clock of its side") {
  const Instant instant = at({2022, 12, 31}, 23h + 30min, k_vietnam);
  CHECK(civil(instant, k_vietnam) == CivilTime{{2022, 12, 31}, 23h + 30min});
  CHECK(civil(instant, k_china) == CivilTime{{2023, 1, 1}, 30min});
  CHECK(civil(Instant{-1ms}, UtcOffset{}) == CivilTime{{1969, 12, 31}, 24h - 1ms});
  CHECK(civil(Instant{}, UtcOffset{-90min}) == CivilTime{{1969, 12, 31}, 22h + 30min});
}

TEST_CASE("dates are read strictly") {
  CHECK(parse_date("2023-01-08") == CivilDate{2023, 1, 8});
  CHECK(parse_date("2024-02-29") == CivilDate{2024, 2, 29});
  CHECK(parse_date("0001-01-01") == CivilDate{1, 1, 1});
  for (const char* text :
       {"", "2023-1-8", "2023-01-8", "23-01-08", "2023/01/08", "2023-02-29", "2023-13-01",
        "2023-00-10", "2023-01-00", "2023-01-08 ", "+023-01-08", "2023-01-0x", "20230108"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_date(text));
  }
}

TEST_CASE("clock times are read from 00:00 up to and with 24:00") {
  CHECK(parse_time_of_day("00:00") == 0h);
  CHECK(parse_time_of_day("07:00") == 7h);
  CHECK(parse_time_of_day("07:00:30") == 7h + 30s);
  CHECK(parse_time_of_day("23:59:59") == 24h - 1s);
  CHECK(parse_time_of_day("24:00") == 24h);
  CHECK(parse_time_of_day("24:00:00") == 24h);
  for (const char* text :
       {"", "7:00", "07:60", "07:00:60", "24:01", "24:00:01", "25:00", "07.00", "07:00:", "07:00:3",
        "0700", "07:00 ", "-7:00", "07:0x", "07:00-30", "99:00"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_time_of_day(text));
  }
}

TEST_CASE("offsets are read with their sign") {
  CHECK(parse_utc_offset("+07:00") == k_vietnam);
  CHECK(parse_utc_offset("-03:30") == UtcOffset{-210min});
  CHECK(parse_utc_offset("+00:00") == UtcOffset{});
  for (const char* text : {"", "07:00", "+7", "+7:00", "+24:00", "+07:60", "+07:00:00", "UTC+7"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_utc_offset(text));
  }
}

TEST_CASE("instants are written in ISO 8601 with the offset") {
  CHECK(to_iso(at({2023, 1, 8}, 7h, k_vietnam), k_vietnam) == "2023-01-08T07:00:00+07:00");
  CHECK(to_iso(at({2023, 1, 8}, 7h, k_vietnam), k_china) == "2023-01-08T08:00:00+08:00");
  CHECK(to_iso(at({2023, 1, 8}, 7h + 250ms, k_vietnam), k_vietnam) ==
        "2023-01-08T07:00:00.250+07:00");
  CHECK(to_iso(at({2023, 1, 8}, 5ms, k_vietnam), k_vietnam) == "2023-01-08T00:00:00.005+07:00");
  CHECK(to_iso(at({2023, 1, 8}, 24h, k_vietnam), k_vietnam) == "2023-01-09T00:00:00+07:00");
  CHECK(to_iso(Instant{-1ms}, UtcOffset{-210min}) == "1969-12-31T20:29:59.999-03:30");
  CHECK(to_iso(CivilDate{987, 6, 5}) == "0987-06-05");
  CHECK(to_iso(Instant::never(), k_vietnam) == "never");
  CHECK(to_iso(Instant::far_past(), k_vietnam) == "far past");
}

TEST_CASE("an instant near the end of the time line does not overflow") {
  const Instant late = Instant::never() - 1ms;
  CHECK(civil(late, k_china).date.year > 292'000'000);
}

}  // namespace
