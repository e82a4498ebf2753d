#include "scenario/detail/calendar_date_word.hpp"

#include <cuakhau/scenario/value_text.hpp>

#include "support/catch.hpp"

using namespace cuakhau;
using namespace cuakhau::scenario;
using scenario::detail::calendar_date_of;

TEST_CASE("a calendar date reads back from its text") {
  for (const char* text : {"2023-01-08", "10-01", "02-29", "tet", "tet - 10 d", "qingming + 1 d",
                           "mid_autumn - 366 d"}) {
    const auto date = calendar_date_of(text);
    CAPTURE(text);
    REQUIRE(date);
    CHECK(value_text(*date) == text);
  }
}

TEST_CASE("a calendar date may leave out blanks and count weeks") {
  CHECK(calendar_date_of("tet-10d").value() == calendar_date_of("tet - 10 d").value());
  CHECK(calendar_date_of("tet + 1 wk").value() == calendar_date_of("tet + 7 d").value());
}

TEST_CASE("what is no calendar date says what is") {
  for (const char* text : {"2023-02-29", "13-01", "02-30"})
    CHECK(calendar_date_of(text).error().message == "no such day: \"" + std::string(text) + '"');
  for (const char* text :
       {"", "tet 10 d", "tet - 36 h", "tet - 367 d", "tet -", "easter", "10-1"}) {
    const auto date = calendar_date_of(text);
    CAPTURE(text);
    REQUIRE_FALSE(date);
    CHECK(date.error().message.starts_with("expected a date such as 2023-01-08, 10-01 or tet"));
  }
  CHECK(calendar_date_of("tets + 1 d").error().help ==
        std::vector<std::string>{"did you mean \"tet\"?"});
  for (const char* text : {"tet - 10 days", "tet - 36 h", "tet 3 d", "tet + 400 d", "tet d"})
    CHECK(calendar_date_of(text).error().help ==
          std::vector<std::string>{"behind a feast stand + or - and whole days, at most 366: "
                                   "\"tet - 10 d\""});
  CHECK(calendar_date_of("easter").error().help.at(0).starts_with("feasts are tet, hung_kings"));
}
