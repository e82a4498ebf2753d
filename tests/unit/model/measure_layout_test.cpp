#include "model/detail/measure_layout.hpp"

#include <algorithm>

#include "support/catch.hpp"
#include "support/small_plans.hpp"

using namespace cuakhau;
using namespace cuakhau::model;
using namespace cuakhau::model::detail;
using namespace cuakhau::test;

namespace {

// Export trucks go weigh, customs (two lanes with a queue each), over the line, unload, back, and
// over the same weighbridge again; import trucks only visit customs.
Plan two_ways() {
  Plan plan = plan_for(hours(96));
  plan.period.warm_up = hours(24);
  plan.sides.home.utc_offset = UtcOffset{std::chrono::minutes{420}};
  plan.gates["north"];
  plan.gates["south"];
  plan.stations["weigh"] = station(constant(minutes(1)));
  plan.stations["weigh"].gate = "north";
  plan.stations["customs"] = station(constant(minutes(4)), 2);
  plan.stations["customs"].queueing = Queueing::per_server;
  plan.stations["unload"] = station(constant(minutes(4)));
  plan.stations["unload"].servers.front().count = Count::unlimited();
  Crossing& line = plan.crossings["line"];
  line.lanes = {count(1), count(2), count(1)};
  line.headway = constant(minutes(1));
  line.travel = constant(minutes(2));
  line.gate = {{"north", {}}, {"south", CivilDate{2000, 1, 3}}};
  Handover& handover = plan.handovers["direct"];
  handover.crossing = "line";
  handover.unload = {"unload", "unload"};
  Flow& out = plan.flows["out"];
  out.commodity.shares = {{"fruit", Probability{0.5}}, {"starch", Probability{0.5}}};
  out.arrivals.at = at_minutes({0});
  out.route = route({"weigh", "customs", "direct", "weigh"});
  Flow& in = plan.flows["in"];
  in.direction = Direction::import_;
  in.gate = "south";
  in.patience = constant(minutes(30));
  in.arrivals.at = at_minutes({0});
  in.route = route({"customs"});
  return plan;
}

std::size_t index_of(const std::vector<MeasureLayout::Place>& places, const std::string& name) {
  return static_cast<std::size_t>(std::ranges::find(places, name, &MeasureLayout::Place::name) -
                                  places.begin());
}

struct Read {
  Network network{two_ways()};
  MeasureLayout layout = measure_layout(network);

  [[nodiscard]] const MeasureLayout::Place& place(const std::string& name) const {
    return layout.places[index_of(layout.places, name)];
  }
  [[nodiscard]] StageId stage(const std::string& name) const {
    const std::size_t place = index_of(layout.places, name);
    const auto found = std::ranges::find(layout.stages, place, &MeasureLayout::Stage::place);
    return StageId{static_cast<std::size_t>(found - layout.stages.begin())};
  }
  [[nodiscard]] FlowId flow(const std::string& name) const {
    return FlowId{name == "in" ? std::size_t{0} : std::size_t{1}};
  }
};

}  // namespace

TEST_CASE("the lanes of a station are one place") {
  const Read read;
  const std::size_t place = index_of(read.layout.places, "customs");
  REQUIRE(std::ranges::count(read.layout.stages, place, &MeasureLayout::Stage::place) == 2);
  REQUIRE(read.layout.places.size() == 4);
  REQUIRE(read.layout.stages.size() == 5);
}

TEST_CASE("places know which flows, commodities and directions come to them") {
  const Read read;
  using Numbers = std::vector<std::uint32_t>;
  REQUIRE(read.place("customs").flows == Numbers{0, 1});
  REQUIRE(read.place("weigh").flows == Numbers{1});
  REQUIRE(read.layout.commodities == std::vector<std::string>{"fruit", "in", "starch"});
  REQUIRE(read.place("customs").commodities == Numbers{0, 1, 2});
  REQUIRE(read.place("line").commodities == Numbers{0, 2});
  using Both = std::array<bool, 2>;
  REQUIRE(read.place("line").directions == Both{true, true});  // out laden, back empty
  REQUIRE(read.place("unload").directions == Both{true, false});
  REQUIRE(read.place("customs").directions == Both{true, true});
  REQUIRE_FALSE(read.place("unload").has_servers);
  REQUIRE(read.place("line").has_servers);
}

TEST_CASE("flows count for the gates of their laden crossing, or for their own") {
  const Read read;
  REQUIRE(read.layout.gates == std::vector<std::string>{"north", "south"});
  REQUIRE(read.layout.flows[0].gates == std::vector<std::uint32_t>{1});
  REQUIRE(read.layout.flows[1].gates == std::vector<std::uint32_t>{0, 1});
  REQUIRE(read.layout.flows[0].can_give_up);
  REQUIRE(read.layout.flows[0].can_turn_back);
  REQUIRE_FALSE(read.layout.flows[1].can_turn_back);
}

