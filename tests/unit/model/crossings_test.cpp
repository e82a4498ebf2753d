#include "model/detail/crossings.hpp"

#include <algorithm>
#include <vector>

#include "support/catch.hpp"
#include "support/small_plans.hpp"

using namespace cuakhau;
using namespace cuakhau::test;

namespace {

model::Crossing crossing(std::uint32_t out, std::uint32_t in, std::uint32_t reversible) {
  model::Crossing line;
  line.lanes = {count(out), count(in), count(reversible)};
  line.headway = constant(minutes(2));
  line.travel = constant(minutes(5));
  line.turn = constant(minutes(3));
  return line;
}

void add_flow(model::Plan& plan, model::Direction direction,
              std::initializer_list<std::int64_t> arrivals) {
  model::Flow& flow = plan.flows[std::string{word(direction)}];
  flow.direction = direction;
  flow.arrivals.at = at_minutes(arrivals);
  flow.route = route({"line"});
}

model::Plan two_directions(model::Crossing line, std::initializer_list<std::int64_t> out,
                           std::initializer_list<std::int64_t> in) {
  model::Plan plan = plan_for(hours(48));
  plan.crossings["line"] = std::move(line);
  if (out.size() > 0) add_flow(plan, model::Direction::export_, out);
  if (in.size() > 0) add_flow(plan, model::Direction::import_, in);
  return plan;
}

}  // namespace

TEST_CASE("trucks enter a lane a headway apart and travel side by side") {
  const Kept kept = run(two_directions(crossing(1, 1, 0), {0, 0, 1, 9}, {0, 1}));
  CHECK(kept.starts("line") == Minutes{0, 2, 4, 9, 0, 2});
  CHECK(kept.minute(kept.at("line")[1].ended) == 7);
  CHECK(kept.at("line")[1].reason == model::WaitReason::headway);
  CHECK(kept.at("line")[1].occupied == minutes(2));
}

TEST_CASE("no truck enters that could not leave before a side closes, unless it may finish") {
  model::Crossing line = crossing(1, 0, 0);
  line.hours.home = daily({{0, 12}, {60, 120}});
  const Kept strict = run(two_directions(line, {0, 6, 8, 20}, {}));
  CHECK(strict.starts("line") == Minutes{0, 6, 60, 62});
  line.closing = model::CrossingClosing::finish;
  const Kept lax = run(two_directions(line, {0, 6, 8, 20}, {}));
  CHECK(lax.starts("line") == Minutes{0, 6, 8, 60});
}

TEST_CASE("a crossing is open only while both sides have it and its gate open") {
  model::Crossing line = crossing(1, 0, 0);
  line.gate = {{.gate = "gate", .from = {}}};
  line.hours.neighbour = daily({{30, 1440}});
  model::Plan plan = two_directions(line, {0}, {});
  plan.gates["gate"].hours.home = daily({{45, 1440}});
  CHECK(run(plan).starts("line") == Minutes{45});
  plan.gates["gate"].open.neighbour = false;
  CHECK(run(plan).at("line")[0].started == Instant::never());
}

TEST_CASE("a closed crossing costs no event") {
  model::Crossing line = crossing(1, 0, 0);
  line.open.neighbour = false;
  CHECK(run(two_directions(line, {0}, {})).run.events == 1);
}

TEST_CASE("trucks that return empty share the lanes of the other direction") {
  model::Plan plan = two_directions(crossing(1, 1, 0), {0}, {11});
  plan.stations["bay"] = station(constant(minutes(6)));
  plan.handovers["direct"].crossing = "line";
  plan.handovers["direct"].unload = {"bay", ""};
  plan.handovers["direct"].returning = {1.0};
  plan.flows["export"].route = route({"direct"});
  const Kept kept = run(plan);
  const auto visits = kept.at("line");
  REQUIRE(visits.size() == 3);
  CHECK(kept.starts("line")[0] == 0);
  // Back at minute 11, on the same tick as an import: one goes, the other a headway later.
  CHECK(kept.starts("line")[1] + kept.starts("line")[2] == 11 + 13);
  for (const model::Journey& journey : kept.journeys)
    if (journey.truck.flow.value() == 0) CHECK(kept.minute(journey.cleared) == 5);
}

TEST_CASE("a reversible lane turns when it is clear and only the other direction waits") {
  // Out at 0 and 1 (enters at 2, clear at 7), in at 3: turning 7-10.
  const Kept kept = run(two_directions(crossing(0, 0, 1), {0, 1}, {3, 4}));
  CHECK(kept.starts("line") == Minutes{0, 2, 10, 12});
}

TEST_CASE("a truck that finds no place beyond shuts its lane") {
  model::Plan plan = two_directions(crossing(1, 0, 0), {0, 0, 0}, {});
  plan.stations["bay"] = station(constant(minutes(20)));
  plan.stations["bay"].queue = count(0);
  plan.flows["export"].route = route({"line", "bay"});
  const Kept kept = run(plan);
  // The first is in the bay from 5 to 25. The second has travelled by 7 and shuts the lane, where
  // the third is since 4.
  CHECK(kept.starts("line") == Minutes{0, 2, 4});
  CHECK(kept.minute(kept.at("line")[1].left) == 25);
  CHECK(kept.minute(kept.at("line")[2].left) == 45);
}

