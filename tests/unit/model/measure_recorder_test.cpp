#include "model/detail/measure_recorder.hpp"

#include <iterator>
#include <map>

#include "hand_made.hpp"
#include "support/catch.hpp"

using namespace cuakhau;
using namespace cuakhau::model;
using namespace cuakhau::model::detail;
using namespace cuakhau::test;

namespace {

constexpr std::int64_t k_steps = 48 + 3 * 144 + 30;  // of the run

bool covers(Instant from, Instant until, Instant instant) {
  return from <= instant && instant < until;
}

// Waiting on the way to being cleared, by the definition.
bool waits(const Visit& visit, Instant instant) {
  if (visit.stage.value() == k_unload) return false;
  const Instant until = visit.outcome == VisitOutcome::turned_back ? visit.left : visit.started;
  if (covers(visit.arrived, until, instant)) return true;
  return visit.stage.value() != k_crossing && covers(visit.ended, visit.left, instant);
}

std::uint32_t place_of(const Visit& visit) {
  static const MeasureLayout layout = border_layout();
  return layout.stages[visit.stage.index()].place;
}

std::uint32_t gate_of(const Visit& visit) {
  switch (visit.stage.value()) {
    case k_crossing: return visit.arrived < step(250) ? 0 : 1;
    case k_unload: return visit.truck.flow.value() == 0 ? 2 : 1;
    default: return 0;
  }
}

MeasureRecorder recorded(const Records& records, Duration series_step) {
  MeasureLayout layout = border_layout();
  layout.series_step = series_step;
  MeasureRecorder recorder(layout);
  for (std::size_t i = 0; i < records.visits.size(); i += 7)
    recorder.add(
        std::span{records.visits}.subspan(i, std::min<std::size_t>(7, records.visits.size() - i)));
  recorder.add(records.journeys);
  return recorder;
}

Records made_up(std::uint32_t seed) {
  return MadeUpRun(seed, border_layout()).make(400, k_steps + 20);
}

}  // namespace

