#include <cuakhau/model/setting.hpp>

#include "support/broken_contract.hpp"
#include "support/catch.hpp"
#include "support/routes.hpp"
#include "support/small_plans.hpp"
#include "support/sound_plan.hpp"

using namespace cuakhau;
using namespace cuakhau::model;
using namespace cuakhau::test;

namespace {

using Paths = std::vector<std::string>;

}  // namespace

TEST_CASE("what may change in mid-run has a path") {
  const Plan plan = sound_plan();
  for (const char* path :
       {"demand", "gates.north.open.china", "gates.north.hours.vietnam", "yards.park.places",
        "yards.park.call_up_below", "stations.customs.servers", "stations.customs.servers[0].count",
        "stations.customs.service", "stations.customs.hours", "crossings.line.lanes.export",
        "crossings.line.travel", "calendars.office.weekly", "flows.trucks.arrivals.poisson",
        "flows.trucks.patience", "handovers.direct.returning"})
    CHECK(settable_at(plan, path) == Settable::value);
  for (const char* path : {"period.until", "flows.trucks.route", "stations.customs.discipline",
                           "crossings.line.markers", "yards.park.gate", "flows.trucks.direction"})
    CHECK(settable_at(plan, path) == Settable::fixed);
  for (const char* path : {"gates", "gates.north", "gates.north.open", "crossings.line.lanes"})
    CHECK(settable_at(plan, path) == Settable::composite);
  for (const char* path : {"", "gate", "gates.south", "gates.north.open.laos", "demand.x",
                           "stations.customs.servers[1].count", "stations.customs.servers[x]"})
    CHECK(settable_at(plan, path) != Settable::value);
}

TEST_CASE("a setting of the value that is there changes nothing") {
  const Plan plan = sound_plan();
  const std::vector<Setting> same{
      {"demand", plan.demand},
      {"gates.north.open.china", plan.gates.at("north").open.neighbour},
      {"yards.park.places", plan.yards.at("park").places},
      {"stations.customs.servers", plan.stations.at("customs").servers},
      {"flows.trucks.arrivals.poisson", *plan.flows.at("trucks").arrivals.poisson}};
  for (const Setting& setting : same) {
    Plan copy = plan;
    apply(copy, setting);
    CHECK(copy == plan);
  }
}

TEST_CASE("what policies set is known by its path, or by one around it") {
  Plan plan = sound_plan();
  plan.policies = {{.name = "one", .set = {{"yards.park.places", count(5)}}}};
  CHECK(is_set_by_policy(plan, "yards.park.places"));
  CHECK(is_set_by_policy(plan, "yards.park"));
  CHECK_FALSE(is_set_by_policy(plan, "yards.par"));
  CHECK_FALSE(is_set_by_policy(plan, "yards.park.places.x"));
}

TEST_CASE("a setting changes its value and no other") {
  Plan plan = sound_plan();
  apply(plan, {"gates.north.open.china", false});
  apply(plan, {"yards.park.call_up_below", count(7)});
  Plan expected = sound_plan();
  expected.gates["north"].open.neighbour = false;
  expected.yards["park"].call_up_below = count(7);
  CHECK(plan == expected);
}

TEST_CASE("the law of one commodity is set alone, whatever else is in force") {
  Plan plan = sound_plan();
  const DurationLaw short_one = constant(std::chrono::minutes{1});
  const DurationLaw long_one = constant(std::chrono::minutes{10});
  ServiceLaw& service = plan.stations["customs"].service;
  service.by_name["fruit"] = long_one;
  CHECK(settable_at(plan, "stations.customs.service.fruit") == Settable::value);
  CHECK(settable_at(plan, "stations.customs.service.otherwise") == Settable::value);
  CHECK(settable_at(plan, "stations.customs.service.steel") == Settable::unknown);
  const ServiceLaw one_for_all{long_one, {}};
  plan.policies = {{.name = "all", .set = {{"stations.customs.service", one_for_all}}},
                   {.name = "fruit", .set = {{"stations.customs.service.fruit", short_one}}}};
  const Plan changed = under_policies(plan, {0, 1});
  CHECK(changed.stations.at("customs").service == ServiceLaw{long_one, {{"fruit", short_one}}});
}

TEST_CASE("a setting of another type than the value is a bug") {
  Plan plan = sound_plan();
  CHECK(death_of([&] { apply(plan, {"demand", true}); }).message.find("no value of that type") !=
        std::string::npos);
  CHECK(death_of([&] { apply(plan, {"nothing", true}); }).message.find("no value of that type") !=
        std::string::npos);
}

