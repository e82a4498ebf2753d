#include "model/detail/journey_sums.hpp"

#include "support/catch.hpp"
#include "support/short_run.hpp"

using namespace cuakhau;
using namespace cuakhau::model;
using namespace cuakhau::model::detail;
using namespace cuakhau::test;

namespace {

/// "Days" of 40 ms: midnights at 0, 40, 80, 120, 160, 200.
JourneySums sums(const Journey& journey) {
  SampleGrid days(instant(0), Duration{40}, 6);
  JourneyGroup group;
  group.add(k_short_run, journey, days);
  return group.sums();
}

Journey cleared(std::int64_t arrived, std::int64_t at) {
  return {.outcome = JourneyOutcome::cleared,
          .arrived = instant(arrived),
          .cleared = instant(at),
          .left = instant(at + 5),
          .waited = Duration{3}};
}

}  // namespace

TEST_CASE("a truck cleared within the window counts as arrived, cleared and waiting so long") {
  const JourneySums found = sums(cleared(125, 150));
  REQUIRE(found.arrived == 1);
  REQUIRE(found.cleared == 1);
  REQUIRE(found.day_known == 1);
  REQUIRE(found.same_day == 1);
  REQUIRE(found.wait_served.time_ms == 3);
  REQUIRE(found.wait_all.censored == 0);
  REQUIRE(found.time_in_system.time_ms == 25);
  REQUIRE(found.inside_ms == 30);
}

TEST_CASE("a truck cleared on its next civil day is not cleared on the same") {
  REQUIRE(sums(cleared(125, 160)).same_day == 0);
  REQUIRE(sums(cleared(125, 160)).day_known == 1);
  REQUIRE(sums(cleared(125, 159)).same_day == 1);
}

TEST_CASE("a truck that arrived before the window is cleared in it all the same") {
  const JourneySums found = sums(cleared(90, 110));
  REQUIRE(found.arrived == 0);
  REQUIRE(found.cleared == 1);
  REQUIRE(found.wait_all.trucks == 0);
  REQUIRE(found.inside_ms == 15);
}

TEST_CASE("a truck cleared and still inside at the horizon is not censored") {
  Journey one = cleared(150, 170);
  one.left = Instant::never();
  const JourneySums found = sums(one);
  REQUIRE(found.time_in_system.censored == 0);
  REQUIRE(found.inside_ms == 50);
}

TEST_CASE("a truck inside at the horizon is censored with what it waited so far") {
  const JourneySums found =
      sums({.outcome = JourneyOutcome::inside, .arrived = instant(150), .waited = Duration{20}});
  REQUIRE(found.wait_all.censored == 1);
  REQUIRE(found.wait_served.time_ms == 20);
  REQUIRE(found.time_in_system.time_ms == 50);
  REQUIRE(found.time_in_system.censored == 1);
  REQUIRE(found.cleared == 0);
  REQUIRE(found.same_day == 0);
  REQUIRE(found.day_known == 1);
}

TEST_CASE("a refused truck arrived, and neither waited nor was inside") {
  const JourneySums found = sums({.outcome = JourneyOutcome::refused, .arrived = instant(150)});
  REQUIRE(found.arrived == 1);
  REQUIRE(found.refused == 1);
  REQUIRE(found.arrived_refused == 1);
  REQUIRE(found.wait_all.trucks == 0);
  REQUIRE(found.inside_ms == 0);
}

TEST_CASE("trucks that turned back or went elsewhere are in the wait of all") {
  Journey one{.outcome = JourneyOutcome::turned_back,
              .arrived = instant(110),
              .left = instant(140),
              .waited = Duration{30}};
  REQUIRE(sums(one).wait_all.time_ms == 30);
  REQUIRE(sums(one).wait_turned_back.trucks == 1);
  REQUIRE(sums(one).wait_served.trucks == 0);
  REQUIRE(sums(one).time_in_system.trucks == 0);
  REQUIRE(sums(one).turned_back == 1);
  REQUIRE(sums(one).arrived_turned_back == 1);
  one.outcome = JourneyOutcome::diverted;
  REQUIRE(sums(one).wait_all.trucks == 1);
  REQUIRE(sums(one).wait_turned_back.trucks == 0);
  REQUIRE(sums(one).turned_back == 0);
}

TEST_CASE("sums of two groups add up") {
  JourneySums both = sums(cleared(125, 150));
  both += sums(cleared(90, 110));
  REQUIRE(both.arrived == 1);
  REQUIRE(both.cleared == 2);
  REQUIRE(both.inside_ms == 45);
}
