#include "support/catch.hpp"
#include "support/small_plans.hpp"
#include "support/sound_plan.hpp"

using namespace cuakhau;
using namespace cuakhau::model;
using namespace cuakhau::test;

TEST_CASE("arrivals beyond the capacity of a station are worth a warning") {
  // 16 trucks an hour of 10 min each are 64 h of work a day for 4 servers of 12 h; two lanes carry
  // them.
  const auto overload = [](Plan& plan) { plan.flows["trucks"].arrivals.poisson = PerHour{16.0}; };
  CHECK(problems_after(overload) ==
        Texts{"warning: stations.customs.servers: arrivals exceed capacity: 64 h of work a day for "
              "48 open hours of its servers: the queue grows without bound"});
  CHECK(problems_after([&](Plan& plan) {
          overload(plan);
          plan.flows["trucks"].when_full = WhenFull::leave;
        }) == Texts{});
  CHECK(problems_after([&](Plan& plan) {
          overload(plan);
          plan.flows["trucks"].patience = constant(hours(3));
        }) == Texts{});
}

TEST_CASE("arrivals that just fill a station grow its queue too") {
  CHECK(problems_after([](Plan& plan) {
          plan.flows["trucks"].arrivals.poisson = PerHour{12.0};
        }).size() == 1);
  CHECK(problems_after(
            [](Plan& plan) { plan.flows["trucks"].arrivals.poisson = PerHour{11.99}; }) == Texts{});
}

TEST_CASE("servers that are slow can be too few") {
  CHECK(problems_after([](Plan& plan) { plan.stations["customs"].pace = Factor{0.3}; }) ==
        Texts{"warning: stations.customs.servers: arrivals exceed capacity: 53.33 h of work a day "
              "for 48 open hours of its servers: the queue grows without bound"});
  CHECK(problems_after([](Plan& plan) { plan.crossings["line"].pace = Factor{0.05}; }) ==
        Texts{"warning: crossings.line.lanes: arrivals exceed capacity: 32 h of work a day for 24 "
              "open hours of its lanes for exports: the queue grows without bound",
              "warning: crossings.line.lanes: arrivals exceed capacity: 32 h of work a day for 24 "
              "open hours of its lanes for imports: the queue grows without bound"});
}

TEST_CASE("lanes can be too few as well") {
  const std::string too_few =
      "warning: crossings.line.lanes: arrivals exceed capacity: 32 h of work a day for 24 open "
      "hours of its lanes for ";
  CHECK(problems_after([](Plan& plan) {
          plan.crossings["line"].headway = constant(minutes(20));
        }) == Texts{too_few + "exports: the queue grows without bound",
                    too_few + "imports: the queue grows without bound"});
}

TEST_CASE("a saturated flow passes something that takes time") {
  CHECK(problems_after([](Plan& plan) {
          plan.flows["trucks"].arrivals = {};
          plan.flows["trucks"].arrivals.saturated = true;
          plan.stations["customs"].servers[0].count = Count::unlimited();
          plan.stations["shed"].servers[0].count = Count::unlimited();
          plan.crossings["line"].headway = constant(Duration{0});
        }) == Texts{"error: flows.trucks.arrivals.saturated: no stage on its route takes time of a "
                    "limited number of servers"});
}

TEST_CASE("a saturated flow passes something that takes a tick at times") {
  const auto with_service = [](kernel::Distribution law) {
    return problems_after([&](Plan& plan) {
      plan.flows["trucks"].arrivals = {};
      plan.flows["trucks"].arrivals.saturated = true;
      plan.stations["customs"].service.otherwise.law = law;
      plan.stations["shed"].servers[0].count = Count::unlimited();
      plan.crossings["line"].headway = constant(Duration{0});
    });
  };
  const Texts refused{"warning: stations.customs.service: its services take no time",
                      "error: flows.trucks.arrivals.saturated: no stage on its route takes time of "
                      "a limited number of servers"};
  CHECK(with_service({kernel::Constant{0.0}}) == refused);
  const std::string sub_tick =
      "warning: stations.customs.service: its mean of 0.1 ms is less than a tick: durations are "
      "rounded to whole milliseconds";
  CHECK(with_service({kernel::Constant{0.1}}) == Texts{sub_tick, refused[0], refused[1]});
  CHECK(with_service({kernel::Uniform{0.0, 0.2}}) == Texts{sub_tick, refused[0], refused[1]});
  CHECK(with_service({kernel::Exponential{0.1}}) == Texts{sub_tick});
  CHECK(with_service({kernel::Constant{1.0}}) == Texts{});
}

TEST_CASE("a run shorter than ten mean services says little") {
  CHECK(problems_after([](Plan& plan) {
          plan.period.length = hours(4);
          plan.period.warm_up = Duration{0};
          plan.calendars["office"].weekly.days.fill({{{hours(0), hours(24)}}});
        }) == Texts{"warning: stations.shed.service: the run of 4 h is shorter than ten mean "
                    "services of 30 min"});
}
