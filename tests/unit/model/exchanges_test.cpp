#include "model/detail/exchanges.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/small_plans.hpp"

using namespace cuakhau;
using namespace cuakhau::test;

namespace {

model::TurnShare share(std::uint32_t least, std::uint32_t most) {
  return {count(least), count(most)};
}

model::Exchange exchange(model::TurnShare out, model::TurnShare in) {
  model::Exchange one;
  one.turn = {out, in};
  one.service = constant(minutes(10));
  return one;
}

model::Flow arriving(model::Direction direction, std::initializer_list<std::int64_t> times) {
  model::Flow flow;
  flow.direction = direction;
  flow.arrivals.at = at_minutes(times);
  flow.route = route({"bay"});
  return flow;
}

model::Plan plan_of(model::Exchange one, std::initializer_list<std::int64_t> out,
                    std::initializer_list<std::int64_t> in) {
  model::Plan plan = plan_for(hours(24));
  plan.exchanges["bay"] = std::move(one);
  plan.flows["a_out"] = arriving(model::Direction::export_, out);
  plan.flows["b_in"] = arriving(model::Direction::import_, in);
  return plan;
}

/// Exports of fruit and starch, and imports, each with one truck at that minute.
model::Plan two_kinds(std::int64_t fruit, std::int64_t starch, std::int64_t starch_in,
                      std::int64_t fruit_in) {
  model::Plan plan = plan_of(exchange(share(1, 1), share(1, 1)), {}, {});
  plan.flows.clear();
  const auto add = [&](const char* name, model::Direction side, const char* load,
                       std::int64_t time) {
    plan.flows[name] = arriving(side, {time});
    plan.flows[name].commodity.shares = {{load, {1.0}}};
  };
  add("a_fruit", model::Direction::export_, "fruit", fruit);
  add("b_starch", model::Direction::export_, "starch", starch);
  add("c_starch", model::Direction::import_, "starch", starch_in);
  add("d_fruit", model::Direction::import_, "fruit", fruit_in);
  return plan;
}

}  // namespace

TEST_CASE("a turn starts when enough of each side are there and ends for all at once") {
  const Kept kept = run(plan_of(exchange(share(2, 2), share(1, 1)), {0, 3, 4, 9}, {1, 15}));
  CHECK(kept.starts("bay") == Minutes{3, 3, 15, 15, 3, 15});
  for (const model::Visit& visit : kept.at("bay"))
    CHECK(visit.ended - visit.started == minutes(10));
  CHECK(kept.at("bay")[0].reason == model::WaitReason::partners);
  CHECK(kept.at("bay")[1].reason == model::WaitReason::none);
}

TEST_CASE("a turn takes as many as there are up to its most") {
  model::Exchange pool = exchange(share(1, 3), share(0, 0));
  model::Plan plan = plan_of(pool, {0, 1, 2, 3, 4}, {});
  plan.flows.erase("b_in");
  CHECK(run(plan).starts("bay") == Minutes{0, 10, 10, 10, 20});
}

TEST_CASE("the bay's time is counted once a turn") {
  const Kept kept = run(plan_of(exchange(share(2, 2), share(2, 2)), {0, 0}, {0, 0}));
  Duration occupied{0};
  for (const model::Visit& visit : kept.at("bay")) occupied += visit.occupied;
  CHECK(occupied == minutes(10));
}

TEST_CASE("a side that is short holds up the other one for ever, unless turns may be short") {
  model::Exchange change = exchange(share(2, 2), share(2, 2));
  CHECK(run(plan_of(change, {0, 1}, {5})).starts("bay") == Minutes{-1, -1, -1});
  // Two and one at minute 20, since the first has waited so long; nobody alone.
  change.short_after = constant(minutes(20));
  const Kept kept = run(plan_of(change, {0, 1, 60}, {5}));
  CHECK(kept.starts("bay") == Minutes{20, 20, -1, 20});
}

TEST_CASE("a turn that may be short waits for a bay as any other") {
  model::Exchange change = exchange(share(2, 2), share(1, 1));
  change.short_after = constant(minutes(4));
  CHECK(run(plan_of(change, {0, 0, 2}, {0, 1})).starts("bay") == Minutes{0, 0, 10, 0, 10});
}

