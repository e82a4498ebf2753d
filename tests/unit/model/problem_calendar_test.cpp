#include "support/catch.hpp"
#include "support/small_plans.hpp"
#include "support/sound_plan.hpp"

using namespace cuakhau;
using namespace cuakhau::model;
using namespace cuakhau::test;

TEST_CASE("hours name a calendar that exists") {
  CHECK(problems_after([](Plan& plan) {
          plan.gates["north"].hours.neighbour = {
              .kind = HoursKind::named, .clock = {}, .daily = {}, .calendar = "ofice"};
        }) ==
        Texts{"error: gates.north.hours.china: expected the name of a calendar, found \"ofice\""});
}

TEST_CASE("an exception ends on or after the date on which it begins") {
  CHECK(problems_after([](Plan& plan) {
          plan.calendars["office"].exceptions = {
              {CivilDate{2023, 1, 9}, CivilDate{2023, 1, 9}, {}},
              {CivilDate{2023, 1, 9}, CivilDate{2023, 1, 8}, {}}};
        }) == Texts{"error: calendars.office.exceptions[1].through: expected a date from "
                    "2023-01-09 on, found 2023-01-08"});
}
