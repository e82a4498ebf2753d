#include "experiment/detail/warmed_plans.hpp"

#include <array>

#include "support/catch.hpp"
#include "support/one_lane.hpp"

namespace cuakhau::experiment::detail {
namespace {

TEST_CASE("a warm-up that is found is the same for all that ask for one") {
  auto automatic = test::one_lane(24 * 20);
  automatic.period.warm_up_is_automatic = true;
  const std::array scenarios{Contender{"a", automatic}, Contender{"b", test::one_lane(24 * 20, 24)},
                             Contender{"c", automatic}};
  WarmedPlans warmed{scenarios};
  REQUIRE_FALSE(warmed.find({}, {}));
  CHECK(warmed.warning().starts_with("the warm-up of "));
  CHECK_FALSE(warmed.plans()[0].period.warm_up_is_automatic);
  CHECK(warmed.plans()[0].period.warm_up == warmed.plans()[2].period.warm_up);
  CHECK(warmed.plans()[1] == scenarios[1].plan);
}

TEST_CASE("a warm-up without an answer is a failure, and none is looked for where none is asked") {
  auto flooded = test::flooded_lane();
  const std::array fixed{Contender{"flooded", flooded}};
  WarmedPlans untouched{fixed};
  CHECK_FALSE(untouched.find({}, {}));
  CHECK(untouched.warning().empty());
  flooded.period.warm_up_is_automatic = true;
  const std::array asking{Contender{"flooded", flooded}};
  WarmedPlans lost{asking};
  const auto failure = lost.find({}, {});
  REQUIRE(failure);
  CHECK(failure->kind == RunFailureKind::no_answer);
}

TEST_CASE("another period than that of the first is warned of") {
  const std::array scenarios{Contender{"base", test::one_lane(240)},
                             Contender{"same", test::one_lane(240)},
                             Contender{"longer", test::one_lane(480)}};
  std::vector<model::Network> networks;
  for (const auto& scenario : scenarios) networks.emplace_back(scenario.plan);
  CHECK(period_warnings(scenarios, networks) ==
        std::vector<std::string>{"longer is measured over another period than base: what differs "
                                 "is not the scenario alone"});
}

}  // namespace
}  // namespace cuakhau::experiment::detail