TEST_CASE("who finds the places of its side taken waits outside, or leaves") {
  model::Exchange swap = exchange(share(1, 1), share(1, 1));
  swap.places = {count(1), count(2)};
  model::Plan plan = plan_of(swap, {0, 1, 2}, {8});
  const Kept kept = run(plan);
  CHECK(kept.starts("bay") == Minutes{8, -1, -1, 8});
  CHECK(kept.minute(kept.at("bay")[1].entered) == 8);
  CHECK(kept.at("bay")[1].reason == model::WaitReason::full);
  CHECK(kept.at("bay")[2].entered == Instant::never());
  plan.flows["a_out"].when_full = model::WhenFull::leave;
  CHECK(std::ranges::count(run(plan).journeys, model::JourneyOutcome::refused,
                           &model::Journey::outcome) == 2);
}

TEST_CASE("a step may put a truck on the other side") {
  model::Plan plan = plan_of(exchange(share(1, 1), share(1, 1)), {0}, {});
  plan.flows["b_in"] = arriving(model::Direction::export_, {4});
  plan.flows["b_in"].route[0].as = model::Direction::import_;
  CHECK(run(plan).starts("bay") == Minutes{4, 4});
}

TEST_CASE("a bay is free once the last of its trucks has left it") {
  model::Plan plan = plan_of(exchange(share(1, 1), share(1, 1)), {0, 1}, {0, 1});
  plan.stations["next"] = station(constant(minutes(30)));
  plan.stations["next"].queue = count(0);
  plan.flows["a_out"].route = route({"bay", "next"});
  const Kept kept = run(plan);
  // The second pair is done at 20; its export waits for the station until 40.
  CHECK(kept.starts("bay") == Minutes{0, 10, 0, 10});
  CHECK(kept.minute(kept.at("bay")[1].left) == 40);
  CHECK(kept.minute(kept.at("bay")[3].left) == 20);
  plan.flows["a_out"].arrivals.at = at_minutes({0, 1, 2});
  plan.flows["b_in"].arrivals.at = at_minutes({0, 1, 2});
  CHECK(run(plan).starts("bay") == Minutes{0, 10, 40, 0, 10, 40});
}

TEST_CASE("turns begin within the hours, and end within them where they must") {
  model::Exchange swap = exchange(share(1, 1), share(1, 1));
  swap.hours = daily({{0, 15}, {60, 120}});
  model::Plan plan = plan_of(swap, {0, 1, 2}, {0, 1, 2});
  CHECK(run(plan).starts("bay") == Minutes{0, 10, 60, 0, 10, 60});
  plan.exchanges["bay"].closing = model::ExchangeClosing::must_end_before_close;
  const Kept kept = run(plan);
  CHECK(kept.starts("bay") == Minutes{0, 60, 70, 0, 60, 70});
  CHECK(kept.at("bay")[1].reason == model::WaitReason::busy);
}

TEST_CASE("trucks of higher priority are taken first, and patience ends in the queue") {
  model::Exchange swap = exchange(share(1, 1), share(1, 1));
  swap.discipline.priority = {"c_fruit"};
  model::Plan plan = plan_of(swap, {0, 1}, {5, 6, 7});
  plan.flows["c_fruit"] = arriving(model::Direction::export_, {3});
  CHECK(run(plan).starts("bay") == Minutes{15, 25, 5, 15, 25, 5});
  plan.flows["a_out"].patience = constant(minutes(16));
  const Kept kept = run(plan);
  CHECK(kept.starts("bay") == Minutes{15, -1, 5, 15, -1, 5});
  CHECK(kept.at("bay")[1].outcome == model::VisitOutcome::turned_back);
}

