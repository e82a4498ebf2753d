#include "model/detail/money_layout.hpp"

#include "support/catch.hpp"
#include "support/sound_plan.hpp"

using namespace cuakhau;
using namespace cuakhau::model;
using namespace cuakhau::model::detail;

namespace {

MoneyLayout layout_of(const Plan& plan) { return money_layout(Network(plan)); }

}  // namespace

TEST_CASE("a plan without amounts has no money") {
  const MoneyLayout money = layout_of(cuakhau::test::sound_plan());
  CHECK(money.currency.empty());
  CHECK(money.loads.empty());
  CHECK(money.waiting_per_ms.empty());
  CHECK(money.fees.empty());
  CHECK(money.policies.empty());
  CHECK_FALSE(money.spoils());
}

TEST_CASE("what a flow's waiting costs is its own, else that of all") {
  Plan plan = cuakhau::test::sound_plan();
  plan.flows["others"] = plan.flows.begin()->second;
  plan.flows["others"].waiting_cost = MoneyRate{{500.0, "VND"}, Duration{100}};
  CHECK(layout_of(plan).waiting_per_ms == std::vector<double>{5.0, 0.0});
  plan.costs.waiting = MoneyRate{{100.0, "VND"}, Duration{100}};
  CHECK(layout_of(plan).waiting_per_ms == std::vector<double>{5.0, 1.0});
}

TEST_CASE("a fee that only a policy sets has its place before") {
  Plan plan = cuakhau::test::sound_plan();
  const std::string path = "stations." + plan.stations.begin()->first + ".fee";
  Policy& policy = plan.policies.emplace_back();
  policy.name = "fee";
  policy.set = {{path, Money{7.0, "VND"}}};
  const MoneyLayout money = layout_of(plan);
  CHECK(money.fees.size() == Network(plan).stages().size());
  CHECK(money.currency == "VND");
  CHECK(money.policies.empty());
}
