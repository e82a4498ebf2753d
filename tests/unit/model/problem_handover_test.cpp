#include <algorithm>

#include "support/catch.hpp"
#include "support/small_plans.hpp"
#include "support/sound_plan.hpp"

using namespace cuakhau;
using namespace cuakhau::model;
using namespace cuakhau::test;

namespace {

void add_loads(Plan& plan) {
  Exchange& loads = plan.exchanges["loads"];
  loads.turn.export_ = loads.turn.import_ = {count(1), count(1)};
  loads.service = constant(minutes(5));
  Flow& imports = plan.flows["imports"];
  imports.direction = Direction::import_;
  imports.arrivals.poisson = PerHour{1.0};
  imports.route = route({"loads", "line"});
}

bool tells(const Texts& problems, const char* one) {
  return std::ranges::find(problems, one) != problems.end();
}

void use_vehicles(Plan& plan) {
  plan.pools["vehicles"].members = {{.count = count(20), .hours = {}}};
  Handover& over = plan.handovers["direct"];
  over.method = HandoverMethod::agv;
  over.pool = {"vehicles", "vehicles"};
  over.load = {"shed", "shed"};
}

}  // namespace

TEST_CASE("a handover has a crossing and unloads at stations") {
  CHECK(problems_after([](Plan& plan) { plan.handovers["direct"].crossing = "lne"; }) ==
        Texts{"error: handovers.direct.crossing: expected the name of a crossing, found \"lne\""});
  CHECK(problems_after([](Plan& plan) { plan.handovers["direct"].unload = {"park", "park"}; }) ==
        Texts{"error: handovers.direct.unload: expected the name of a station, found \"park\""});
  CHECK(
      problems_after([](Plan& plan) { plan.handovers["direct"].unload = {"shed", "shd"}; }) ==
      Texts{
          "error: handovers.direct.unload.import: expected the name of a station, found \"shd\""});
  CHECK(problems_after([](Plan& plan) { plan.handovers["direct"].unload = {"", "shed"}; }) ==
        Texts{});
}

TEST_CASE("drivers belong to a handover with dedicated drivers") {
  CHECK(problems_after([](Plan& plan) {
          plan.handovers["direct"].method = HandoverMethod::dedicated_driver;
        }).front() == "error: handovers.direct: expected a `pool` of drivers, found none");
  CHECK(problems_after([](Plan& plan) { plan.handovers["direct"].back = constant(minutes(5)); }) ==
        Texts{"error: handovers.direct.back: it belongs to the methods dedicated_driver, "
              "transshipment and agv"});
  CHECK(problems_after([](Plan& plan) {
          plan.pools["drivers"] = {};
          plan.handovers["direct"].method = HandoverMethod::dedicated_driver;
          plan.handovers["direct"].pool = {"drivers", "drivers"};
        }) == Texts{});
}

