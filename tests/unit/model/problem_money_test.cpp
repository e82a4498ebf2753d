#include "support/catch.hpp"
#include "support/sound_plan.hpp"

using namespace cuakhau;
using namespace cuakhau::model;
using namespace cuakhau::test;

namespace {

using namespace std::chrono_literals;

// The sound plan with cargo of what its first flow carries.
Texts problems_of_cargo(const Cargo& cargo) {
  return problems_after([&](Plan& plan) {
    Flow& flow = plan.flows.begin()->second;
    flow.commodity.shares = {{"melons", {1.0}}};
    plan.cargo["melons"] = cargo;
  });
}

const Money k_value{300e6, "VND"};

Cargo cargo(Duration fresh_for, std::optional<Duration> shelf_life, const DurationLaw& age = {}) {
  return {k_value, fresh_for, shelf_life, age};
}

}  // namespace

TEST_CASE("cargo keeps for some time, fresh at first") {
  CHECK(problems_of_cargo(cargo(0h, std::nullopt)) == Texts{});
  CHECK(problems_of_cargo(cargo(24h, 24h)) == Texts{});
  CHECK(problems_of_cargo(cargo(25h, 24h)) ==
        Texts{"error: cargo.melons.fresh_for: expected at most the shelf life, 1 d, found 25 h"});
  CHECK(problems_of_cargo(cargo(0h, 0h)) ==
        Texts{"error: cargo.melons.shelf_life: expected a duration above 0, found 0 s"});
  CHECK(problems_of_cargo(cargo(1h, std::nullopt)) ==
        Texts{"error: cargo.melons: without a `shelf_life` its loads never spoil, at any age"});
  CHECK(problems_of_cargo(cargo(0h, 2h, {{kernel::Constant{7.2e6}}})) ==
        Texts{"warning: cargo.melons.age: its loads are worth nothing on arrival, in the mean"});
}

TEST_CASE("some flow carries every cargo") {
  CHECK(problems_after([](Plan& plan) { plan.cargo["melons"].worth = k_value; })
            .front()
            .find("error: cargo.melons: expected the name of a commodity that some flow carries") ==
        0);
}

TEST_CASE("carbon dioxide comes from fuel") {
  const auto carbon = [](Plan& plan) { plan.costs.carbon = CarbonContent{2.69}; };
  CHECK(problems_after(carbon) == Texts{"error: costs.carbon: no truck burns fuel while it waits"});
  CHECK(problems_after([&](Plan& plan) {
          carbon(plan);
          plan.flows.begin()->second.idling = FuelRate{2.0};
        }).empty());
}

TEST_CASE("a plan has one currency, and what a policy costs is said") {
  CHECK(problems_after([](Plan& plan) {
          plan.stations.begin()->second.fee = k_value;
          plan.costs.waiting = MoneyRate{{30.0, "EUR"}, 1h};
        })
            .front()
            .find("error: costs.waiting: expected an amount in VND, as at stations.") == 0);
  CHECK(problems_after([](Plan& plan) {
          Policy& policy = plan.policies.emplace_back();
          policy.name = "free";
          policy.from = Moment::after(1h);
          policy.cost = PolicyCost{};
          policy.set = {{"demand", Factor{0.5}}};
        }) == Texts{"error: policies[0].cost: expected `once`, `per_day` or both, found none"});
}