TEST_CASE("a policy changes the bays, the hours, the length and the size of turns") {
  model::Plan plan = plan_of(exchange(share(1, 1), share(1, 1)), {0, 1, 2, 3}, {0, 1, 2, 3});
  model::Policy policy;
  policy.name = "more";
  policy.from = model::Moment::after(minutes(4));
  plan.policies = {policy};
  plan.policies[0].set = {{"exchanges.bay.bays[0].count", {count(2)}}};
  CHECK(run(plan).starts("bay") == Minutes{0, 4, 10, 14, 0, 4, 10, 14});
  plan.policies[0].set = {{"exchanges.bay.service", {constant(minutes(1))}}};
  CHECK(run(plan).starts("bay") == Minutes{0, 10, 11, 12, 0, 10, 11, 12});
  plan.policies[0].set = {{"exchanges.bay.turn.export.most", {count(2)}},
                          {"exchanges.bay.turn.import.most", {count(3)}}};
  CHECK(run(plan).starts("bay") == Minutes{0, 10, 10, -1, 0, 10, 10, 10});
}

TEST_CASE("the k-th turn lasts as long whoever takes part in it") {
  model::Exchange swap = exchange(share(1, 1), share(1, 1));
  swap.service = exponential(minutes(10));
  const Kept early = run(plan_of(swap, {0, 200}, {0, 200}), {.seed = 5});
  const Kept late = run(plan_of(swap, {100, 300}, {90, 390}), {.seed = 5});
  for (std::size_t i = 0; i < 4; ++i)
    CHECK(early.at("bay")[i].ended - early.at("bay")[i].started ==
          late.at("bay")[i].ended - late.at("bay")[i].started);
}

TEST_CASE("trucks of a turn that matches carry the same") {
  model::Plan plan = two_kinds(0, 1, 5, 9);
  CHECK(run(plan).starts("bay") == Minutes{5, 15, 5, 15});
  plan.exchanges["bay"].match = model::TurnMatch::commodity;
  const Kept kept = run(plan);
  CHECK(kept.starts("bay") == Minutes{15, 5, 5, 15});
  CHECK(kept.at("bay")[0].reason == model::WaitReason::partners);
  CHECK(kept.at("bay")[3].reason == model::WaitReason::busy);
}

TEST_CASE("of matching turns the one of the truck that came first starts, of either side") {
  model::Plan plan = two_kinds(3, 2, 4, 1);
  plan.exchanges["bay"].match = model::TurnMatch::commodity;
  plan.exchanges["bay"].hours = daily({{60, 120}});
  CHECK(run(plan).starts("bay") == Minutes{60, 70, 70, 60});
  plan.flows["d_fruit"].arrivals.at = at_minutes({5});
  CHECK(run(plan).starts("bay") == Minutes{70, 60, 60, 70});
  plan.exchanges["bay"].discipline.priority = {"fruit"};
  CHECK(run(plan).starts("bay") == Minutes{60, 70, 70, 60});
}

TEST_CASE("of matching turns whose first trucks came at one instant that of the export starts") {
  model::Plan plan = two_kinds(7, 2, 7, 2);
  plan.exchanges["bay"].match = model::TurnMatch::commodity;
  plan.exchanges["bay"].hours = daily({{60, 120}});
  CHECK(run(plan).starts("bay") == Minutes{70, 60, 60, 70});
  // Of two exports, by the names of their flows.
  plan = two_kinds(2, 2, 7, 9);
  plan.exchanges["bay"].match = model::TurnMatch::commodity;
  plan.exchanges["bay"].hours = daily({{60, 120}});
  CHECK(run(plan).starts("bay") == Minutes{60, 70, 70, 60});
}

TEST_CASE("a turn that matches is short for those alone that have waited so long") {
  model::Plan plan = two_kinds(0, 1, 2, 400);
  plan.exchanges["bay"].turn.export_ = share(2, 2);
  plan.exchanges["bay"].short_after = constant(minutes(20));
  CHECK(run(plan).starts("bay") == Minutes{2, 2, 2, -1});
  plan.exchanges["bay"].match = model::TurnMatch::commodity;
  CHECK(run(plan).starts("bay") == Minutes{400, 21, 21, 400});
}

TEST_CASE("places are those of a side, whatever its trucks carry") {
  model::Plan plan = two_kinds(0, 1, 30, 20);
  plan.exchanges["bay"].match = model::TurnMatch::commodity;
  plan.exchanges["bay"].places.export_ = count(1);
  const Kept kept = run(plan);
  CHECK(kept.minute(kept.at("bay")[1].entered) == 20);
  CHECK(kept.starts("bay") == Minutes{20, 30, 30, 20});
}

