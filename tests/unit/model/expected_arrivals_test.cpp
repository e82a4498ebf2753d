#include <cuakhau/model/expected_arrivals.hpp>

#include <map>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/one_lane.hpp"

namespace cuakhau::model {
namespace {

using Found = std::map<std::string, double>;

Found expected_of(const Plan& plan) { return expected_arrivals(Network{plan}); }

Policy policy_of(const std::string& path, const SettingValue& value) {
  Policy policy;
  policy.name = "change";
  policy.from = Moment::after(k_day);
  policy.set.push_back({path, value});
  return policy;
}

TEST_CASE("Poisson arrivals bring their rate, in times of the demand") {
  auto plan = test::one_lane(240, 48);
  CHECK(expected_of(plan) == Found{{"trucks", 216.0}});
  plan.demand = Factor{1.5};
  CHECK(expected_of(plan) == Found{{"trucks", 324.0}});
  plan.flows["trucks"].arrivals.batch = CountLaw{{kernel::Constant{3.0}}};
  CHECK(expected_of(plan) == Found{{"trucks", 972.0}});
}

TEST_CASE("what is not a rate, or is held, has no mean that is known") {
  auto plan = test::one_lane(240, 48);
  plan.flows["trucks"].arrivals.poisson.reset();
  plan.flows["trucks"].arrivals.every = std::chrono::minutes{7};
  CHECK(expected_of(plan).empty());
  plan = test::one_lane(240, 48);
  plan.flows["trucks"].held = true;
  CHECK(expected_of(plan).empty());
}

TEST_CASE("trucks at the start count in a run without warm-up") {
  auto plan = test::one_lane(240, 24);
  InitialQueue waiting;
  waiting.flow = "trucks";
  waiting.trucks = Count{5, false};
  plan.initial.push_back(waiting);
  CHECK(expected_of(plan).size() == 1);
  plan.period.warm_up = Duration{0};
  CHECK(expected_of(plan).empty());
}

TEST_CASE("a policy that changes arrivals takes the mean away, another one does not") {
  auto plan = test::one_lane(240, 48);
  plan.policies = {
      policy_of("stations.lane.servers", std::vector<ServerGroup>{{Count{2, false}, {}}})};
  CHECK(expected_of(plan).size() == 1);
  plan.policies = {policy_of("demand", Factor{1.5})};
  CHECK(expected_of(plan).empty());
}

}  // namespace
}  // namespace cuakhau::model