TEST_CASE("series equal the trucks counted at each sample instant") {
  const Records records = made_up(1);
  const MeasureRecorder recorder = recorded(records, 3 * k_step);
  REQUIRE(recorder.series().size() == 5);
  const std::vector<std::uint32_t> waiting = recorder.series()[0].waiting.values();
  const std::vector<std::uint32_t> inside = recorder.series()[0].occupancy.values();
  REQUIRE(waiting.size() == 154);  // (3 * 144 + 30) / 3
  std::uint64_t seen = 0;
  for (std::size_t k = 0; k < waiting.size(); ++k) {
    const Instant instant = step(48 + 3 * static_cast<std::int64_t>(k));
    std::uint32_t expected_waiting = 0;
    std::uint32_t expected_inside = 0;
    std::array<std::uint32_t, 4> at_place{};
    std::array<std::uint32_t, 4> held{};
    for (const Visit& visit : records.visits) {
      expected_waiting += waits(visit, instant) ? 1U : 0U;
      const bool is_yard = visit.stage.value() == k_yard;
      const std::size_t place = place_of(visit);
      const bool turned_back = visit.outcome == VisitOutcome::turned_back;
      const Instant started = turned_back ? visit.left : visit.started;
      at_place[place] += covers(visit.arrived, started, instant) ? 1U : 0U;
      held[place] += covers(is_yard ? visit.entered : started, visit.left, instant) ? 1U : 0U;
    }
    for (const Journey& journey : records.journeys)
      if (journey.outcome != JourneyOutcome::refused)
        expected_inside += covers(journey.arrived, journey.left, instant) ? 1U : 0U;
    REQUIRE(waiting[k] == expected_waiting);
    REQUIRE(inside[k] == expected_inside);
    for (std::size_t place = 0; place < 4; ++place) {
      REQUIRE(recorder.series()[place + 1].waiting.values()[k] == at_place[place]);
      REQUIRE(recorder.series()[place + 1].occupancy.values()[k] == held[place]);
    }
    seen += expected_waiting;
  }
  REQUIRE(seen > 1'000);
}

TEST_CASE("snapshots count by gate and direction who waits at the hour of the day") {
  const Records records = made_up(2);
  const MeasureRecorder recorder = recorded(records, Duration{0});
  // 06:00 on the home clock: steps 72, 216, 360, 504 of the run; measured from step 48.
  std::uint32_t seen = 0;
  for (std::uint32_t gate = 0; gate < 3; ++gate)
    for (const std::uint32_t direction : {0U, 1U}) {
      const std::vector<std::uint32_t> found =
          recorder.gate_days(gate).waiting_at[direction].values();
      REQUIRE(found.size() == 4);
      for (std::size_t k = 0; k < found.size(); ++k) {
        std::uint32_t expected = 0;
        for (const Visit& visit : records.visits)
          if (gate_of(visit) == gate && visit.direction == direction)
            expected += waits(visit, step(72 + 144 * static_cast<std::int64_t>(k))) ? 1U : 0U;
        REQUIRE(found[k] == expected);
        seen += expected;
      }
    }
  REQUIRE(seen > 20);
}

TEST_CASE("mean waiting of each whole civil day counts warm-up days too") {
  const Records records = made_up(3);
  const std::vector<double> found = recorded(records, Duration{0}).daily_waiting();
  REQUIRE(found.size() == 3);  // midnights at steps 36, 180, 324, 468; the horizon is step 510
  for (std::int64_t day = 0; day < 3; ++day) {
    std::uint32_t sum = 0;
    for (std::int64_t k = 36 + 144 * day; k < 180 + 144 * day; ++k)
      for (const Visit& visit : records.visits) sum += waits(visit, step(k)) ? 1U : 0U;
    REQUIRE(found[static_cast<std::size_t>(day)] == Approx(sum / 144.0).epsilon(1e-12));
    REQUIRE(sum > 0);
  }
}

TEST_CASE("a place is clear from the first instant on which nobody is there") {
  int reached = 0;
  int never = 0;
  int at_once = 0;
  for (std::uint32_t seed = 1; seed <= 48; ++seed) {
    const int busy = static_cast<int>(seed % 12);
    const int trucks = 5 + busy * busy * 12;
    const Records records = MadeUpRun(seed, border_layout()).make(trucks, k_steps + 20);
    const MeasureRecorder recorder = recorded(records, Duration{0});
    const auto first_empty = [&](const auto& belongs) {
      std::vector<Visit> visits;
      std::ranges::copy_if(records.visits, std::back_inserter(visits), belongs);
      for (std::int64_t k = 60; k < k_steps; ++k) {
        const auto is_there = [&](const Visit& visit) {
          return covers(visit.arrived, visit.left, step(k));
        };
        if (std::ranges::none_of(visits, is_there)) return step(k);
      }
      return Instant::never();
    };
    for (std::uint32_t place = 0; place < 4; ++place) {
      const Instant expected =
          first_empty([&](const Visit& visit) { return place_of(visit) == place; });
      // From the horizon on it does not matter who would be there.
      const Instant found = recorder.place_empty_from(place);
      REQUIRE((found < step(k_steps) ? found : Instant::never()) == expected);
      at_once += expected == step(60) ? 1 : 0;
      reached += expected > step(60) && expected < step(k_steps) ? 1 : 0;
      never += expected == Instant::never() ? 1 : 0;
    }
    const auto on_the_way = [](const Visit& visit) { return visit.stage.value() != k_unload; };
    const Instant province = recorder.province_empty_from();
    REQUIRE((province < step(k_steps) ? province : Instant::never()) == first_empty(on_the_way));
    for (std::uint32_t gate = 0; gate < 3; ++gate) {
      const Instant found = recorder.gate_days(gate).empty_from.instant();
      REQUIRE((found < step(k_steps) ? found : Instant::never()) ==
              first_empty(
                  [&](const Visit& visit) { return on_the_way(visit) && gate_of(visit) == gate; }));
    }
  }
  REQUIRE(reached > 50);
  REQUIRE(never > 10);
  REQUIRE(at_once > 10);
}

TEST_CASE("trucks cleared are counted by gate, direction and civil day") {
  const Records records = made_up(4);
  const MeasureRecorder recorder = recorded(records, Duration{0});
  std::map<std::tuple<std::size_t, std::size_t, std::size_t>, std::uint32_t> expected;
  for (const Journey& journey : records.journeys) {
    if (journey.outcome != JourneyOutcome::cleared) continue;
    const std::size_t day = journey.cleared < step(36)    ? 0
                            : journey.cleared < step(180) ? 1
                            : journey.cleared < step(324) ? 2
                            : journey.cleared < step(468) ? 3
                                                          : 4;
    ++expected[{journey.gate.index(), journey.truck.flow.value() == 0 ? 1U : 0U, day}];
  }
  for (std::size_t gate = 0; gate < 2; ++gate)
    for (std::size_t direction = 0; direction < 2; ++direction)
      for (std::size_t day = 0; day < 5; ++day)
        REQUIRE(recorder.gate_days(gate).cleared[direction][day] ==
                expected[{gate, direction, day}]);
}

TEST_CASE("server time is open time within the window less outages while open") {
  MeasureRecorder recorder(border_layout());
  const auto minutes = [](std::int64_t steps) { return steps * k_step.count(); };
  // The second lane is shut from step 100 to step 120; the window has 462 steps.
  REQUIRE(recorder.server_time(k_customs).open_ms[2] == minutes(462 + 442));
  REQUIRE(recorder.server_time(k_unload_place).open_ms[2] == 0);
  const std::vector<Outage> outages{
      {.stage = StageId{std::uint32_t{k_lane_2}}, .server = 1, .from = step(40), .until = step(50)},
      {.stage = StageId{std::uint32_t{k_lane_2}},
       .server = 1,
       .from = step(95),
       .until = step(125)},
      {.stage = StageId{std::uint32_t{k_lane_1}},
       .server = 1,
       .from = step(500),
       .until = Instant::never()}};
  recorder.add(outages);
  REQUIRE(recorder.server_time(k_customs).outage_ms == minutes(2 + 10 + 10));
}

TEST_CASE("an outage of the second server takes its time only while two are open") {
  MeasureLayout layout = border_layout();
  const std::vector<OpenLevel> levels{
      {step(0), 3}, {step(100), 1}, {step(120), 2}, {step(140), 0}, {step(160), 2}};
  layout.stages[k_lane_1].open = {levels, levels, levels};
  const auto lost = [&](std::uint16_t server) {
    MeasureRecorder recorder(layout);
    recorder.add(std::vector<Outage>{{.stage = StageId{std::uint32_t{k_lane_1}},
                                      .server = server,
                                      .from = step(90),
                                      .until = step(170)}});
    return recorder.server_time(k_customs).outage_ms / k_step.count();
  };
  CHECK(lost(1) == 50 + 10);
  CHECK(lost(2) == 10 + 20 + 10);
  CHECK(lost(3) == 10);
  CHECK(lost(4) == 0);
}
