#include <cuakhau/model/policy_dates.hpp>

#include <cuakhau/base/civil.hpp>

#include "support/catch.hpp"
#include "support/small_plans.hpp"

using namespace cuakhau;
using namespace cuakhau::model;
using namespace cuakhau::test;

TEST_CASE(
    "a policy by days of each year goes over the turn of the year where it ends before it begins") {
  Plan plan = plan_for(400 * k_day);
  plan.period.from = Moment::at(at({2022, 6, 1}, Duration{0}, UtcOffset{}));
  const auto each = [](unsigned month, unsigned day) {
    return PolicyDate{YearlyMoment{CalendarDate{YearlyDay{month, day}}, Duration{0}, UtcOffset{}}};
  };
  plan.policies = {{.name = "dated", .from = PolicyDate{Moment::after(k_day)}},
                   {.name = "winter", .from = each(10, 1), .until = each(3, 1)},
                   {.name = "spring", .from = each(3, 1), .until = each(3, 11)}};
  const auto dates = yearly_policy_dates(plan);
  REQUIRE(dates.size() == 2);
  const auto day = [](int year, unsigned month, unsigned number) {
    return at({year, month, number}, Duration{0}, UtcOffset{});
  };
  CHECK(dates[0].policy == "winter");
  CHECK(dates[0].spans == OpenSpans{{day(2022, 10, 1), day(2023, 3, 1)}});
  CHECK(dates[1].policy == "spring");
  CHECK(dates[1].spans == OpenSpans{{day(2023, 3, 1), day(2023, 3, 11)}});
}
