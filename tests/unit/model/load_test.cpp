#include "model/detail/load.hpp"

#include "support/catch.hpp"
#include "support/routes.hpp"
#include "support/small_plans.hpp"
#include "support/sound_plan.hpp"

using namespace cuakhau;
using namespace cuakhau::model;
using namespace cuakhau::test;
using cuakhau::model::detail::Load;
using cuakhau::model::detail::load_of;
using cuakhau::model::detail::Resource;

namespace {

constexpr double k_hour = 3'600'000.0;

const Resource& resource_of(const Load& load, const std::vector<std::string>& stages,
                            const std::string& direction = "*") {
  for (const Resource& resource : load.resources)
    if (resource.stages == stages && resource.direction == direction) return resource;
  FAIL("no such resource");
  return load.resources.front();
}

}  // namespace

TEST_CASE("a station offers the time of its servers while it is open") {
  Plan plan = sound_plan();
  const Load load = load_of(plan);
  CHECK(load.demand_per_day.at("trucks") == Approx(96.0));
  const Resource& customs = resource_of(load, {"customs"});
  CHECK(customs.open_ms_per_day == Approx(4 * 12 * k_hour));
  CHECK(customs.work_ms.at("trucks") == Approx(600'000.0));
  CHECK(work_per_day(customs, load.demand_per_day) == Approx(16 * k_hour));
}

TEST_CASE("the measured period alone counts") {
  Plan plan = sound_plan();
  plan.calendars["office"].exceptions = {
      {CivilDate{2023, 1, 8}, CivilDate{2023, 1, 9}, {}}};  // the warm-up
  CHECK(resource_of(load_of(plan), {"customs"}).open_ms_per_day == Approx(4 * 12 * k_hour));
  plan.calendars["office"].exceptions = {{CivilDate{2023, 1, 10}, CivilDate{2023, 1, 14}, {}}};
  CHECK(resource_of(load_of(plan), {"customs"}).open_ms_per_day == Approx(4 * 6 * k_hour));
}

TEST_CASE("work follows what trucks carry and how often they come") {
  Plan plan = sound_plan();
  plan.stations["customs"].service.by_name["starch"] = constant(minutes(30));
  plan.flows["trucks"].route.insert(
      plan.flows["trucks"].route.begin() + 2,
      branch_step({Arm{"", {0.5}, {jump_step("customs")}}, Arm{"", {0.5}, {}}}));
  // twice, of 75 % × 10 min + 25 % × 30 min
  CHECK(resource_of(load_of(plan), {"customs"}).work_ms.at("trucks") == Approx(1'800'000.0));
}

TEST_CASE("work follows what checks find out on the way, at each visit by itself") {
  Plan plan = sound_plan();
  plan.checks["platform"].outcomes = {{"declared", {0.6}}, {"by_hand", {0.4}}};
  plan.stations["customs"].service.by_name["declared"] = constant(minutes(5));
  plan.stations["customs"].staffed_by = "crew";
  plan.pools["crew"].members = {{.count = count(4), .hours = {}}};
  Route& way = plan.flows["trucks"].route;
  way.insert(way.begin(), check_step("platform"));
  // 60 % × 5 min + 40 % × 10 min
  CHECK(resource_of(load_of(plan), {"customs"}).work_ms.at("trucks") == Approx(420'000.0));
  CHECK(resource_of(load_of(plan), {"crew"}).work_ms.at("trucks") == Approx(420'000.0));
  way.insert(way.begin(), visit("customs"));
  CHECK(resource_of(load_of(plan), {"customs"}).work_ms.at("trucks") == Approx(1'020'000.0));
}

TEST_CASE("servers that break down offer the share of time in which they are up") {
  Plan plan = sound_plan();
  plan.stations["customs"].breakdowns =
      Breakdowns{exponential(hours(9)), exponential(hours(3)), Closing::suspend};
  CHECK(resource_of(load_of(plan), {"customs"}).open_ms_per_day == Approx(4 * 9 * k_hour));
}

TEST_CASE("what has no limit or takes no time is no resource") {
  Plan plan = sound_plan();
  plan.stations["shed"].servers[0].count = Count::unlimited();
  plan.stations["customs"].service.otherwise = constant(Duration{0});
  for (const Resource& resource : load_of(plan).resources)
    CHECK(resource.stages == std::vector<std::string>{"line"});
}

TEST_CASE("lanes of one direction carry laden trucks and the empties of the other flow") {
  const Load load = load_of(sound_plan());
  CHECK(resource_of(load, {"line"}, "export").open_ms_per_day == Approx(24 * k_hour));
  CHECK(resource_of(load, {"line"}, "export").work_ms.at("trucks") == Approx(60'000.0));
  CHECK(resource_of(load, {"line"}, "import").work_ms.at("trucks") == Approx(60'000.0));
}

TEST_CASE("reversible lanes are shared, with lanes of one direction beside them or alone") {
  Plan plan = sound_plan();
  plan.crossings["line"].lanes.reversible = count(2);
  const Load mixed = load_of(plan);
  CHECK(resource_of(mixed, {"line"}, "export").open_ms_per_day == Approx(3 * 24 * k_hour));
  CHECK(resource_of(mixed, {"line"}).open_ms_per_day == Approx(4 * 24 * k_hour));
  CHECK(resource_of(mixed, {"line"}).work_ms.at("trucks") == Approx(120'000.0));
  plan.crossings["line"].lanes = {count(0), count(0), count(1)};
  const Load alone = load_of(plan);
  CHECK(resource_of(alone, {"line"}).open_ms_per_day == Approx(24 * k_hour));
  CHECK(alone.resources.size() == 3);
}

TEST_CASE("a choice of the shortest pools its stations with the work that only they can do") {
  Plan plan = sound_plan();
  plan.stations["lane_b"] = station(constant(minutes(20)), 1);
  plan.flows["trucks"].route[1] = choose_step({"lane_b", "customs"});
  plan.flows["extra"] = plan.flows["trucks"];
  plan.flows["extra"].route = route({"lane_b"});
  const Load load = load_of(plan);
  const Resource& pool = resource_of(load, {"customs", "lane_b"});
  CHECK(pool.open_ms_per_day == Approx((4 * 12 + 24) * k_hour));
  CHECK(pool.work_ms.at("trucks") == Approx(600'000.0));  // at the faster of the two
  CHECK(pool.work_ms.at("extra") == Approx(1'200'000.0));
  CHECK(resource_of(load, {"lane_b"}).work_ms.size() == 1);
}

TEST_CASE("a choice in turn or at random sends each station its even share") {
  for (const ChooseRule rule : {ChooseRule::round_robin, ChooseRule::random}) {
    Plan plan = sound_plan();
    plan.flows["trucks"].route[1] = choose_step({"customs", "shed"});
    plan.flows["trucks"].route[1].rule = rule;
    const Load load = load_of(plan);
    CHECK(resource_of(load, {"customs"}).work_ms.at("trucks") == Approx(300'000.0));
    CHECK(resource_of(load, {"shed"}).visits.at("trucks") == Approx(1.5));
  }
}

TEST_CASE("a flow that goes round for ever brings no work") {
  Plan plan = sound_plan();
  plan.flows["trucks"].arrivals.poisson = PerHour{0.0};
  plan.flows["trucks"].route = {visit("customs"), jump_step("customs")};
  CHECK(load_of(plan).resources.empty());
}

TEST_CASE("the place of a check is taken until the result is known") {
  Plan plan = plan_for(hours(240));
  plan.stations["booth"] = station(constant(minutes(5)), 3);
  Check& check = plan.checks["test"];
  check.at = "booth";
  check.test = Test{};
  check.result_after = constant(minutes(25));
  check.certificate = Certificate{.carried = {0.6}, .taken_before = {}, .valid_for = hours(1)};
  plan.flows["trucks"].arrivals.poisson = PerHour{1.0};
  plan.flows["trucks"].route = {Step{}};
  plan.flows["trucks"].route[0].check = "test";
  CHECK(resource_of(load_of(plan), {"booth"}).work_ms.at("trucks") == Approx(0.4 * 30 * 60'000.0));
}
