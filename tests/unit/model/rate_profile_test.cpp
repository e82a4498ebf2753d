#include "model/detail/rate_profile.hpp"

#include "support/catch.hpp"
#include "support/clocks.hpp"
#include "support/small_plans.hpp"

using namespace cuakhau;
using namespace cuakhau::test;
using model::detail::RateProfile;

namespace {

const CivilDate k_first{.year = 2023, .month = 1, .day = 8};

// 24 trucks a day, all of them from 08:00 to 10:00.
struct Morning {
  model::Plan plan;
  model::Arrivals arrivals;
  Instant start;

  explicit Morning(Duration start_at = Duration{0}) {
    plan.sides.home.utc_offset = k_vietnam;
    plan.sides.neighbour.utc_offset = k_china;
    arrivals.per_day = 24.0;
    arrivals.hours.assign(24, 0.0);
    arrivals.hours[8] = 3.0;
    arrivals.hours[9] = 1.0;
    start = at(k_first, start_at, k_vietnam);
  }
  [[nodiscard]] RateProfile profile() const {
    return {plan, arrivals, {start, start, start + hours(72)}, nullptr};
  }
  [[nodiscard]] static Instant clock(std::int64_t day, std::int64_t minute) {
    return at(k_first, hours(24 * day) + minutes(minute), k_vietnam);
  }
};

}  // namespace

TEST_CASE("the inverse of the cumulative rate is exact within hours and at their edges") {
  const Morning morning;
  RateProfile profile = morning.profile();
  CHECK(profile.when(0.0) == Morning::clock(0, 480));
  CHECK(profile.when(9.0) == Morning::clock(0, 510));
  CHECK(profile.when(18.0) == Morning::clock(0, 540));
  CHECK(profile.when(21.0) == Morning::clock(0, 570));
  CHECK(profile.when(24.0) == Morning::clock(1, 480));
  CHECK(profile.when(71.0) == Morning::clock(2, 590));
  CHECK(profile.when(72.0) == Instant::never());
}

TEST_CASE("a run that starts within an hour has the rest of it") {
  const Morning morning(minutes(510));
  RateProfile profile = morning.profile();
  CHECK(profile.when(0.0) == Morning::clock(0, 510));
  CHECK(profile.when(9.0) == Morning::clock(0, 540));
  CHECK(profile.when(15.0) == Morning::clock(1, 480));
}

TEST_CASE("hours, weekdays and dates are read on the clock of their side") {
  Morning morning;
  morning.arrivals.clock = model::Side::neighbour;
  CHECK(morning.profile().when(9.0) == Morning::clock(0, 450));
  // 23:30 VN on Sunday is Monday in China.
  morning.arrivals.hours.clear();
  morning.arrivals.weekdays.days[0] = {0.5};
  morning.start = Morning::clock(0, 23 * 60);
  RateProfile monday = morning.profile();
  CHECK(monday.when(1.0) == Morning::clock(0, 25 * 60));
  morning.arrivals.clock = model::Side::home;
  RateProfile sunday = morning.profile();
  CHECK(sunday.when(1.5) == Morning::clock(0, 25 * 60));
}

TEST_CASE("demand, weekday and date multiply a day's trucks") {
  Morning morning;
  morning.plan.demand = {2.0};
  morning.arrivals.weekdays.days[6] = {0.5};  // 8 January 2023 was a Sunday
  morning.arrivals.dates.dates[CivilDate{2023, 1, 9}] = {0.25};
  RateProfile profile = morning.profile();
  CHECK(profile.when(9.0) == Morning::clock(0, 510));          // 24 on Sunday
  CHECK(profile.when(24.0 + 4.5) == Morning::clock(1, 510));   // 12 on Monday
  CHECK(profile.when(36.0 + 18.0) == Morning::clock(2, 510));  // 48 on Tuesday
}

TEST_CASE("places in a day follow the weights of its hours") {
  const Morning morning;
  const RateProfile profile = morning.profile();
  CHECK(profile.place_in_day(k_first, 0.375) == Morning::clock(0, 510));
  CHECK(profile.place_in_day(k_first, 0.75) == Morning::clock(0, 540));
  CHECK(profile.place_in_day(k_first, 0.875) == Morning::clock(0, 570));
  CHECK(profile.place_in_day(k_first, 1.0 - 1e-12) == Morning::clock(0, 600) - Duration{1});
}
