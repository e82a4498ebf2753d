#include "support/catch.hpp"
#include "support/small_plans.hpp"
#include "support/sound_plan.hpp"

using namespace cuakhau;
using namespace cuakhau::model;
using namespace cuakhau::test;

namespace {

const std::string k_never =
    "never opens between 2023-01-08T00:00:00+07:00 and 2023-01-20T00:00:00+07:00";

}  // namespace

TEST_CASE("a station on a route that never opens within the run is an error") {
  CHECK(problems_after([](Plan& plan) { plan.calendars["office"].weekly = {}; }) ==
        Texts{"error: stations.customs.hours: it " + k_never});
  CHECK(problems_after([](Plan& plan) {
          plan.calendars["office"].exceptions = {
              {CivilDate{2023, 1, 1}, CivilDate{2023, 1, 20}, {}}};
        }) == Texts{"error: stations.customs.hours: it " + k_never});
}

TEST_CASE("a station never opens when none of its servers is there while it is open") {
  CHECK(problems_after([](Plan& plan) {
          plan.stations["customs"].servers = {{.count = count(2), .hours = daily({{1200, 300}})}};
        }) == Texts{"error: stations.customs.hours: it " + k_never});
}

TEST_CASE("a station that is on no route may be shut or empty") {
  CHECK(problems_after([](Plan& plan) {
          plan.stations["spare"] = plan.stations["customs"];
          plan.stations["spare"].servers = {{.count = count(0), .hours = {}}};
          plan.stations["spare"].hours.kind = HoursKind::never;
        }) == Texts{});
}

TEST_CASE("a station without servers never serves") {
  CHECK(problems_after([](Plan& plan) {
          plan.stations["customs"].servers = {{.count = count(0), .hours = {}}};
        }) == Texts{"error: stations.customs.servers: expected at least 1 to serve flow "
                    "\"trucks\", found none"});
}

TEST_CASE("trucks bound for a gate that is shut wait for ever, which is worth a warning") {
  const Texts waits{"warning: flows.trucks.route[2]: \"line\" " + k_never +
                    ": its trucks wait for ever"};
  CHECK(problems_after([](Plan& plan) { plan.gates["north"].open.neighbour = false; }) == waits);
  CHECK(problems_after([](Plan& plan) { plan.crossings["line"].open.home = false; }) == waits);
  CHECK(problems_after([](Plan& plan) {
          plan.gates["north"].hours.home = daily({{420, 720}});
          plan.crossings["line"].hours.neighbour = daily({{720, 1140}});
        }) == waits);
}

TEST_CASE("of flows bound for a shut gate one that has trucks is named, and one without is none") {
  const auto shut = [](Plan& plan) {
    plan.gates["north"].open.neighbour = false;
    plan.flows["early"] = plan.flows["trucks"];
    plan.flows["early"].arrivals.poisson.reset();
    plan.flows["early"].arrivals.per_day = 0.0;
  };
  const std::string none = "warning: flows.early.arrivals.per_day: no trucks come";
  const auto waits = [](const std::string& flow) {
    return "warning: flows." + flow + ".route[2]: \"line\" " + k_never +
           ": its trucks wait for ever";
  };
  CHECK(problems_after(shut) == Texts{none, waits("trucks")});
  CHECK(problems_after([&](Plan& plan) {
          shut(plan);
          plan.flows.erase("trucks");
        }) == Texts{none});
  CHECK(problems_after([&](Plan& plan) {
          shut(plan);
          plan.demand = Factor{0.0};
        }) == Texts{none});
  CHECK(problems_after([&](Plan& plan) {
          shut(plan);
          plan.initial = {{.flow = "early", .trucks = count(3), .stage = {}, .age = {}}};
        }) == Texts{waits("early")});
  CHECK(problems_after([&](Plan& plan) {
          shut(plan);
          plan.policies = {{.name = "more", .set = {{"flows.early.arrivals.per_day", 5.0}}}};
        }) == Texts{waits("early")});
}

