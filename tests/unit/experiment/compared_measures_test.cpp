#include <cuakhau/experiment/compared_measures.hpp>

#include "support/catch.hpp"
#include "support/one_lane.hpp"

namespace cuakhau::experiment {
namespace {

using model::MeasureKey;

TEST_CASE("the headlines are those that the scenario has, with their units") {
  const auto keys = headline_measures({"base", test::one_lane(240)});
  REQUIRE(keys.size() == 5);
  CHECK(keys[0] == MeasureKey{"cleared", "trucks/day", "province", "export", "*", "*", "mean"});
  CHECK(keys[1] == MeasureKey{"wait", "min", "province", "*", "*", "*", "mean"});
  CHECK(keys[3] == MeasureKey{"same_day_share", "%", "province", "*", "*", "*", "share"});
}

TEST_CASE("a measure is found in the first scenario that has it, once") {
  std::vector<Contender> scenarios{{"base", test::one_lane(240)}, {"patient", test::one_lane(240)}};
  scenarios[1].plan.flows.at("trucks").patience = model::DurationLaw{{kernel::Constant{6e6}}};
  auto served = measure_of_all("wait");
  served.outcome = "served";
  const auto keys = find_measures(scenarios, std::vector{served, measure_of_all("wait"), served});
  REQUIRE(keys);
  CHECK(keys->size() == 2);
  CHECK(keys->front().outcome == "served");
  CHECK(keys->front().unit == "min");
}

TEST_CASE("every measure that is none is said, with the names that the base has") {
  const std::vector<Contender> scenarios{{"base", test::one_lane(240)}};
  const auto wanted =
      std::vector{measure_of_all("clared"), measure_of_all("wait"), measure_of_all("watt")};
  const auto unknown = find_measures(scenarios, wanted).error();
  REQUIRE(unknown.size() == 2);
  CHECK(unknown[0].help.front() == "did you mean \"cleared\"?");
  CHECK(unknown[1].field == "measure");
}

TEST_CASE("of most measures it is known whether more is better") {
  CHECK(usual_goal("cleared") == Goal::largest);
  CHECK(usual_goal("wait") == Goal::smallest);
  CHECK_FALSE(usual_goal("utilisation"));
}

}  // namespace
}  // namespace cuakhau::experiment
