#include "model/detail/running_border.hpp"

#include <algorithm>
#include <vector>

#include "support/catch.hpp"
#include "support/small_plans.hpp"

using namespace cuakhau;
using namespace cuakhau::test;

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

TEST_CASE("a run ends at its event limit, and says where its events are") {
  // A lane that fails and is repaired each minute: two events a minute, beside six for trucks.
  model::Plan plan = plan_with_lane(hours(48), {0, 20, 40});
  plan.stations["lane"].breakdowns =
      model::Breakdowns{constant(minutes(1)), constant(minutes(1)), model::Closing::suspend};
  plan.measures.event_limit = count(50);
  const Kept kept = run(plan);
  CHECK(kept.run.ending == model::RunEnding::event_limit);
  CHECK(kept.run.events == 50);
  REQUIRE_FALSE(kept.run.busiest.is_none());
  CHECK(kept.stages[kept.run.busiest.index()].name == "lane");
  CHECK(kept.minute(kept.run.ended_at) < 60);
  // As far as it goes it is the run without the limit.
  plan.measures.event_limit = model::Count::unlimited();
  const Kept whole = run(plan);
  CHECK(whole.run.ending == model::RunEnding::drained);
  CHECK(whole.run.events > 2000);
  CHECK(whole.run.busiest.is_none());
}

TEST_CASE("a run of just as many events as allowed is over") {
  model::Plan plan = plan_with_lane(hours(48), {0, 20, 40});
  const Kept whole = run(plan);
  REQUIRE(whole.run.ending == model::RunEnding::drained);
  plan.measures.event_limit = count(static_cast<std::uint32_t>(whole.run.events));
  const Kept kept = run(plan);
  CHECK(kept.run.ending == model::RunEnding::drained);
  CHECK(kept.run.trace_digest == whole.run.trace_digest);
  plan.measures.event_limit = count(static_cast<std::uint32_t>(whole.run.events) - 1);
  CHECK(run(plan).run.ending == model::RunEnding::event_limit);
}

TEST_CASE("slices of a run leave no trace") {
  // More events than are watched one by one, so that the limit makes a slice and a watched end.
  model::Plan plan = plan_with_lane(hours(24 * 60), {0});
  plan.stations["lane"].breakdowns =
      model::Breakdowns{exponential(minutes(1)), exponential(minutes(1)), model::Closing::suspend};
  plan.measures.event_limit = model::Count::unlimited();
  const Kept whole = run(plan);
  REQUIRE(whole.run.ending == model::RunEnding::drained);
  REQUIRE(whole.run.events < 100'000);
  plan.measures.event_limit = count(100'000);  // all of it one by one
  CHECK(run(plan).run.trace_digest == whole.run.trace_digest);
  plan.measures.event_limit = count(100'000 + 30'000);  // a slice, then one by one
  CHECK(run(plan).run.trace_digest == whole.run.trace_digest);
}
