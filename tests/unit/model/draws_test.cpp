#include "model/detail/draws.hpp"

#include <cmath>
#include <functional>
#include <map>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "support/catch.hpp"
#include "support/routes.hpp"
#include "support/small_plans.hpp"

using namespace cuakhau;
using namespace cuakhau::test;

namespace {

// Trucks of a flow through a scale with a loop, customs and a line, with everything drawn.
model::Plan drawn_plan() {
  model::Plan plan = plan_for(hours(100));
  plan.stations["scale"] = station(exponential(minutes(5)), 2);
  plan.stations["customs"] = station(exponential(minutes(7)), 2);
  plan.crossings["line"].lanes.export_ = count(1);
  plan.crossings["line"].headway = exponential(minutes(1));
  plan.crossings["line"].travel = exponential(minutes(3));
  model::Flow& flow = plan.flows["trucks"];
  flow.commodity.shares = {{"fruit", {0.3}}, {"starch", {0.7}}};
  flow.arrivals.poisson = model::PerHour{6.0};
  std::vector<model::Arm> arms(2);
  arms[0].share = {0.3};
  arms[0].route = {jump_step("scale")};
  arms[1].share = {0.7};
  flow.route = {visit("scale"), branch_step(std::move(arms)), visit("customs"), visit("line")};
  return plan;
}

// What truck `number` of the flow drew at a stage in a round: its work, headway and commodity.
using Drawn = std::map<std::tuple<std::string, std::uint64_t, std::uint32_t>,
                       std::tuple<Duration, Duration, std::string>>;

Drawn drawn(const model::Plan& plan) {
  const model::Network network(plan);
  Drawn found;
  const Kept kept = run(plan);
  for (const model::Visit& visit : kept.visits) {
    const auto& info = network.stages()[visit.stage.index()];
    if (network.flows()[visit.truck.flow.index()].name != "trucks") continue;
    if (visit.ended == Instant::never() || info.kind == model::StageKind::yard) continue;
    // A lane lets nobody overtake, so that only the headway is as drawn there.
    const bool is_line = info.kind == model::StageKind::crossing;
    found[{info.name, visit.truck.number, visit.round}] = {
        is_line ? Duration{0} : visit.ended - visit.started, is_line ? visit.occupied : Duration{0},
        network.commodities()[visit.truck.commodity.index()]};
  }
  return found;
}

// @return how many draws both have
std::size_t check_same(const Drawn& one, const Drawn& other) {
  std::size_t compared = 0;
  for (const auto& [key, value] : one) {
    const auto found = other.find(key);
    if (found == other.end()) continue;
    REQUIRE(found->second == value);
    ++compared;
  }
  return compared;
}

}  // namespace

