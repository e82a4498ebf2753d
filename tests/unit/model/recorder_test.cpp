#include "model/detail/recorder.hpp"

#include <vector>

#include "support/catch.hpp"
#include "support/small_plans.hpp"

using namespace cuakhau;
using namespace cuakhau::test;
using model::detail::Recorder;

namespace {

model::Network network() {
  model::Plan plan = plan_for(hours(1));
  plan.stations["lane"] = station(constant(minutes(1)));
  plan.stations["booth"] = plan.stations["lane"];
  plan.flows["trucks"].arrivals.at = at_minutes({0});
  plan.flows["trucks"].route = route({"lane"});
  return model::Network(plan);
}

model::Visit visit_of(std::uint64_t truck, std::int64_t from, std::int64_t until) {
  const Instant start = Instant::far_past();
  model::Visit visit{.truck = {model::FlowId{0U}, model::CommodityId{0U}, truck},
                     .stage = model::StageId{0U}};
  visit.arrived = visit.entered = visit.started = start + minutes(from);
  visit.ended = visit.left = start + minutes(until);
  return visit;
}

Hash128 digest_of(const std::vector<model::Visit>& visits) {
  const model::Network compiled = network();
  Recorder recorder(compiled.tables(), {});
  for (const model::Visit& visit : visits) recorder.next_visit() = visit;
  recorder.flush();
  return recorder.path_digest();
}

}  // namespace

TEST_CASE("observers get every record once, in order, however many there are") {
  const model::Network compiled = network();
  const std::uint64_t records = GENERATE(0U, 1U, 64U, 65U, 1'000U);
  Keeper keeper;
  model::RecordObserver* const observers[] = {&keeper};
  Recorder recorder(compiled.tables(), observers);
  for (std::uint64_t i = 0; i < records; ++i) {
    recorder.next_visit() = visit_of(i, 0, 1);
    recorder.next_journey() = {.truck = {model::FlowId{0U}, model::CommodityId{0U}, i}};
  }
  recorder.flush();
  recorder.flush();
  REQUIRE(keeper.visits.size() == records);
  REQUIRE(keeper.journeys.size() == records);
  for (std::uint64_t i = 0; i < records; ++i) {
    CHECK(keeper.visits[i].truck.number == i);
    CHECK(keeper.journeys[i].truck.number == i);
  }
}

TEST_CASE("the path digest knows who was worked on, where and when, and not in which order") {
  const model::Visit one = visit_of(1, 0, 5);
  const model::Visit two = visit_of(2, 0, 5);
  CHECK(digest_of({one, two}) == digest_of({two, one}));
  CHECK(digest_of({one, two}) != digest_of({one}));
  CHECK(digest_of({one}) != digest_of({two}));
  CHECK(digest_of({one}) != digest_of({visit_of(1, 0, 6)}));
  CHECK(digest_of({one}) != digest_of({visit_of(1, 1, 5)}));
  model::Visit elsewhere = one;
  elsewhere.stage = model::StageId{1U};
  CHECK(digest_of({one}) != digest_of({elsewhere}));
  model::Visit again = one;
  again.round = 1;
  CHECK(digest_of({one}) != digest_of({again}));
}

TEST_CASE("a visit without work leaves no mark on the path digest") {
  CHECK(digest_of({visit_of(1, 3, 3)}) == digest_of({}));
  model::Visit turned_back = visit_of(1, 0, 5);
  turned_back.outcome = model::VisitOutcome::turned_back;
  CHECK(digest_of({turned_back}) == digest_of({}));
}