TEST_CASE("places full of trucks that match nobody are a deadlock, unless somebody gives up") {
  model::Plan plan = two_kinds(0, 50, 1, 50);
  plan.exchanges["bay"].match = model::TurnMatch::commodity;
  plan.exchanges["bay"].places = {count(1), count(1)};
  plan.flows["e_later"] = arriving(model::Direction::export_, {600});
  plan.flows["e_later"].commodity.shares = {{"fruit", {1.0}}};
  const Kept kept = run(plan);
  CHECK(kept.run.ending == model::RunEnding::deadlock);
  CHECK(kept.minute(kept.run.ended_at) == 1);
  REQUIRE(kept.run.deadlock.size() == 2);
  CHECK(kept.run.deadlock[0].holds == kept.run.deadlock[0].wants);
  CHECK(kept.run.deadlock[0].truck.flow != kept.run.deadlock[1].truck.flow);

  model::Plan wider = plan;
  wider.exchanges["bay"].places.import_ = count(2);
  CHECK(run(wider).run.ending != model::RunEnding::deadlock);
  CHECK(run(wider).starts("bay")[0] == 50);
  wider = plan;
  wider.flows["c_starch"].route[0].limit = constant(minutes(100));
  CHECK(run(wider).starts("bay") == Minutes{101, -1, -1, 101, -1});
  wider = plan;
  wider.exchanges["bay"].match = model::TurnMatch::none;
  CHECK(run(wider).run.ending != model::RunEnding::deadlock);
}

TEST_CASE("one side alone can fill its places with too few of each kind") {
  model::Plan plan = two_kinds(0, 1, 5, 9);
  for (const char* import : {"c_starch", "d_fruit"}) plan.flows.erase(import);
  plan.flows["e_later"] = arriving(model::Direction::export_, {20});
  plan.flows["e_later"].commodity.shares = {{"fruit", {1.0}}};
  plan.exchanges["bay"].turn = {share(2, 2), share(0, 0)};
  plan.exchanges["bay"].match = model::TurnMatch::commodity;
  plan.exchanges["bay"].places = {count(3), count(3)};
  CHECK(run(plan).starts("bay") == Minutes{20, -1, 20});
  plan.exchanges["bay"].places.export_ = count(2);
  CHECK(run(plan).run.ending == model::RunEnding::deadlock);
}

TEST_CASE("a trailer swap comes before the crossing; a tractor change again on the way back") {
  model::Plan plan = plan_of(exchange(share(1, 1), share(1, 1)), {0}, {2, 60});
  model::Crossing& line = plan.crossings["line"];
  line.lanes = {count(1), count(1), count(0)};
  line.headway = constant(minutes(1));
  line.travel = constant(minutes(5));
  plan.stations["unload"] = station(constant(minutes(20)));
  model::Handover& handover = plan.handovers["over"];
  handover.method = model::HandoverMethod::trailer_swap;
  handover.crossing = "line";
  handover.exchange = "bay";
  handover.unload = {"unload", ""};
  plan.flows["a_out"].route = route({"over"});
  const Kept swap = run(plan);
  CHECK(swap.starts("bay") == Minutes{2, 2, -1});
  CHECK(swap.minute(swap.at("line")[0].started) == 12);
  CHECK(swap.minute(swap.at("unload")[0].ended) == 37);
  CHECK(swap.minute(swap.at("line")[1].ended) == 42);
  CHECK(swap.minute(swap.journeys.at(1).cleared) == 17);

  plan.handovers["over"].method = model::HandoverMethod::tractor_change;
  plan.flows["a_out"].arrivals.at = at_minutes({0, 50});
  plan.flows["b_in"].arrivals.at = at_minutes({2});
  const Kept change = run(plan);
  // The first is back at 42 and meets the second at 50.
  const auto visits = change.at("bay");
  REQUIRE(visits.size() == 5);
  CHECK(change.minute(visits[0].started) == 2);
  CHECK(change.minute(visits[1].started) == 50);
  CHECK(visits[1].direction == 1);
  CHECK(change.minute(visits[2].started) == 50);
}
