#include "model/detail/amounts.hpp"

#include "support/catch.hpp"
#include "support/sound_plan.hpp"

using namespace cuakhau;
using namespace cuakhau::model;
using namespace cuakhau::model::detail;

TEST_CASE("every amount of a plan is found, with its path") {
  Plan plan = cuakhau::test::sound_plan();
  CHECK(amounts_of(plan).empty());
  CHECK(currency_of(plan).empty());
  const std::string station = plan.stations.begin()->first;
  plan.stations.begin()->second.fee = Money{1.0, "VND"};
  plan.cargo["fruit"].worth = Money{2.0, "VND"};
  plan.costs.waiting = MoneyRate{{3.0, "VND"}, Duration{1000}};
  plan.flows.begin()->second.waiting_cost = MoneyRate{};  // could not be read
  Policy& policy = plan.policies.emplace_back();
  policy.cost = PolicyCost{.once = {}, .per_day = Money{4.0, "VND"}};
  policy.set = {{"demand", Factor{2.0}}, {"stations.x.fee", Money{5.0, "EUR"}}};
  std::vector<std::string> paths;
  double sum = 0.0;
  for (const Amount& amount : amounts_of(plan)) {
    paths.push_back(amount.path);
    sum += amount.money.amount;
  }
  CHECK(paths == std::vector<std::string>{"stations." + station + ".fee", "cargo.fruit.worth",
                                          "costs.waiting", "policies[0].cost.per_day",
                                          "policies[0].set.stations.x.fee"});
  CHECK(sum == 15.0);
  CHECK(currency_of(plan) == "VND");
}
