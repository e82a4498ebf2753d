#include <cuakhau/base/time.hpp>

#include <limits>

#include "support/broken_contract.hpp"
#include "support/catch.hpp"

namespace {

using namespace cuakhau;
using namespace std::chrono_literals;

TEST_CASE("instants and durations add as points and spans") {
  constexpr Instant start{1000ms};
  STATIC_REQUIRE((start + 1min).since_epoch() == 61s);
  STATIC_REQUIRE((start - 1s) == Instant{});
  STATIC_REQUIRE((start + 2h) - start == 120min);
  STATIC_REQUIRE(Instant::far_past() < start);
  STATIC_REQUIRE(start < Instant::never());
}

TEST_CASE("a sampled real becomes the nearest tick, ties to even") {
  CHECK(ticks_from(0.0) == 0ms);
  CHECK(ticks_from(0.49999999999999994) == 0ms);
  CHECK(ticks_from(0.5) == 0ms);
  CHECK(ticks_from(0.50000000000000011) == 1ms);
  CHECK(ticks_from(1.5) == 2ms);
  CHECK(ticks_from(2.5) == 2ms);
  CHECK(ticks_from(3.5) == 4ms);
  CHECK(ticks_from(12345.678) == 12346ms);
  CHECK(ticks_from(4503599627370495.5) == Duration{4503599627370496});
}

TEST_CASE("ticks are never negative and at most 2^53") {
  CHECK(ticks_from(-0.0) == 0ms);
  CHECK(ticks_from(-17.0) == 0ms);
  CHECK(ticks_from(0x1p53) == Duration{std::int64_t{1} << 53});
  CHECK(ticks_from(std::numeric_limits<double>::max()) == Duration{std::int64_t{1} << 53});
}

TEST_CASE("a span that is no finite number breaks a contract") {
  volatile std::int64_t sink = 0;
  for (const double bad :
       {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity(),
        -std::numeric_limits<double>::infinity()})
    CHECK(test::death_of([&] { sink = ticks_from(bad).count(); }).status == 70);
}

TEST_CASE("hours and minutes of a duration are plain quotients") {
  CHECK(to_hours(90min) == 1.5);
  CHECK(to_minutes(90s) == 1.5);
  CHECK(to_minutes(-30s) == -0.5);
}

}  // namespace
