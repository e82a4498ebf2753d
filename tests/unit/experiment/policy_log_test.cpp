#include "experiment/detail/policy_log.hpp"

#include "support/catch.hpp"
#include "support/one_lane.hpp"

using namespace cuakhau;
using namespace cuakhau::experiment;

TEST_CASE("the log names every firing; the summary counts times and time in force") {
  model::Plan plan = test::one_lane(100);
  plan.policies = {{.name = "a"}, {.name = "b"}, {.name = "c"}};
  const model::RunWindow window = model::run_window(plan);
  const auto at = [&](int hours) { return window.start + std::chrono::hours{hours}; };
  using model::FiringKind;
  std::vector<Replication> runs(2);
  runs[1].index = 1;
  runs[0].run.firings = {{0, FiringKind::begins, at(10)},
                         {1, FiringKind::begins, at(20)},
                         {0, FiringKind::ends, at(30)},
                         {0, FiringKind::begins, at(90)}};
  runs[1].run.firings = {{1, FiringKind::begins, at(40)}, {1, FiringKind::ends, at(41)}};
  Result result;
  detail::add_policies(plan, runs, result);
  REQUIRE(result.policy_log.size() == 6);
  CHECK(result.policy_log[5].replication == 1);
  CHECK(result.policy_log[5].policy == "b");
  CHECK(result.policy_log[5].kind == FiringKind::ends);
  REQUIRE(result.policies.size() == 3);
  CHECK(result.policies[0].times == 1.0);
  CHECK(result.policies[0].in_force == std::chrono::hours{15});
  CHECK(result.policies[1].times == 1.0);
  CHECK(result.policies[1].in_force == std::chrono::minutes{(80 + 1) * 30});
  CHECK(result.policies[2].times == 0.0);
  CHECK(result.policies[2].in_force == Duration{0});
}

TEST_CASE("a plan without policies has no log") {
  Result result;
  detail::add_policies(test::one_lane(10), std::vector<Replication>(1), result);
  CHECK(result.policy_log.empty());
  CHECK(result.policies.empty());
}