TEST_CASE("companies of drivers stand in for a pool, each with a reach of its own") {
  const auto found = [](std::vector<Company> companies, auto&& edit) {
    return problems_after([&](Plan& plan) {
      for (const char* name : {"near", "far"})
        plan.pools[name].members = {{.count = count(5), .hours = {}}};
      plan.handovers["direct"].method = HandoverMethod::dedicated_driver;
      plan.handovers["direct"].companies = companies;
      edit(plan);
    });
  };
  const auto as_it_is = [](Plan&) {};
  CHECK(found({{.pool = "near"}, {.pool = "far"}}, as_it_is) == Texts{});
  CHECK(found({{.pool = "nar"}}, as_it_is).front() ==
        "error: handovers.direct.companies[0].pool: expected the name of a pool, found \"nar\"");
  CHECK(
      found({{.pool = "near", .commodities = {"fruit", "friut"}}, {.pool = "far"}}, as_it_is) ==
      Texts{"error: handovers.direct.companies[0].commodities[1]: expected the name of a commodity "
            "that some flow carries, found \"friut\""});
  CHECK(found({{.pool = "near"}, {.pool = "near", .commodities = {"fruit"}}}, as_it_is).front() ==
        "error: handovers.direct.companies[1].pool: \"near\" stands in the list before, for the "
        "same trucks");
  CHECK(found({{.pool = "near", .direction = Direction::import_},
               {.pool = "near", .direction = Direction::export_}},
              as_it_is) == Texts{});
  CHECK(found({{.pool = "near", .direction = Direction::import_}}, as_it_is) ==
        Texts{"error: flows.trucks.route[2].visit: no company of \"direct\" takes exports of "
              "\"fruit\"",
              "error: flows.trucks.route[2].visit: no company of \"direct\" takes exports of "
              "\"starch\""});
  CHECK(found({{.pool = "near"}},
              [](Plan& plan) { plan.handovers["direct"].pool = {"far", "far"}; }) ==
        Texts{"error: handovers.direct.companies: drivers come from a `pool` or from "
              "`companies`, not from both"});
  CHECK(found({{.pool = "near"}},
              [](Plan& plan) { plan.handovers["direct"].method = HandoverMethod::direct; }) ==
        Texts{"error: handovers.direct.companies: it belongs to the method dedicated_driver"});
  CHECK(found({{.pool = "near"}, {.pool = "far"}}, [](Plan& plan) {
          plan.pools["far"].members[0].count = count(0);
        }) == Texts{"error: pools.far.members: it has no member at any time of the run"});
}

TEST_CASE("a choice by price needs companies and their prices") {
  const auto cheapest = [](auto&& edit) {
    return problems_after([&](Plan& plan) {
      for (const char* name : {"near", "far"})
        plan.pools[name].members = {{.count = count(5), .hours = {}}};
      Handover& over = plan.handovers["direct"];
      over.method = HandoverMethod::dedicated_driver;
      over.companies = {{.pool = "near"}, {.pool = "far"}};
      over.hire = Hiring::cheapest;
      edit(plan);
    });
  };
  CHECK(cheapest([](Plan& plan) { plan.pools["far"].fee = Money{5.0, "VND"}; }) == Texts{});
  CHECK(cheapest([](Plan&) {}) ==
        Texts{"warning: handovers.direct.hire: no company has a price: the "
              "first in the list is hired"});
  CHECK(cheapest([](Plan& plan) {
          plan.handovers["direct"].companies.clear();
          plan.handovers["direct"].pool = {"near", "near"};
        }) == Texts{"error: handovers.direct.hire: there is no choice without `companies`"});
}

TEST_CASE("an exchange belongs to swaps and changes") {
  CHECK(tells(problems_after([](Plan& plan) {
                add_loads(plan);
                plan.handovers["direct"].exchange = "loads";
              }),
              "error: handovers.direct.exchange: it belongs to the methods trailer_swap and "
              "tractor_change"));
  const auto change = [](const char* exchange) {
    return problems_after([&](Plan& plan) {
      add_loads(plan);
      plan.handovers["direct"].method = HandoverMethod::tractor_change;
      plan.handovers["direct"].exchange = exchange;
    });
  };
  CHECK(change("loads") == Texts{});
  CHECK(tells(change(""), "error: handovers.direct: expected an `exchange`, found none"));
  CHECK(
      tells(change("lods"),
            "error: handovers.direct.exchange: expected the name of an exchange, found \"lods\""));
}

