#include "model/detail/visit_sums.hpp"

#include "support/catch.hpp"
#include "support/short_run.hpp"

using namespace cuakhau;
using namespace cuakhau::model;
using namespace cuakhau::model::detail;
using namespace cuakhau::test;

namespace {

/// A visit that passed: waits from `arrived`, works from `started`, leaves at `left`.
Visit visit(std::int64_t arrived, std::int64_t started, std::int64_t ended, std::int64_t left) {
  return {.arrived = instant(arrived),
          .entered = instant(arrived),
          .started = instant(started),
          .ended = instant(ended),
          .left = instant(left),
          .occupied = Duration{ended - started}};
}

VisitSums sums(StageKind kind, const Visit& visit) {
  VisitGroup group(kind);
  group.add(k_short_run, visit);
  return group.sums();
}

VisitSums sums(const Visit& visit) { return sums(StageKind::station, visit); }

}  // namespace

TEST_CASE("a visit within the window counts in full, by truck and by time") {
  const VisitSums found = sums(visit(110, 120, 150, 155));
  REQUIRE(found.wait_all.trucks == 1);
  REQUIRE(found.wait_all.time_ms == 10);
  REQUIRE(found.sojourn.time_ms == 40);
  REQUIRE(found.service.time_ms == 30);
  REQUIRE(found.blocked.time_ms == 5);
  REQUIRE(found.delayed == 1);
  REQUIRE(found.waiting_ms == 10);
  REQUIRE(found.inside_ms == 45);
  REQUIRE(found.holding_ms == 35);
  REQUIRE(found.occupied_ms == 30);
  REQUIRE(found.held_blocked_ms == 5);
  REQUIRE(found.ended == 1);
}

TEST_CASE("a truck that arrived during the warm-up counts only by its time in the window") {
  const VisitSums found = sums(visit(90, 95, 130, 140));
  REQUIRE(found.wait_all.trucks == 0);
  REQUIRE(found.sojourn.trucks == 0);
  REQUIRE(found.waiting_ms == 0);
  REQUIRE(found.inside_ms == 40);
  REQUIRE(found.occupied_ms == 30);
  REQUIRE(found.held_blocked_ms == 10);
  REQUIRE(found.ended == 1);
  REQUIRE(sums(visit(80, 85, 99, 99)).ended == 0);
  REQUIRE(sums(visit(80, 85, 99, 99)).inside_ms == 0);
}

TEST_CASE("the window's first instant belongs to it") {
  REQUIRE(sums(visit(100, 100, 110, 110)).wait_all.trucks == 1);
  REQUIRE(sums(visit(99, 100, 100, 100)).ended == 1);
  REQUIRE(sums(visit(100, 100, 110, 110)).delayed == 0);
}

TEST_CASE("a truck that waits at the horizon is censored there") {
  Visit one{.outcome = VisitOutcome::censored, .arrived = instant(150)};
  const VisitSums found = sums(one);
  REQUIRE(found.wait_all.censored == 1);
  REQUIRE(found.wait_all.time_ms == 50);
  REQUIRE(found.wait_served.censored == 1);
  REQUIRE(found.sojourn.censored == 1);
  REQUIRE(found.service.trucks == 0);
  REQUIRE(found.waiting_ms == 50);
  REQUIRE(found.inside_ms == 50);
  REQUIRE(found.holding_ms == 0);
  REQUIRE(found.delayed == 1);
  one.entered = instant(160);
  REQUIRE(sums(StageKind::yard, one).holding_ms == 40);
}

TEST_CASE("a truck in service at the horizon has a known wait and a censored service") {
  Visit one = visit(110, 130, 0, 0);
  one.outcome = VisitOutcome::censored;
  one.ended = one.left = Instant::never();
  one.paused = Duration{15};
  one.occupied = Duration{0};
  const VisitSums found = sums(one);
  REQUIRE(found.wait_all.censored == 0);
  REQUIRE(found.wait_all.time_ms == 20);
  REQUIRE(found.service.censored == 1);
  REQUIRE(found.service.time_ms == 55);
  REQUIRE(found.sojourn.censored == 1);
  REQUIRE(found.blocked.trucks == 0);
  REQUIRE(found.occupied_ms == 55);
  REQUIRE(found.holding_ms == 70);
  REQUIRE(found.ended == 0);
}

