#include "model/detail/running_border.hpp"

#include <algorithm>
#include <vector>

#include "support/catch.hpp"
#include "support/small_plans.hpp"

using namespace cuakhau;
using namespace cuakhau::test;

namespace {}  // namespace

TEST_CASE("at one instant a lane closes before a truck arrives, and work that ends then is done") {
  model::Plan plan = plan_with_lane(hours(10), {50, 60});
  plan.stations["lane"].hours = daily({{0, 60}});
  plan.stations["lane"].closing = model::Closing::suspend;
  const auto visits = run(plan).at("lane");
  CHECK(visits[0].ended - visits[0].started == minutes(10));
  CHECK(visits[0].paused == Duration{0});
  CHECK(visits[1].started == Instant::never());
}

TEST_CASE("at one instant a place becomes free before a truck asks for one") {
  model::Plan plan = plan_with_lane(hours(10), {0, 10, 20, 25});
  plan.stations["lane"].queue = count(0);
  plan.flows["trucks"].when_full = model::WhenFull::leave;
  const Kept kept = run(plan);
  CHECK(kept.at("lane").size() == 3);
  CHECK(std::ranges::count(kept.journeys, model::JourneyOutcome::refused,
                           &model::Journey::outcome) == 1);
}

TEST_CASE("at one instant a truck is served before its patience is over") {
  model::Plan plan = plan_with_lane(hours(10), {0, 0});
  plan.flows["trucks"].patience = constant(minutes(10));
  const Kept kept = run(plan);
  CHECK(kept.minute(kept.at("lane")[1].started) == 10);
}

TEST_CASE("a place that becomes free is offered back along the line within the instant") {
  model::Plan plan = plan_with_lane(hours(10), {0, 0, 0, 0});
  plan.yards["yard"].places = count(1);
  plan.stations["scale"] = station(constant(minutes(1)));
  plan.stations["scale"].queue = count(0);
  plan.stations["lane"].queue = count(0);
  plan.flows["trucks"].route = route({"scale", "yard", "lane"});
  const Kept kept = run(plan);
  // Lane from 1 to 11: the yard's truck, the one blocked on the scale and the one outside move up.
  CHECK(kept.minute(kept.at("lane")[1].started) == 11);
  CHECK(kept.minute(kept.at("yard")[2].entered) == 11);
  CHECK(kept.minute(kept.at("scale")[3].started) == 11);
}
