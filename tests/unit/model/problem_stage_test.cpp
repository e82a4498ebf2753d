#include "support/catch.hpp"
#include "support/small_plans.hpp"
#include "support/sound_plan.hpp"

using namespace cuakhau;
using namespace cuakhau::model;
using namespace cuakhau::test;

TEST_CASE("a yard has places, and calls up below them") {
  CHECK(problems_after([](Plan& plan) { plan.yards["park"].places = count(0); }) ==
        Texts{"error: yards.park.places: expected at least 1, found 0"});
  CHECK(problems_after([](Plan& plan) { plan.yards["park"].call_up_below = count(51); }) ==
        Texts{"error: yards.park.call_up_below: expected 1 to 50, its places, found 51"});
  CHECK(problems_after([](Plan& plan) { plan.yards["park"].call_up_below = count(0); }) ==
        Texts{"error: yards.park.call_up_below: expected 1 to 50, its places, found 0"});
  CHECK(problems_after([](Plan& plan) { plan.yards["park"].call_up_below = count(50); }) ==
        Texts{});
  CHECK(problems_after([](Plan& plan) {
          plan.yards["park"].places = Count::unlimited();
          plan.yards["park"].call_up_below = count(5);
        }) == Texts{"error: yards.park.call_up_below: a yard without a limit is never full"});
}

TEST_CASE("gates and commodities of stages exist") {
  CHECK(problems_after([](Plan& plan) { plan.yards["park"].gate = "south"; }) ==
        Texts{"error: yards.park.gate: expected the name of a gate, found \"south\""});
  CHECK(problems_after([](Plan& plan) { plan.stations["customs"].gate = "south"; }) ==
        Texts{"error: stations.customs.gate: expected the name of a gate, found \"south\""});
  CHECK(problems_after([](Plan& plan) {
          plan.stations["customs"].discipline.priority = {"fruit", "stach"};
        }) == Texts{"error: stations.customs.discipline: expected the name of a commodity that "
                    "some flow carries, found \"stach\""});
  CHECK(problems_after([](Plan& plan) {
          plan.stations["customs"].discipline.priority = {"fruit", "fruit"};
        }) == Texts{"error: stations.customs.discipline: \"fruit\" stands in it twice"});
  CHECK(problems_after([](Plan& plan) {
          plan.stations["customs"].service.by_name["meat"] = constant(minutes(5));
        }) == Texts{"error: stations.customs.service.meat: expected the name of a commodity that "
                    "some flow carries, found \"meat\""});
}

TEST_CASE("a flow without a mix carries its own name") {
  CHECK(problems_after([](Plan& plan) {
          plan.flows["trucks"].commodity = {};
          plan.yards["park"].discipline.priority = {"trucks"};
        }) == Texts{});
}