TEST_CASE("a truck blocked at the horizon has ended and is censored in blocked") {
  Visit one = visit(110, 130, 180, 0);
  one.outcome = VisitOutcome::censored;
  one.left = Instant::never();
  const VisitSums found = sums(one);
  REQUIRE(found.ended == 1);
  REQUIRE(found.blocked.censored == 1);
  REQUIRE(found.blocked.time_ms == 20);
  REQUIRE(found.held_blocked_ms == 20);
  REQUIRE(found.service.censored == 0);
}

TEST_CASE("a truck that turns back waited until it left and was not served") {
  Visit one{.outcome = VisitOutcome::turned_back,
            .arrived = instant(110),
            .entered = instant(110),
            .left = instant(150)};
  const VisitSums found = sums(one);
  REQUIRE(found.wait_all.time_ms == 40);
  REQUIRE(found.wait_turned_back.time_ms == 40);
  REQUIRE(found.wait_served.trucks == 0);
  REQUIRE(found.sojourn.trucks == 0);
  REQUIRE(found.turned_back == 1);
  REQUIRE(found.ended == 0);
  REQUIRE(found.waiting_ms == 40);
  REQUIRE(found.inside_ms == 40);
  REQUIRE(found.holding_ms == 0);
  REQUIRE(sums(StageKind::yard, one).holding_ms == 40);
  one.arrived = one.entered = instant(60);
  REQUIRE(sums(one).turned_back == 1);  // the event is in the window
  REQUIRE(sums(one).wait_turned_back.trucks == 0);
  REQUIRE(sums(one).waiting_ms == 50);
}

TEST_CASE("a yard's truck holds a place from entering to leaving and waits the whole time") {
  Visit one = visit(110, 150, 150, 150);
  one.entered = instant(120);
  const VisitSums found = sums(StageKind::yard, one);
  REQUIRE(found.wait_all.time_ms == 40);
  REQUIRE(found.waiting_ms == 40);
  REQUIRE(found.holding_ms == 30);
  REQUIRE(found.occupied_ms == 0);
}

TEST_CASE("pauses are in the sojourn and not in the service") {
  Visit one = visit(110, 120, 160, 160);
  one.paused = Duration{25};
  one.occupied = Duration{15};
  const VisitSums found = sums(one);
  REQUIRE(found.service.time_ms == 15);
  REQUIRE(found.sojourn.time_ms == 50);
  REQUIRE(found.occupied_ms == 15);
  REQUIRE(found.holding_ms == 40);
}

TEST_CASE("of a paused service cut by the window, work counts in proportion") {
  Visit one = visit(50, 80, 120, 120);
  one.paused = Duration{20};
  one.occupied = Duration{20};
  REQUIRE(sums(one).occupied_ms == 10);
  REQUIRE(sums(one).holding_ms == 20);
}

TEST_CASE("a lane is occupied for a headway, not for the whole passage") {
  Visit one = visit(110, 120, 160, 160);
  one.occupied = Duration{8};
  REQUIRE(sums(StageKind::crossing, one).occupied_ms == 8);
  REQUIRE(sums(StageKind::crossing, one).in_service_ms == 40);
  one = visit(90, 96, 136, 136);
  one.occupied = Duration{8};
  REQUIRE(sums(StageKind::crossing, one).occupied_ms == 4);
  one = visit(150, 190, 195, 195);
  one.occupied = Duration{30};
  REQUIRE(sums(StageKind::crossing, one).occupied_ms == 10);
}

TEST_CASE("sums of groups add up") {
  VisitSums both = sums(visit(110, 120, 150, 155));
  both += sums(visit(90, 95, 130, 140));
  REQUIRE(both.wait_all.trucks == 1);
  REQUIRE(both.inside_ms == 85);
  REQUIRE(both.ended == 2);
  REQUIRE(both.wait_squares_ms2 == 100.0);
}
