#include "model/detail/stage_compiler.hpp"

#include <string>
#include <utility>
#include <vector>

#include "support/catch.hpp"
#include "support/small_plans.hpp"

using namespace cuakhau;
using namespace cuakhau::test;

namespace {

using Levels = std::vector<std::pair<std::int64_t, std::uint32_t>>;

model::Plan plan_of_two_days() {
  model::Plan plan = plan_for(hours(48));
  plan.stations["lane"] = station(constant(minutes(1)));
  plan.flows["trucks"].arrivals.at = at_minutes({0});
  plan.flows["trucks"].commodity.shares = {{"fruit", {0.5}}, {"starch", {0.3}}, {"tyres", {0.2}}};
  plan.flows["trucks"].route = route({"lane"});
  return plan;
}

const model::detail::StageTable& table(const model::Network& network, const char* name) {
  for (const model::detail::StageTable& stage : network.tables().stages)
    if (stage.name == name) return stage;
  FAIL("no stage " << name);
  throw 0;
}

// Within the two days, as minutes from the start.
Levels levels(const model::Network& network, const char* name) {
  Levels found;
  for (const model::OpenLevel& level : table(network, name).levels_open)
    if (level.from < network.window().horizon)
      found.emplace_back((level.from - network.window().start).count() / 60'000, level.servers);
  return found;
}

}  // namespace

TEST_CASE("servers open by the hours of their group within those of the station") {
  model::Plan plan = plan_of_two_days();
  plan.stations["lane"].hours = daily({{480, 1020}});
  plan.stations["lane"].servers = {{.count = count(2), .hours = {}},
                                   {.count = count(3), .hours = daily({{420, 720}})}};
  const model::Network network(plan);
  CHECK(levels(network, "lane") ==
        Levels{{0, 0}, {480, 5}, {720, 2}, {1020, 0}, {1920, 5}, {2160, 2}, {2460, 0}});
}

TEST_CASE("each server with a queue of its own is a stage with its own hours") {
  model::Plan plan = plan_of_two_days();
  plan.stations["lane"].queueing = model::Queueing::per_server;
  plan.stations["lane"].servers = {{.count = count(1), .hours = {}},
                                   {.count = count(1), .hours = daily({{480, 1020}})}};
  const model::Network network(plan);
  REQUIRE(network.stages().size() == 2);
  CHECK(network.stages()[0].name == "lane");
  CHECK(network.stages()[1].lane == "lane#2");
  CHECK(levels(network, "lane#1") == Levels{{0, 1}});
  CHECK(levels(network, "lane#2") == Levels{{0, 0}, {480, 1}, {1020, 0}, {1920, 1}, {2460, 0}});
}

TEST_CASE("stages are sorted by name, whatever they are") {
  model::Plan plan = plan_of_two_days();
  plan.yards["a"];
  plan.crossings["b"];
  plan.stations["c"] = plan.stations["lane"];
  plan.yards["z"];
  std::vector<std::string> names;
  const model::Network network(plan);
  for (const model::StageInfo& info : network.stages()) names.push_back(info.name);
  CHECK(names == std::vector<std::string>{"a", "b", "c", "lane", "z"});
}

TEST_CASE("a discipline gives each commodity a level, the last to those that it does not name") {
  model::Plan plan = plan_of_two_days();
  plan.stations["lane"].discipline.priority = {"tyres", "fruit"};
  const model::Network network(plan);
  CHECK(network.commodities() == std::vector<std::string>{"fruit", "starch", "tyres"});
  CHECK(table(network, "lane").priority.by_commodity == std::vector<std::uint8_t>{1, 2, 0});
  CHECK(table(network, "lane").levels == 3);
}

TEST_CASE("a check has the bits of its outcomes that are named, a discipline their levels") {
  model::Plan plan = plan_of_two_days();
  plan.checks["channel"].outcomes = {{"green", {0.6}}, {"red", {0.3}}, {"yellow", {0.1}}};
  plan.stations["lane"].discipline.priority = {"yellow", "fruit", "green"};
  const model::Network network(plan);
  CHECK(network.marks() == std::vector<std::string>{"green", "yellow"});
  using OfMark = model::detail::Priority::OfMark;
  const model::detail::StageTable& lane = table(network, "lane");
  CHECK(lane.priority.by_mark == std::vector<OfMark>{{.mark = 2, .level = 0}, {1, 2}});
  CHECK(lane.priority.by_commodity == std::vector<std::uint8_t>{1, 3, 3});
  CHECK(lane.levels == 4);
  const model::detail::StageTable& channel = table(network, "channel");
  CHECK(channel.marks == std::vector<model::Marks>{1, 0, 2});
  CHECK(channel.can_mark == 3);
}

TEST_CASE("a crossing is open while its sides and the gate of the day are") {
  model::Plan plan = plan_of_two_days();
  plan.gates["old"].hours.home = daily({{0, 600}});
  plan.gates["young"].hours.neighbour = daily({{300, 1440}});
  model::Crossing& line = plan.crossings["line"];
  line.lanes.export_ = count(2);
  line.hours.home = daily({{60, 1200}});
  line.gate = {{.gate = "old", .from = {}}, {.gate = "young", .from = CivilDate{2000, 1, 2}}};
  const model::Network network(plan);
  const auto& open = table(network, "line").open;
  const auto minute = [&](Instant at) { return (at - network.window().start).count() / 60'000; };
  REQUIRE(open.size() >= 2);
  CHECK(minute(open[0].from) == 60);
  CHECK(minute(open[0].until) == 600);
  CHECK(minute(open[1].from) == 1440 + 300);
  CHECK(minute(open[1].until) == 1440 + 1200);
  CHECK(network.stages()[table(network, "line").info.name == "line" ? 1 : 0].gate == "old");
}

TEST_CASE("a crossing that one side has shut is never open") {
  model::Plan plan = plan_of_two_days();
  plan.gates["gate"];
  plan.crossings["line"].open.neighbour = false;
  plan.crossings["line"].gate = {{.gate = "gate", .from = {}}};
  const model::Network network(plan);
  CHECK(table(network, "line").open.empty());
  CHECK(table(network, "line").gate_from.size() == 1);  // who waits there waits at that gate
}

TEST_CASE("a station or line that never closes has no closing at the end of the run") {
  model::Plan plan = plan_of_two_days();
  plan.crossings["line"].lanes.export_ = count(1);
  const model::Network network(plan);
  CHECK(table(network, "line").open.back().until == Instant::never());
  CHECK(levels(network, "lane") == Levels{{0, 1}});
  CHECK(table(network, "lane").levels_open.size() == 1);
}