TEST_CASE("a gate that a policy opens is no longer one that never opens") {
  const auto opened_by = [](std::vector<Policy> policies) {
    return problems_after([&](Plan& plan) {
      plan.gates["north"].open = {false, false};
      plan.policies = std::move(policies);
    });
  };
  const Policy home{.name = "home", .set = {{"gates.north.open.vietnam", true}}};
  Policy neighbour{.name = "neighbour", .set = {{"gates.north.open.china", true}}};
  const Texts waits{"warning: flows.trucks.route[2]: \"line\" " + k_never +
                    ": its trucks wait for ever"};
  CHECK(opened_by({home}) == waits);
  CHECK(opened_by({home, neighbour}) == Texts{});
  neighbour.from = Moment::after(5 * k_day);
  CHECK(opened_by({home, neighbour}) == Texts{});
  neighbour.from = Moment::after(12 * k_day);
  CHECK(opened_by({home, neighbour}) ==
        Texts{waits.front(),
              "warning: policies[1].from: the policy is never in force: it begins after the end of "
              "the run"});
}

TEST_CASE("a shut gate that nobody is bound for is legal") {
  CHECK(problems_after([](Plan& plan) {
          plan.gates["south"].open = {false, false};
          plan.crossings["bridge"] = plan.crossings["line"];
          plan.crossings["bridge"].gate = {{"south", {}}};
        }) == Texts{});
}

TEST_CASE("a crossing needs a lane for each direction in which trucks use it") {
  CHECK(problems_after([](Plan& plan) { plan.crossings["line"].lanes.export_ = count(0); }) ==
        Texts{"error: crossings.line.lanes: no lane for exports, and flow \"trucks\" needs one"});
  CHECK(problems_after([](Plan& plan) { plan.crossings["line"].lanes.import_ = count(0); }) ==
        Texts{"error: crossings.line.lanes: no lane for imports, and flow \"trucks\" needs one"});
  CHECK(problems_after([](Plan& plan) {
          plan.crossings["line"].lanes = {count(0), count(0), count(1)};
        }) == Texts{});
  CHECK(problems_after([](Plan& plan) {
          plan.crossings["line"].lanes.import_ = count(0);
          plan.handovers["direct"].returning.value = 0.0;
        }) == Texts{});
}

TEST_CASE("a crossing that no truck can clear before it closes is an error") {
  CHECK(problems_after([](Plan& plan) {
          plan.crossings["line"].hours.home = daily({{420, 540}});
          plan.crossings["line"].travel = constant(hours(3));
        }) == Texts{"error: crossings.line.travel: it takes at least 3 h and must end before "
                    "the closing, but the longest opening is 2 h"});
  CHECK(problems_after([](Plan& plan) {
          plan.crossings["line"].hours.home = daily({{420, 540}});
          plan.crossings["line"].travel = constant(hours(3));
          plan.crossings["line"].closing = CrossingClosing::finish;
        }) == Texts{});
}

TEST_CASE("a service that never fits into the hours of a station is an error") {
  const auto long_service = [](Plan& plan) {
    plan.stations["customs"].service.otherwise = {{kernel::Uniform{13 * 3.6e6, 14 * 3.6e6}}};
    plan.stations["customs"].servers[0].count = count(1000);
  };
  CHECK(problems_after(long_service) == Texts{});
  CHECK(problems_after([&](Plan& plan) {
          long_service(plan);
          plan.stations["customs"].closing = Closing::must_end_before_close;
        }) == Texts{"error: stations.customs.service: it takes at least 13 h and must end "
                    "before the closing, but the longest opening is 12 h"});
}

TEST_CASE("what is still open at the horizon need not close there") {
  CHECK(problems_after([](Plan& plan) {
          plan.period.length = hours(1);
          plan.period.warm_up = Duration{0};
          plan.stations["customs"].hours = {};
          plan.stations["customs"].closing = Closing::must_end_before_close;
          plan.stations["customs"].service.otherwise = constant(minutes(5));
          plan.stations["shed"].service.otherwise = constant(minutes(5));
          plan.crossings["line"].travel = constant(hours(2));
        }) == Texts{});
}