TEST_CASE("of several policies in force the last one listed wins") {
  Plan plan = sound_plan();
  plan.policies = {
      {.name = "one", .set = {{"demand", Factor{2.0}}, {"yards.park.places", count(5)}}},
      {.name = "two", .set = {{"demand", Factor{3.0}}}}};
  CHECK(under_policies(plan, {}) == plan);
  CHECK(under_policies(plan, {0}).demand == Factor{2.0});
  CHECK(under_policies(plan, {0, 1}).demand == Factor{3.0});
  CHECK(under_policies(plan, {0, 1}).yards["park"].places == count(5));
  CHECK(under_policies(plan, {1}).yards["park"].places == count(50));
}

TEST_CASE("members that policies take are missing together, from the largest groups first") {
  Plan plan = sound_plan();
  plan.pools["crew"].members = {{count(6), {}}, {count(4), {}}};
  plan.policies = {{.name = "one", .lose = {{"crew", count(3)}}},
                   {.name = "two", .lose = {{"crew", count(5)}}},
                   {.name = "help", .set = {{"pools.crew.members[0].count", count(9)}}}};
  const auto left = [&](const std::vector<std::size_t>& active) {
    const Plan changed = under_policies(plan, active);
    std::vector<std::uint32_t> counts;
    for (const ServerGroup& group : changed.pools.at("crew").members)
      counts.push_back(group.count.value);
    return counts;
  };
  using Counts = std::vector<std::uint32_t>;
  CHECK(left({}) == Counts{6, 4});
  CHECK(left({0}) == Counts{4, 3});
  CHECK(left({1}) == Counts{3, 2});
  CHECK(left({0, 1}) == Counts{1, 1});
  CHECK(left({1, 2}) == Counts{4, 4});
  plan.policies[0].lose["crew"] = count(8);
  CHECK(left({0, 1}) == Counts{0, 0});
}

TEST_CASE("a pattern selects by name or by the words of fields") {
  Plan plan = sound_plan();
  plan.gates["east"].kind = "secondary";
  plan.gates["west"].kind = "secondary";
  plan.stations["shed"].side = Side::neighbour;
  CHECK(paths_of(plan, "demand") == Paths{"demand"});
  CHECK(paths_of(plan, "gates.*.open") ==
        Paths{"gates.east.open", "gates.north.open", "gates.west.open"});
  CHECK(paths_of(plan, "gates.(kind=secondary).open.china") ==
        Paths{"gates.east.open.china", "gates.west.open.china"});
  CHECK(paths_of(plan, "stations.(side=china).hours") == Paths{"stations.shed.hours"});
  CHECK(paths_of(plan, "stations.(side=vietnam queueing=shared).hours") ==
        Paths{"stations.customs.hours"});
  CHECK(paths_of(plan, "crossings.(gate=north).open") == Paths{"crossings.line.open"});
  CHECK(paths_of(plan, "gates.(kind=rail).open").empty());
  CHECK(paths_of(plan, "gates.(kind).open").empty());
  CHECK(paths_of(plan, "gates.(kind=rail").size() == 1);  // no selector: a path of nothing
}

TEST_CASE("a pattern selects in lists too, by the words of what stands there") {
  Plan plan = sound_plan();
  plan.flows["trucks"].route.push_back(
      branch_step({Arm{"team", {0.25}, {}}, Arm{"on his own", {0.75}, {}}}));
  plan.flows["buses"] = plan.flows["trucks"];
  plan.policies = {{.name = "second shift", .set = {}}, {.name = "storm", .set = {}}};
  CHECK(paths_of(plan, "flows.trucks.route[3].branch.(name=team).share") ==
        Paths{"flows.trucks.route[3].branch[0].share"});
  CHECK(paths_of(plan, "flows.trucks.route[3].branch.(name=on his own).share") ==
        Paths{"flows.trucks.route[3].branch[1].share"});
  CHECK(paths_of(plan, "flows.trucks.route[3].branch.*.share") ==
        Paths{"flows.trucks.route[3].branch[0].share", "flows.trucks.route[3].branch[1].share"});
  CHECK(paths_of(plan, "flows.*.route.(visit=customs)") ==
        Paths{"flows.buses.route[1]", "flows.trucks.route[1]"});
  CHECK(paths_of(plan, "flows.(direction=export).route.*.branch.(name=team).share") ==
        Paths{"flows.buses.route[3].branch[0].share", "flows.trucks.route[3].branch[0].share"});
  CHECK(paths_of(plan, "policies.(name=second shift).from") == Paths{"policies[0].from"});
  CHECK(paths_of(plan, "flows.trucks.route[3].branch.(name=taem).share").empty());
  CHECK(paths_of(plan, "flows.trucks.route[9].branch.(name=team).share").empty());
  CHECK(paths_of(plan, "*").empty());
}