TEST_CASE("of crossings in a row a truck counts for the last one before it was cleared") {
  model::Plan plan = plan_for(hours(5));
  for (const char* name : {"border", "inland"}) {
    plan.gates[name];
    model::Crossing& line = plan.crossings[std::string{name} + "_line"];
    line.gate = {{.gate = name, .from = {}}};
    line.lanes.export_ = count(1);
    line.headway = line.travel = constant(minutes(5));
  }
  const auto gate_after = [&](model::Route way) {
    plan.flows["trucks"].arrivals.at = at_minutes({0});
    plan.flows["trucks"].route = std::move(way);
    return run(plan).journeys.at(0).gate.value();
  };
  CHECK(gate_after(route({"inland_line", "border_line"})) == 0);
  CHECK(gate_after(route({"inland_line", "cleared", "border_line"})) == 1);
}

TEST_CASE("a crossing counts for the gate that it belongs to on the day") {
  model::Crossing line = crossing(1, 0, 0);
  line.gate = {{.gate = "old", .from = {}}, {.gate = "young", .from = CivilDate{2000, 1, 2}}};
  model::Plan plan = two_directions(line, {0, 1440}, {});
  plan.gates["old"];
  plan.gates["young"];
  const Kept kept = run(plan);
  REQUIRE(kept.journeys.size() == 2);
  CHECK(kept.journeys[0].gate.value() == 0);
  CHECK(kept.journeys[1].gate.value() == 1);
}

TEST_CASE("a reversible lane turns after a headway that outlasts the way over the line") {
  // The second truck leaves the booth at the very end of the first one's headway, and is shown to
  // the lane before the lane's own alarm goes off.
  model::Crossing line = crossing(0, 0, 1);
  line.headway = constant(minutes(5));
  line.travel = constant(minutes(2));
  model::Plan plan = two_directions(line, {0}, {6});
  plan.stations["booth"] = station(constant(minutes(5)));
  plan.flows["booked"] = plan.flows["export"];
  plan.flows["booked"].arrivals.at = at_minutes({0});
  plan.flows["booked"].route = route({"booth", "line"});
  const Kept kept = run(plan);
  Minutes found = kept.starts("line");
  std::ranges::sort(found);
  // In the lane at 0 and 5, its headway is over at 10; it has turned at 13.
  CHECK(found == Minutes{0, 5, 13});
}

TEST_CASE("a lane that turns is out of service, also when the run ends") {
  model::Plan plan = two_directions(crossing(0, 0, 1), {}, {0});
  const Kept kept = run(plan);
  REQUIRE(kept.outages.size() == 1);
  CHECK(kept.minute(kept.outages[0].from) == 0);
  CHECK(kept.minute(kept.outages[0].until) == 3);
  CHECK(kept.outages[0].server == 1);
  plan.period.length = minutes(2);
  const Kept cut = run(plan);
  REQUIRE(cut.outages.size() == 1);
  CHECK(cut.minute(cut.outages[0].until) == 2);
}

TEST_CASE("a polling lane turns while nobody waits, but not while it is closed") {
  model::Crossing line = crossing(0, 0, 1);
  line.turning = model::Turning::polling;
  line.hours.home = daily({{0, 10}, {60, 70}});
  model::Plan plan = two_directions(line, {64}, {});
  plan.period.length = hours(24);
  const Kept kept = run(plan);
  // Turns at 0, 3, 6, 9 and, exporting again since 12, at 60: importing from 63, exporting from 66.
  CHECK(kept.outages.size() >= 6);
  for (const model::Outage& outage : kept.outages) {
    const std::int64_t from = kept.minute(outage.from);
    CHECK((from < 10 || (from >= 60 && from < 70)));
  }
}

TEST_CASE("a reversible lane that turns in no time serves both directions") {
  model::Crossing line = crossing(0, 0, 1);
  line.turn = {};
  const Kept kept = run(two_directions(line, {0, 10}, {1, 11}));
  CHECK(kept.starts("line") == Minutes{0, 10, 5, 15});
  CHECK(kept.outages.empty());
}

TEST_CASE("trucks that wait at the start cross an open line at once") {
  model::Plan plan = two_directions(crossing(1, 0, 0), {}, {});
  add_flow(plan, model::Direction::export_, {100});
  plan.initial = {{.flow = "export", .trucks = count(2), .stage = "line", .age = {}}};
  const Kept kept = run(plan);
  CHECK(kept.starts("line") == Minutes{100, 0, 2});
  CHECK(kept.at("line")[1].reason == model::WaitReason::none);
  CHECK(kept.at("line")[2].reason == model::WaitReason::headway);
}

TEST_CASE("a truck that could not leave the lane in time waits because the line closes") {
  model::Crossing line = crossing(1, 0, 0);
  line.hours.home = daily({{0, 12}, {60, 120}});
  const Kept kept = run(two_directions(line, {8}, {}));
  CHECK(kept.starts("line") == Minutes{60});
  CHECK(kept.at("line")[0].reason == model::WaitReason::closed);
}

TEST_CASE("a line open around the clock never counts midnight as its closing") {
  model::Crossing line = crossing(1, 0, 0);
  line.hours.home = daily({{0, 1440}});
  CHECK(run(two_directions(line, {1438}, {})).starts("line") == Minutes{1438});
}
