#include "model/detail/readings.hpp"

#include "hand_made.hpp"
#include "support/catch.hpp"

using namespace cuakhau;
using namespace cuakhau::model;
using namespace cuakhau::model::detail;
using namespace cuakhau::test;

TEST_CASE("sums become readings in the units of results") {
  REQUIRE(share_of(3, 4).value() == 75.0);
  REQUIRE(share_of(0, 0).is_absent());
  const Reading mean = mean_minutes({.trucks = 4, .censored = 1, .time_ms = 120'000});
  REQUIRE(mean.value() == 0.5);
  REQUIRE(mean.censored == 0.25);
  REQUIRE(mean_minutes({}).is_absent());
  const RunWindow window{step(0), step(144), step(432)};
  REQUIRE(per_day(50, window).value() == 25.0);
  REQUIRE(time_average(k_day.count(), window).value() == 0.5);
}

TEST_CASE("percentiles of nothing are absent") {
  for (const Reading& reading : percentile_minutes({}, {})) REQUIRE(reading.is_absent());
  DurationSample sample;
  sample.add(std::chrono::minutes{3});
  const auto readings =
      percentile_minutes(sample, {.trucks = 1, .censored = 0, .time_ms = 180'000});
  for (const Reading& reading : readings) REQUIRE(reading.value() == 3.0);
}

TEST_CASE("time to clear counts from clear_from, and has no meaning after the horizon") {
  MeasureLayout layout = border_layout();
  REQUIRE(time_to_clear(layout, step(60)).value() == 0.0);
  REQUIRE(time_to_clear(layout, step(66)).value() == 1.0);
  REQUIRE(time_to_clear(layout, Instant::never()).is_lower_bound);
  REQUIRE(time_to_clear(layout, Instant::never()).censored == 1.0);
  layout.clear_from = layout.window.horizon;
  REQUIRE(time_to_clear(layout, layout.clear_from).is_absent());
}

TEST_CASE("a row says in words whom it is about") {
  const MeasureLayout layout = border_layout();
  REQUIRE(direction_text({}) == "*");
  REQUIRE(direction_text({.direction = 1}) == "import");
  REQUIRE(flow_text(layout, {}) == "*");
  REQUIRE(flow_text(layout, {.flow = 1}) == "out");
  REQUIRE(flow_text(layout, {.commodity = 0}) == "commodity:fruit");
}