TEST_CASE("servers can be numbered") {
  CHECK(problems_after([](Plan& plan) { plan.stations["customs"].servers = {}; }) ==
        Texts{"error: stations.customs.servers: expected at least one group, found none",
              "error: stations.customs.servers: expected at least 1 to serve flow \"trucks\", "
              "found none"});
  CHECK(problems_after([](Plan& plan) {
          plan.stations["customs"].servers[0].count = count(70'000);
        }) == Texts{"error: stations.customs.servers: expected at most 65535, found 70000"});
  CHECK(problems_after([](Plan& plan) {
          plan.stations["customs"].servers[0].count = count(257);
          plan.stations["customs"].queueing = Queueing::per_server;
        }) == Texts{"error: stations.customs.servers: expected at most 256 with one queue a "
                    "server, found 257"});
  CHECK(problems_after([](Plan& plan) {
          plan.stations["customs"].servers[0].count = Count::unlimited();
          plan.stations["customs"].queueing = Queueing::per_server;
        }) == Texts{"error: stations.customs.servers: expected a number, since each server has a "
                    "queue of its own, found unlimited"});
  CHECK(problems_after([](Plan& plan) {
          plan.stations["customs"].servers[0].hours = {
              .kind = HoursKind::named, .clock = {}, .daily = {}, .calendar = "night"};
        }) == Texts{"error: stations.customs.servers[0].hours: expected the name of a calendar, "
                    "found \"night\""});
}

TEST_CASE("laws of durations are in their domain and never negative") {
  CHECK(problems_after([](Plan& plan) {
          plan.stations["customs"].service.otherwise.law = {kernel::Triangular{1.0, 5.0, 3.0}};
        }) == Texts{"error: stations.customs.service: mode 5 lies outside 1 … 3"});
  CHECK(problems_after([](Plan& plan) {
          plan.stations["customs"].service.otherwise.law = {kernel::Uniform{-1.0, 3.0}};
        }) == Texts{"error: stations.customs.service: expected a law of durations, which are not "
                    "negative, found one that goes below 0"});
  CHECK(problems_after([](Plan& plan) {
          plan.stations["customs"].service.by_name["fruit"].law = {kernel::Exponential{-1.0}};
        }) == Texts{"error: stations.customs.service.fruit: mean -1 is not a positive number"});
  CHECK(problems_after([](Plan& plan) {
          plan.flows["trucks"].patience = DurationLaw{{kernel::Exponential{0.0}}};
        }) == Texts{"error: flows.trucks.patience: mean 0 is not a positive number"});
}

TEST_CASE("a law whose mean is beyond all numbers is refused") {
  CHECK(problems_after([](Plan& plan) {
          plan.stations["customs"].service.otherwise.law = {kernel::Weibull{0.001, 1.0}};
        }) == Texts{"error: stations.customs.service: expected a law of finite mean, found one "
                    "without"});
}

TEST_CASE("a service that takes no time is suspicious") {
  CHECK(problems_after([](Plan& plan) {
          plan.stations["shed"].service.otherwise = constant(Duration{0});
        }) == Texts{"warning: stations.shed.service: its services take no time"});
}

TEST_CASE("breakdowns need time between them, a number of servers and a rule that fits") {
  CHECK(
      problems_after([](Plan& plan) {
        plan.stations["customs"].breakdowns =
            Breakdowns{constant(Duration{0}), constant(minutes(5)), Closing::suspend};
      }) ==
      Texts{"error: stations.customs.breakdowns.up: expected a mean of at least 1 ms, found less"});
  CHECK(problems_after([](Plan& plan) {
          plan.stations["customs"].breakdowns =
              Breakdowns{constant(hours(5)), constant(minutes(5)), Closing::must_end_before_close};
        }) == Texts{"error: stations.customs.breakdowns.rule: expected finish, suspend or restart, "
                    "found must_end_before_close"});
  CHECK(problems_after([](Plan& plan) {
          plan.stations["shed"].servers[0].count = Count::unlimited();
          plan.stations["shed"].breakdowns =
              Breakdowns{constant(hours(5)), constant(minutes(5)), Closing::suspend};
        }) == Texts{"error: stations.shed.servers: expected a number, since servers break down, "
                    "found unlimited"});
}

TEST_CASE("a pace for more open servers than there are is never reached") {
  const auto with_pace_from = [](std::uint32_t servers, bool is_set) {
    return problems_after([&](Plan& plan) {
      plan.stations["customs"].servers = {{.count = count(2), .hours = {}}};
      plan.stations["customs"].productivity =
          Productivity{.by_open = {{count(servers), {0.9}}}, .by_hour = {}};
      if (is_set)
        plan.policies = {
            {.name = "more",
             .set = {{"stations.customs.servers", std::vector<ServerGroup>{{count(4), {}}}}}}};
    });
  };
  CHECK(with_pace_from(2, false) == Texts{});
  CHECK(with_pace_from(3, false) ==
        Texts{"warning: stations.customs.productivity.by_open[0].servers: never reached: the "
              "station has 2 servers"});
  CHECK(with_pace_from(3, true) == Texts{});
}