TEST_CASE("adding a stage, a flow, a lane or a gate changes nobody's draws") {
  const Drawn before = drawn(drawn_plan());
  REQUIRE(before.size() > 1'500);
  const std::vector<std::function<void(model::Plan&)>> changes{
      [](model::Plan& plan) {
        plan.stations["a gate booth"] = station(exponential(minutes(2)), 3);
        auto& way = plan.flows["trucks"].route;
        way.insert(way.begin(), visit("a gate booth"));
      },
      [](model::Plan& plan) {
        plan.flows["another"] = plan.flows["trucks"];
        plan.flows["another"].commodity.shares = {{"a cement", {1.0}}};
      },
      [](model::Plan& plan) { plan.crossings["line"].lanes.export_ = count(3); },
      [](model::Plan& plan) { plan.stations["customs"].servers[0].count = count(5); },
      [](model::Plan& plan) { plan.stations["customs"].queueing = model::Queueing::per_server; },
      [](model::Plan& plan) { plan.flows["trucks"].arrivals.poisson = model::PerHour{9.0}; },
      [](model::Plan& plan) {
        plan.yards["yard"].places = count(2);
        auto& way = plan.flows["trucks"].route;
        way.insert(way.begin(), visit("yard"));
      }};
  for (const auto& change : changes) {
    model::Plan plan = drawn_plan();
    change(plan);
    CHECK(check_same(before, drawn(plan)) > 1'000);
  }
}

TEST_CASE("another seed, replication or name gives other draws") {
  const model::Plan plan = drawn_plan();
  const Kept one = run(plan, {.seed = 1, .replication = 0});
  CHECK(one.run.path_digest != run(plan, {.seed = 2, .replication = 0}).run.path_digest);
  CHECK(one.run.path_digest != run(plan, {.seed = 1, .replication = 1}).run.path_digest);
  // Seeds and replications are not added up.
  CHECK(run(plan, {.seed = 1, .replication = 1}).run.path_digest !=
        run(plan, {.seed = 2, .replication = 0}).run.path_digest);
}

TEST_CASE("a truck that comes again draws anew, and so does a second step at the same stage") {
  model::Plan plan = drawn_plan();
  plan.flows["trucks"].route.push_back(visit("scale"));
  std::map<std::pair<std::uint64_t, std::uint32_t>, std::vector<Duration>> works;
  for (const model::Visit& visit : run(plan).at("scale"))
    if (visit.ended != Instant::never())
      works[{visit.truck.number, 0}].push_back(visit.ended - visit.started);
  std::size_t again = 0;
  for (const auto& [truck, lengths] : works)
    for (std::size_t i = 1; i < lengths.size(); ++i) {
      CHECK(lengths[i] != lengths[i - 1]);
      ++again;
    }
  CHECK(again > 500);
}

TEST_CASE("commodities that share a law draw the same, whatever the truck carries") {
  model::Plan plain = drawn_plan();
  model::Plan listed = plain;
  listed.stations["customs"].service.by_name["fruit"] = exponential(minutes(7));
  CHECK(check_same(drawn(plain), drawn(listed)) > 1'000);
  // A slower law stretches the same draw.
  listed.stations["customs"].service.by_name["fruit"] = exponential(minutes(14));
  const Drawn slow = drawn(listed);
  std::size_t compared = 0;
  for (const auto& [key, value] : drawn(plain)) {
    if (std::get<0>(key) != "customs" || !slow.contains(key)) continue;
    const std::int64_t factor = std::get<2>(value) == "fruit" ? 2 : 1;
    const Duration off = std::get<0>(slow.at(key)) - factor * std::get<0>(value);
    REQUIRE(std::abs(off.count()) <= 1);
    ++compared;
  }
  CHECK(compared > 300);
}

TEST_CASE("a law by outcome stretches the draw of whom it fits, and nobody else's") {
  model::Plan plain = drawn_plan();
  plain.checks["platform"].outcomes = {{"declared", {0.5}}, {"by_hand", {0.5}}};
  plain.flows["trucks"].route.insert(plain.flows["trucks"].route.begin(), check_step("platform"));
  model::Plan listed = plain;
  model::ServiceLaw& service = listed.stations["customs"].service;
  service.by_name["fruit"] = exponential(minutes(7));
  service.by_name["declared"] = exponential(minutes(14));
  service.by_name["by_hand"] = exponential(minutes(21));
  std::map<std::uint64_t, std::uint8_t> found;  // the factor, by truck
  for (const model::Visit& visit : run(listed).at("platform"))
    found[visit.truck.number] = visit.result == 1 ? 3 : 2;  // by_hand, declared
  const Drawn by_outcome = drawn(listed);
  std::size_t compared = 0;
  for (const auto& [key, value] : drawn(plain)) {
    if (std::get<0>(key) != "customs" || !by_outcome.contains(key)) continue;
    const Duration once = std::get<0>(value);
    const Duration off = std::get<0>(by_outcome.at(key)) - found.at(std::get<1>(key)) * once;
    REQUIRE(std::abs(off.count()) <= 2);
    ++compared;
  }
  CHECK(compared > 300);
}
