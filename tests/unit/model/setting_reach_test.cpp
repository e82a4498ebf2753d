#include "model/detail/setting_reach.hpp"

#include "support/catch.hpp"
#include "support/routes.hpp"
#include "support/small_plans.hpp"
#include "support/sound_plan.hpp"

using namespace cuakhau;
using namespace cuakhau::model;
using namespace cuakhau::test;

namespace {

/// "customs!" where the setting changes how the stage works, "customs" where it brings trucks.
std::vector<std::string> reached_by(const Plan& plan, std::string path, SettingValue value) {
  const Policy policy{.name = "p", .set = {{std::move(path), std::move(value)}}};
  std::vector<std::string> names;
  for (const auto& [stage, touch] : detail::reach_of(plan, detail::route_graphs(plan), policy)) {
    CHECK(touch.path == policy.set.front().path);
    names.push_back(stage + (touch.how == detail::Bearing::work ? "!" : ""));
  }
  return names;
}

const std::vector<ServerGroup> k_one_server{{count(1), {}}};

}  // namespace

TEST_CASE("a field of a stage bears on the stage alone, and a fee on none") {
  CHECK(reached_by(sound_plan(), "stations.customs.servers", k_one_server) == Texts{"customs!"});
  CHECK(reached_by(sound_plan(), "yards.park.places", count(3)) == Texts{"park!"});
  CHECK(reached_by(sound_plan(), "stations.customs.fee", Money{}) == Texts{});
}

TEST_CASE("a gate bears on its crossings, and on the queues of its other stages") {
  CHECK(reached_by(sound_plan(), "gates.north.open.china", false) == Texts{"line!", "park"});
}

TEST_CASE("a calendar bears on whatever has its hours") {
  Plan plan = sound_plan();
  const WeeklyHours never;
  CHECK(reached_by(plan, "calendars.office.weekly", never) == Texts{"customs!"});
  const Hours office = plan.stations["customs"].hours;
  plan.gates["north"].hours.home = office;
  CHECK(reached_by(plan, "calendars.office.weekly", never) == Texts{"customs!", "line!", "park"});
  plan.gates["north"].hours.home = {};
  plan.stations["customs"].hours = {};
  plan.pools["crew"].members = {{count(2), office}};
  plan.stations["shed"].staffed_by = "crew";
  CHECK(reached_by(plan, "calendars.office.weekly", never) == Texts{"crew!", "shed!"});
}

TEST_CASE("a pool bears on the stations that it staffs, and on where trucks wait for a member") {
  Plan plan = sound_plan();
  plan.pools["crew"].members = k_one_server;
  plan.stations["shed"].staffed_by = "crew";
  CHECK(reached_by(plan, "pools.crew.members", k_one_server) == Texts{"crew!", "shed!"});
  plan.stations["shed"].staffed_by = "";
  plan.flows["trucks"].route = {visit("park"), seize_step("crew"), visit("customs"),
                                release_step("crew"), visit("line")};
  CHECK(reached_by(plan, "pools.crew.members", k_one_server) == Texts{"crew!", "park!"});
  plan = sound_plan();
  plan.pools["drivers"].members = k_one_server;
  plan.handovers["direct"].method = HandoverMethod::dedicated_driver;
  plan.handovers["direct"].pool = {"drivers", "drivers"};
  CHECK(reached_by(plan, "pools.drivers.members", k_one_server) ==
        Texts{"customs!", "drivers!", "line", "shed"});
}

TEST_CASE("members that a policy takes bear on what its pool bears on") {
  Plan plan = sound_plan();
  plan.pools["crew"].members = k_one_server;
  plan.stations["shed"].staffed_by = "crew";
  const Policy policy{.name = "p", .lose = {{"crew", count(1)}}};
  const detail::Reach all = detail::reach_of(plan, detail::route_graphs(plan), policy);
  REQUIRE(all.size() == 2);
  CHECK(all.at("crew").path == "lose.crew");
  CHECK(all.at("shed").how == detail::Bearing::work);
}

TEST_CASE("more trucks come to all of a flow's stages, fewer set nothing off") {
  const Texts all{"customs", "line", "park", "shed"};
  CHECK(reached_by(sound_plan(), "demand", Factor{1.5}) == all);
  CHECK(reached_by(sound_plan(), "demand", Factor{0.5}) == Texts{});
  CHECK(reached_by(sound_plan(), "flows.trucks.arrivals.poisson", PerHour{5.0}) == all);
  CHECK(reached_by(sound_plan(), "flows.trucks.arrivals.poisson", PerHour{4.0}) == Texts{});
  CHECK(reached_by(sound_plan(), "flows.trucks.held", true) == all);
  CHECK(reached_by(sound_plan(), "flows.trucks.patience", constant(hours(1))) == Texts{});
}

TEST_CASE("a share that rises bears on its own way out, up to where all come again") {
  Plan plan = sound_plan();
  plan.flows["trucks"].route = {
      branch_step({Arm{"", {0.3}, route({"park"})}, Arm{"", {0.5}, route({"customs"})},
                   Arm{"", {0.2}, route({"shed"})}}),
      visit("line")};
  const std::string path = "flows.trucks.route[0].branch";
  CHECK(reached_by(plan, path + "[0].share", Probability{0.5}) == Texts{"park"});
  CHECK(reached_by(plan, path + "[1].share", Probability{0.6}) == Texts{"customs"});
  CHECK(reached_by(plan, path + "[2].share", Probability{0.6}) == Texts{"shed"});
  CHECK(reached_by(plan, path + "[2].share", Probability{0.1}) == Texts{});
}

TEST_CASE("a check bears on itself, on its place, and on where its outcomes lead apart") {
  Plan plan = sound_plan();
  plan.checks["channel"].outcomes = {{"green", {0.9}}, {"red", {0.1}}};
  plan.checks["channel"].at = "customs";
  plan.flows["trucks"].route = {check_step("channel", {{"red", route({"shed"})}}), visit("line")};
  CHECK(reached_by(plan, "checks.channel.outcomes.red", Probability{0.2}) ==
        Texts{"channel!", "customs!", "shed"});
  CHECK(reached_by(plan, "checks.channel.result_after", constant(hours(1))) ==
        Texts{"channel!", "customs!"});
}

TEST_CASE("a handover bears on the stages that it leads to, a choice on its ways") {
  CHECK(reached_by(sound_plan(), "handovers.direct.returning", Probability{0.5}) ==
        Texts{"line", "shed"});
  Plan plan = sound_plan();
  plan.choices["gate"].ways = {{"one", {}}, {"other", {}}};
  plan.flows["trucks"].route = {
      choose_way_step("gate", {{"one", route({"park"})}, {"other", route({"shed"})}}),
      visit("line")};
  CHECK(reached_by(plan, "choices.gate.ways.one.time", Duration{5}) == Texts{"park", "shed"});
}

TEST_CASE("of several settings the one that bears most on a stage is named") {
  const Policy policy{.name = "p",
                      .set = {{"demand", Factor{2.0}}, {"stations.customs.servers", k_one_server}}};
  const Plan plan = sound_plan();
  const detail::Reach all = detail::reach_of(plan, detail::route_graphs(plan), policy);
  CHECK(all.at("customs").path == "stations.customs.servers");
  CHECK(all.at("park").path == "demand");
}