TEST_CASE("vehicles are loaded somewhere, and all of them come back") {
  CHECK(problems_after(use_vehicles) == Texts{});
  CHECK(problems_after([](Plan& plan) {
          use_vehicles(plan);
          plan.handovers["direct"].pool = {};
          plan.handovers["direct"].load = {};
        }) ==
        Texts{"error: handovers.direct: expected a `pool` of vehicles, found none",
              "error: handovers.direct: expected `load`, the station where the load is put on what "
              "carries it, found none",
              "error: flows.trucks.route[2].visit: \"direct\" has no `pool` for exports"});
  CHECK(problems_after([](Plan& plan) {
          use_vehicles(plan);
          plan.handovers["direct"].load = {"", "shed"};
        }) == Texts{"error: flows.trucks.route[2].visit: \"direct\" has no `load` for exports"});
  CHECK(problems_after([](Plan& plan) {
          use_vehicles(plan);
          plan.handovers["direct"].returning = {0.5};
        }) == Texts{"error: handovers.direct.returning: no truck goes over the line, and what "
                    "carries the load comes back"});
  CHECK(problems_after([](Plan& plan) { plan.handovers["direct"].load = {"shed", "shed"}; }) ==
        Texts{"error: handovers.direct.load: it belongs to the methods transshipment and agv"});
}

TEST_CASE("a transshipment needs nobody to come for the load, and may have a zone") {
  const auto problems_with = [](const PerDirectionName& store, const PerDirectionName& zone) {
    return problems_after([&](Plan& plan) {
      plan.yards["zone"].places = count(30);
      plan.stations["shed"].queue = count(0);
      Handover& over = plan.handovers["direct"];
      over.method = HandoverMethod::transshipment;
      over.load = {"shed", "shed"};
      over.store = store;
      over.zone = zone;
    });
  };
  CHECK(problems_with({}, {}) == Texts{});
  CHECK(problems_with({"shed", ""}, {"zone", ""}) == Texts{});
  CHECK(problems_with({"shed", ""}, {"", "zone"}).size() == 2);
  CHECK(problems_with({"shed", ""}, {"shed", ""}) ==
        Texts{"error: handovers.direct.zone.export: expected the name of a yard, found \"shed\""});
  CHECK(problems_after([](Plan& plan) {
          Handover& over = plan.handovers["direct"];
          over.method = HandoverMethod::transshipment;
          over.load = {"shed", "shed"};
          over.back = constant(hours(1));
        }) == Texts{"error: handovers.direct.back: nobody comes back"});
  CHECK(problems_after([](Plan& plan) { plan.handovers["direct"].zone = {"park", "park"}; }) ==
        Texts{"error: handovers.direct.zone: it belongs to the method transshipment"});
}

TEST_CASE("a backhaul belongs to trucks that come back on their own") {
  const auto problems_with = [](HandoverMethod method, double returning) {
    return problems_after([&](Plan& plan) {
      add_loads(plan);
      Handover& over = plan.handovers["direct"];
      over.backhaul = {.at = "loads", .share = {0.5}, .limit = constant(hours(36))};
      over.method = method;
      over.returning = {returning};
      if (swaps(method)) over.exchange = "loads";
    });
  };
  CHECK(problems_with(HandoverMethod::direct, 1.0) == Texts{});
  CHECK(problems_with(HandoverMethod::trailer_swap, 1.0) == Texts{});
  CHECK(tells(problems_with(HandoverMethod::direct, 0.0),
              "error: handovers.direct.backhaul: no truck comes back"));
  CHECK(tells(
      problems_with(HandoverMethod::tractor_change, 1.0),
      "error: handovers.direct.backhaul: it belongs to the methods direct and trailer_swap, by "
      "which the truck is its own on its way back"));
  CHECK(problems_after([](Plan& plan) {
          plan.handovers["direct"].backhaul = {.at = "shed", .share = {0.5}, .limit = {}};
        }).front() ==
        "error: handovers.direct.backhaul.at: expected the name of an exchange, found \"shed\"");
}

TEST_CASE("no truck begins in the middle of a handover, where it would have no driver") {
  CHECK(problems_after([](Plan& plan) {
          use_vehicles(plan);
          plan.initial = {{.flow = "trucks", .trucks = count(2), .stage = "line", .age = {}}};
        }) == Texts{"error: initial[0].stage: trucks come to \"line\" with a member of vehicles, "
                    "which these would not have"});
  CHECK(problems_after([](Plan& plan) {
          plan.initial = {{.flow = "trucks", .trucks = count(2), .stage = "line", .age = {}}};
        }) == Texts{});
}
