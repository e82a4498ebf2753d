#include <cuakhau/model/problem.hpp>

#include "support/catch.hpp"
#include "support/small_plans.hpp"
#include "support/sound_plan.hpp"

using namespace cuakhau;
using namespace cuakhau::model;
using namespace cuakhau::test;

namespace {

Policy demand_halved() { return {.name = "halve", .set = {{"demand", Factor{0.5}}}}; }

Policy customs_of(std::string name, std::uint32_t number) {
  return {.name = std::move(name),
          .set = {{"stations.customs.servers", std::vector<ServerGroup>{{count(number), {}}}}}};
}

}  // namespace

TEST_CASE("policies that set one value differently at the same time are named") {
  const auto later = [](Plan& plan, Duration from) {
    plan.policies = {demand_halved(), {.name = "double", .set = {{"demand", Factor{2.0}}}}};
    plan.policies[0].lasting = constant(hours(24));
    plan.policies[1].from = Moment::after(from);
  };
  CHECK(problems_after([&](Plan& plan) { later(plan, hours(23)); }) ==
        Texts{"warning: policies[1].set.demand: \"halve\" sets another value while both are in "
              "force: the later in the list, \"double\", wins"});
  CHECK(problems_after([&](Plan& plan) { later(plan, hours(24)); }) == Texts{});
}

TEST_CASE("policies that fight over many values are told_of of once, with the first of them") {
  Plan plan = sound_plan();
  plan.policies = {
      {.name = "few",
       .set = {{"demand", Factor{0.5}},
               {"stations.customs.servers", std::vector<ServerGroup>{{count(3), {}}}},
               {"yards.park.places", count(40)},
               {"gates.north.open.china", true}}},
      {.name = "many",
       .set = {{"demand", Factor{2.0}},
               {"gates.north.open.china", true},
               {"stations.customs.servers", std::vector<ServerGroup>{{count(6), {}}}}}}};
  const auto told_of = [&](const std::string& number, const std::string& help) {
    const auto found = problems(plan);
    REQUIRE(found.size() == 1);
    CHECK(found[0].severity == Severity::warning);
    CHECK(found[0].path == "policies[1].set.demand");
    CHECK(found[0].message == "\"few\" sets " + number +
                                  " values otherwise while both are in force: the later in the "
                                  "list, \"many\", wins");
    CHECK(found[0].help == std::vector<std::string>{help});
  };
  told_of("2", "these are demand, stations.customs.servers");
  plan.policies[1].set.push_back({"yards.park.places", count(60)});
  plan.policies[0].set.push_back({"crossings.line.headway", constant(minutes(2))});
  plan.policies[1].set.push_back({"crossings.line.headway", constant(minutes(3))});
  told_of("4", "these are demand, stations.customs.servers, yards.park.places, and 1 more");
}

TEST_CASE("of more than two policies that fight over a value all are named at once") {
  const auto told_of = [](const std::vector<std::uint32_t>& numbers) {
    return problems_after([&](Plan& plan) {
      for (const std::uint32_t number : numbers)
        plan.policies.push_back(
            customs_of(std::string(1, static_cast<char>('a' + number)), number));
    });
  };
  const std::string wins = ", and may be in force together: the last of them in the list wins";
  CHECK(told_of({1, 2, 3}) ==
        Texts{"warning: policies[2].set.stations.customs.servers: \"b\" and \"c\" set it "
              "otherwise" +
              wins});
  CHECK(told_of({1, 2, 3, 4}) ==
        Texts{"warning: policies[3].set.stations.customs.servers: \"b\", \"c\" and \"d\" set it "
              "otherwise" +
              wins});
  CHECK(told_of({1, 2, 3, 5, 6, 7, 8, 9, 10, 11, 12}) ==
        Texts{"warning: policies[10].set.stations.customs.servers: \"b\", \"c\", \"d\", \"f\", "
              "\"g\", \"h\", \"i\", \"j\" and 2 more set it otherwise" +
              wins});
}

TEST_CASE("who fights with nobody is not named") {
  CHECK(problems_after([](Plan& plan) {
          plan.policies = {customs_of("a", 1), customs_of("b", 2), customs_of("c", 3),
                           customs_of("d", 2)};
          plan.policies[0].until = Moment::after(hours(24));
          for (int later = 1; later < 4; ++later)
            plan.policies[static_cast<std::size_t>(later)].from = Moment::after(hours(24));
        }) == Texts{"warning: policies[3].set.stations.customs.servers: \"b\" and \"c\" set it "
                    "otherwise, and may be in force together: the last of them in the list wins"});
}

TEST_CASE("a policy that sets what the plan has already changes nothing") {
  CHECK(problems_after([](Plan& plan) { plan.policies = {customs_of("same", 4)}; }) ==
        Texts{"warning: policies[0].set.stations.customs.servers: it changes nothing: the plan has "
              "this value already"});
  CHECK(problems_after([](Plan& plan) {
          plan.policies = {customs_of("same", 4)};
          plan.policies[0].set.push_back({"demand", Factor{1.0}});
        }) ==
        Texts{"warning: policies[0].set.stations.customs.servers: the policy changes nothing: "
              "the plan has these values already"});
  CHECK(problems_after([](Plan& plan) {
          plan.policies = {customs_of("other", 4)};
          plan.policies[0].set.push_back({"demand", Factor{0.5}});
        }) == Texts{});
}

TEST_CASE("a policy may take back what another one sets") {
  CHECK(problems_after([](Plan& plan) {
          plan.policies = {customs_of("fewer", 2), customs_of("again", 4)};
          plan.policies[0].until = Moment::after(hours(24));
          plan.policies[1].from = Moment::after(hours(24));
        }) == Texts{});
}