TEST_CASE("a visit counts for its stage's gate at its date, else for its flow's") {
  const Read read;
  const Instant start = read.network.window().start;
  const auto gate = [&](const std::string& stage, const std::string& flow, Duration after) {
    return read.layout.gate_of({.truck = {read.flow(flow), CommodityId{0U}, 0},
                                .stage = read.stage(stage),
                                .arrived = start + after});
  };
  REQUIRE(gate("weigh", "out", hours(1)) == 0);
  REQUIRE(gate("line", "out", hours(47)) == 0);
  REQUIRE(gate("line", "out", hours(48)) == 1);  // from 3 January
  REQUIRE(gate("customs", "in", hours(1)) == 1);
  REQUIRE(gate("customs", "out", hours(1)) == MeasureLayout::k_none);
}

TEST_CASE("waiting on the way to being cleared is told from waiting after it") {
  const Read read;
  const auto phase = [&](const std::string& stage, Direction direction, std::uint32_t number) {
    return read.layout.phase({.truck = {read.flow("out"), CommodityId{0U}, 0},
                              .stage = read.stage(stage),
                              .step = number,
                              .direction = static_cast<std::uint8_t>(direction)});
  };
  REQUIRE(phase("line", Direction::export_, 3) == WayPhase::clears);
  REQUIRE(phase("line", Direction::import_, 3) == WayPhase::after);
  REQUIRE(phase("unload", Direction::export_, 3) == WayPhase::after);
  REQUIRE(phase("customs", Direction::export_, 2) == WayPhase::before);
  REQUIRE(phase("weigh", Direction::export_, 1) == WayPhase::before);
  REQUIRE(phase("weigh", Direction::export_, 4) == WayPhase::after);
  // An import truck is cleared at the end of its route.
  REQUIRE(read.layout.phase({.truck = {read.flow("in"), CommodityId{1U}, 0},
                             .stage = read.stage("customs"),
                             .step = 1,
                             .direction = 1}) == WayPhase::clears);
}

TEST_CASE("a step that a truck can repeat once it is cleared counts as on the way") {
  Plan plan = two_ways();
  Route& way = plan.flows["in"].route;
  Step again;
  again.branch = {{"again", Probability{0.1}, {}}, {"on", Probability{0.9}, {}}};
  Step jump;
  jump.go_to = "customs";
  again.branch.front().route = {jump};
  way = {visit("customs"), visit("cleared"), again};
  const Network network(plan);
  const MeasureLayout layout = measure_layout(network);
  std::vector<WayPhase> at_customs;
  for (std::size_t stage = 0; stage < layout.stages.size(); ++stage)
    if (layout.places[layout.stages[stage].place].name == "customs")
      at_customs.push_back(layout.phase({.truck = {FlowId{0U}, CommodityId{1U}, 0},
                                         .stage = StageId{stage},
                                         .step = 1,
                                         .direction = 1}));
  REQUIRE(at_customs == std::vector<WayPhase>{WayPhase::clears, WayPhase::clears});
}

TEST_CASE("reversible lanes are open for both directions and once in all") {
  const Read read;
  const MeasureLayout::Stage& line = read.layout.stages[read.stage("line").index()];
  REQUIRE(line.open[0].front().servers == 2);
  REQUIRE(line.open[1].front().servers == 3);
  REQUIRE(line.open[2].front().servers == 4);
}

TEST_CASE("midnights are those of the home side's clock") {
  const Read read;
  const UtcOffset home{std::chrono::minutes{420}};
  const Instant midnight = at({2000, 1, 2}, Duration{0}, home);
  REQUIRE(read.layout.midnight_from(midnight) == midnight);
  REQUIRE(read.layout.midnight_from(midnight - Duration{1}) == midnight);
  REQUIRE(read.layout.midnight_from(midnight + Duration{1}) == midnight + k_day);
  REQUIRE(read.layout.midnight_from(Instant{Duration{-1}}) == at({1970, 1, 2}, Duration{0}, home));
}

TEST_CASE("time to clear runs from the end of the warm-up unless the plan says otherwise") {
  Plan plan = two_ways();
  REQUIRE(measure_layout(Network{plan}).clear_from == run_window(plan).measured_from);
  plan.measures.clear_from = Moment::after(hours(30));
  REQUIRE(measure_layout(Network{plan}).clear_from == run_window(plan).start + hours(30));
}
