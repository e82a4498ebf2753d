#include "scenario/detail/clock_word.hpp"

#include <chrono>

#include "support/catch.hpp"

namespace cuakhau::scenario::detail {
namespace {

using namespace std::chrono_literals;
using model::Moment;
using model::Side;

const Clocks k_clocks{{{"vietnam", "VN", UtcOffset{7h}}, {"china", "CN", UtcOffset{8h}}}, true};

Instant instant(int day, Duration time) {
  return at(CivilDate{2023, 1, static_cast<unsigned>(day)}, time, UtcOffset{});
}

}  // namespace

TEST_CASE("a side is its name, its clock, or home and neighbour") {
  for (const char* text : {"vietnam", "VN", "home"})
    CHECK(side_of(text, k_clocks).value() == Side::home);
  for (const char* text : {"china", "CN", "neighbour"})
    CHECK(side_of(text, k_clocks).value() == Side::neighbour);
  CHECK(side_of("laos", k_clocks).error().message ==
        "expected \"vietnam\" or \"china\", found \"laos\"");
}

TEST_CASE("a moment names its clock, or is a date on the home side's, or follows the start") {
  CHECK(moment_of("2023-01-08 07:30 VN", k_clocks).value() == Moment::at(instant(8, 30min)));
  CHECK(moment_of("2023-01-08 07:30:15 CN", k_clocks).value() ==
        Moment::at(instant(7, 23h + 30min + 15s)));
  CHECK(moment_of("2023-01-08", k_clocks).value() == Moment::at(instant(7, 17h)));
  CHECK(moment_of("start + 90 min", k_clocks).value() == Moment::after(90min));
  CHECK(moment_of("start", k_clocks).value() == Moment::after(0s));
}

TEST_CASE("a moment without its clock lists the clocks") {
  const auto moment = moment_of("2023-01-08 07:30", k_clocks);
  REQUIRE_FALSE(moment.has_value());
  CHECK(moment.error().message ==
        "expected a moment such as \"2023-01-08 07:30 VN\", found \"2023-01-08 07:30\"");
  CHECK(moment.error().help == std::vector<std::string>{"clocks are \"VN\" and \"CN\""});
  CHECK(moment_of("2023-01-08 07:30 UTC", k_clocks).error().message ==
        "expected a time with its clock, found \"2023-01-08 07:30 UTC\"");
}

TEST_CASE("what is no moment is refused") {
  for (const char* text : {"", "2023-02-30", "2023-1-8", "tomorrow", "2023-01-08 25:00 VN",
                           "2023-01-08T07:00 VN", "2023-01-08 VN", "start - 1 h", "start + 90"})
    CHECK_FALSE(moment_of(text, k_clocks).has_value());
}

TEST_CASE("a date of a policy is a moment, or a day of each year with or without a time") {
  using model::Feast;
  using model::YearlyMoment;
  const auto of = [](const char* text) { return policy_date_of(text, k_clocks).value(); };
  CHECK(of("2023-01-08 07:30 VN") == Moment::at(instant(8, 30min)));
  CHECK(of("start + 90 min") == Moment::after(90min));
  CHECK(of("tet - 10 d") == YearlyMoment{model::FeastDay{Feast::tet, -10}, 0s, UtcOffset{7h}});
  CHECK(of("tet - 10 d 07:00 CN") ==
        YearlyMoment{model::FeastDay{Feast::tet, -10}, 7h, UtcOffset{8h}});
  CHECK(of("spring_festival") ==
        YearlyMoment{model::FeastDay{Feast::spring_festival, 0}, 0s, UtcOffset{7h}});
  CHECK(of("10-01 19:30 VN") == YearlyMoment{model::YearlyDay{10, 1}, 19h + 30min, UtcOffset{7h}});
  const auto why = [](const char* text) { return policy_date_of(text, k_clocks).error().message; };
  CHECK(why("10-01 07:00") ==
        "expected a time with its clock, such as \"07:00 VN\", found \"10-01 07:00\"");
  CHECK(why("tet - 10 d 7:00 VN") ==
        "expected a time of day and its clock behind the day, found \"tet - 10 d 7:00 VN\"");
  CHECK(why("tet 25:00 VN") == "no such time: \"25:00\"");
  CHECK(why("10-01 07:00 UTC") == "expected a time with its clock, found \"10-01 07:00 UTC\"");
  CHECK(why("10-32") == "no such day: \"10-32\"");
  CHECK(why("tett - 3 d") ==
        "expected a date such as 2023-01-08, 10-01 or tet - 10 d, found \"tett - 3 d\"");
  CHECK(why("2023-01-08 07:30") ==
        "expected a moment such as \"2023-01-08 07:30 VN\", found \"2023-01-08 07:30\"");
}

TEST_CASE("hours of a day are intervals, closed or all day") {
  CHECK(day_hours_of("07:00-12:00, 13:00-17:00").value().intervals ==
        std::vector{model::DayInterval{7h, 12h}, model::DayInterval{13h, 17h}});
  CHECK(day_hours_of("22:00 - 02:00").value().intervals ==
        std::vector{model::DayInterval{22h, 2h}});
  CHECK(day_hours_of("closed").value().intervals.empty());
  CHECK(day_hours_of("all day").value().intervals == std::vector{model::DayInterval{0h, 24h}});
  for (const char* text : {"", "07:00", "24:00-25:00", "24:00-02:00", "7:00-8:00", "always"})
    CHECK_FALSE(day_hours_of(text).has_value());
}

TEST_CASE("hours of a calendar carry no label") {
  const auto hours = day_hours_of("07:00-19:00 VN");
  REQUIRE_FALSE(hours.has_value());
  CHECK(hours.error().help ==
        std::vector<std::string>{"these times are read on the calendar's `clock:` and carry no "
                                 "label"});
}

TEST_CASE("opening hours are always, never, clock times with a label, or a calendar") {
  CHECK(hours_of("always", k_clocks).value() == model::Hours{});
  CHECK(hours_of("never", k_clocks).value().kind == model::HoursKind::never);
  const auto daily = hours_of("07:00-12:00, 13:00-19:00 CN", k_clocks);
  REQUIRE(daily.has_value());
  CHECK(daily->kind == model::HoursKind::daily);
  CHECK(daily->clock == Side::neighbour);
  CHECK(daily->daily.intervals.size() == 2);
  CHECK(hours_of("customs_cn", k_clocks).value().calendar == "customs_cn");
}

TEST_CASE("clock times without a label list the clocks") {
  const auto hours = hours_of("07:00-19:00", k_clocks);
  REQUIRE_FALSE(hours.has_value());
  CHECK(hours.error().message ==
        "expected hours such as \"07:00-19:00 VN\", found \"07:00-19:00\"");
  CHECK(hours.error().help == std::vector<std::string>{"clocks are \"VN\" and \"CN\""});
  CHECK_FALSE(hours_of("07:00-19:00 UTC", k_clocks).has_value());
  CHECK_FALSE(hours_of("all day", k_clocks).has_value());
}

TEST_CASE("when the sides could not be read any label passes") {
  Clocks unknown = k_clocks;
  unknown.are_known = false;
  CHECK(hours_of("07:00-19:00 UTC", unknown).has_value());
  CHECK(side_of("laos", unknown).has_value());
}

TEST_CASE("days are single or spans, over the weekend too") {
  CHECK(days_of("mon").value() == Days{0b0000001});
  CHECK(days_of("mon-fri").value() == Days{0b0011111});
  CHECK(days_of("sat-mon").value() == Days{0b1100001});
  CHECK(days_of("mon-sun").value().all());
  CHECK_FALSE(days_of("monday").has_value());
  CHECK_FALSE(days_of("mon-").has_value());
}

TEST_CASE("what has the form of a date or a time and is none is said to be none") {
  CHECK(date_of("2023-02-29").error().message == "no such day: \"2023-02-29\"");
  CHECK(no_such_day("02-30")->message == "no such day: \"02-30\"");
  CHECK_FALSE(no_such_day("02-29"));
  CHECK_FALSE(no_such_day("2023-2-30"));
  const std::string_view text = "2023-02-28 25:61 VN";
  const auto moment = moment_of(text, k_clocks);
  CHECK(moment.error().message == "no such time: \"25:61\"");
  CHECK(moment.error().part.data() == text.data() + 11);
  CHECK(moment_of("2023-13-01 07:00 VN", k_clocks).error().message ==
        "no such day: \"2023-13-01\"");
  CHECK(day_hours_of("07:00-12:00, 13:00 - 17:60").error().message == "no such time: \"17:60\"");
  CHECK(hours_of("07:00-24:01 VN", k_clocks).error().message == "no such time: \"24:01\"");
  CHECK(hours_of("25:00-26:00", k_clocks).error().message == "no such time: \"25:00\"");
}

TEST_CASE("dates and offsets") {
  CHECK(date_of("2023-01-08").value() == CivilDate{2023, 1, 8});
  CHECK(date_of("2023-2-9").error().message ==
        "expected a date such as 2023-01-08, found \"2023-2-9\"");
  CHECK(utc_offset_of("+07:00").value() == UtcOffset{7h});
  CHECK(utc_offset_of("7").error().message ==
        "expected an offset from UTC such as +07:00, found 7");
}

}  // namespace cuakhau::scenario::detail
