#include "model/detail/roster.hpp"

#include <array>
#include <optional>

#include "support/catch.hpp"
#include "support/small_plans.hpp"

using namespace cuakhau;
using namespace cuakhau::test;

namespace {

// Officers at desks of 10 min each, as many as there are officers.
model::Plan desks(std::uint32_t officers, std::initializer_list<std::int64_t> arrivals) {
  model::Plan plan = plan_for(hours(72));
  plan.pools["officers"].members = {{.count = count(officers), .hours = {}}};
  plan.stations["desk"] = station(constant(minutes(10)), 10);
  plan.stations["desk"].staffed_by = "officers";
  plan.flows["trucks"].arrivals.at = at_minutes(arrivals);
  plan.flows["trucks"].route = route({"desk"});
  return plan;
}

model::Break after_duties(std::uint32_t duties, Duration length) {
  model::Break one;
  one.after_duties = count(duties);
  one.lasting = constant(length);
  return one;
}
model::Break after(Duration work, Duration length) {
  model::Break one;
  one.after = work;
  one.lasting = constant(length);
  return one;
}
model::Break every(Duration time, Duration length) {
  model::Break one;
  one.every = time;
  one.lasting = constant(length);
  return one;
}

Minutes starts(const model::Plan& plan) { return run(plan).starts("desk"); }

class Watch final : public model::RecordObserver {
 public:
  void on_visits(std::span<const model::Visit>) override {}
  void on_journeys(std::span<const model::Journey>) override {}
  void on_outages(std::span<const model::Outage> batch) override {
    for (const model::Outage& one : batch) breaks.push_back(between(one.from, one.until));
  }
  void on_overtime(const model::Overtime& one) override {
    overtime.push_back(between(one.from, one.until));
  }

  std::vector<Minutes> breaks;
  std::vector<Minutes> overtime;
  Instant start;

 private:
  [[nodiscard]] Minutes between(Instant from, Instant until) const {
    return {(from - start).count() / 60'000, (until - start).count() / 60'000};
  }
};

struct Away {
  std::vector<Minutes> breaks;
  std::vector<Minutes> overtime;
};

Away watched(const model::Plan& plan) {
  const model::Network network(plan);
  Watch watch;
  watch.start = network.window().start;
  const std::array<model::RecordObserver*, 1> observers{&watch};
  static_cast<void>(model::run_replication(network, {}, observers));
  return {watch.breaks, watch.overtime};
}

}  // namespace

TEST_CASE("the member that has been idle longest takes the next duty") {
  model::Plan plan = desks(2, {0, 12, 24, 36, 48, 60, 72});
  plan.pools["officers"].breaks = {after_duties(3, minutes(30))};
  // They take turns: had one of them always gone first, the other would be there at 72.
  CHECK(starts(plan) == Minutes{0, 12, 24, 36, 48, 60, 88});
  CHECK(watched(plan).breaks == std::vector<Minutes>{{70, 88}, {58, 100}});
}

TEST_CASE("a break is due by what a member has worked, its way back included") {
  model::Plan plan = desks(1, {0, 1, 2, 3});
  plan.pools["officers"].breaks = {after(minutes(20), minutes(15))};
  CHECK(starts(plan) == Minutes{0, 10, 35, 45});
  plan.pools["officers"].breaks = {after(minutes(21), minutes(15))};
  CHECK(starts(plan) == Minutes{0, 10, 20, 45});
}

TEST_CASE("of breaks that are due at once the one listed first comes first") {
  model::Plan plan = desks(1, {0, 1, 2});
  plan.pools["officers"].breaks = {after_duties(2, minutes(5)), after_duties(1, minutes(7))};
  // 10-17 the second kind; 27-32 the first, and then the second again.
  CHECK(starts(plan) == Minutes{0, 17, 39});
}

TEST_CASE("who comes from home has rested") {
  model::Plan plan = desks(1, {40, 24 * 60, 24 * 60 + 1, 24 * 60 + 2});
  plan.pools["officers"].hours = daily({{0, 60}});
  plan.pools["officers"].breaks = {after_duties(2, minutes(20))};
  CHECK(starts(plan) == Minutes{40, 1440, 1450, 1480});
}

TEST_CASE("a turn that comes at home is taken when the shift begins") {
  model::Plan plan = desks(1, {24 * 60});
  plan.pools["officers"].hours = daily({{0, 60}});
  plan.pools["officers"].breaks = {every(hours(20), minutes(25))};
  CHECK(starts(plan) == Minutes{24 * 60 + 25});
}

TEST_CASE("a break goes on into the shift and out of it") {
  model::Plan plan = desks(1, {45, 24 * 60, 24 * 60 + 1});
  plan.pools["officers"].hours = daily({{0, 60}});
  plan.pools["officers"].breaks = {after_duties(1, hours(24))};
  // Away from 00:55 to 00:55; at 01:05 it goes home without one.
  CHECK(starts(plan) == Minutes{45, 24 * 60 + 55, 2 * 24 * 60});
}

TEST_CASE("a shift goes on while trucks wait for it") {
  model::Plan plan = desks(1, {50, 51, 52, 53, 81});
  plan.pools["officers"].hours = daily({{0, 60}});
  plan.pools["officers"].overtime = minutes(30);
  // The last start of the day is before 90.
  CHECK(starts(plan) == Minutes{50, 60, 70, 80, 24 * 60});
  CHECK(watched(plan).overtime == std::vector<Minutes>{{60, 90}});
  plan.flows["trucks"].arrivals.at = at_minutes({55, 64, 66});
  CHECK(starts(plan) == Minutes{55, 65, 75});
  CHECK(watched(plan).overtime == std::vector<Minutes>{{60, 85}});
  plan.flows["trucks"].arrivals.at = at_minutes({55, 66});
  CHECK(starts(plan) == Minutes{55, 24 * 60});
  CHECK(watched(plan).overtime == std::vector<Minutes>{{60, 65}});
}

TEST_CASE("part of a crew stays for the rest of it") {
  model::Plan plan = desks(3, {40, 41});
  plan.stations["desk"].service.otherwise = constant(minutes(30));
  plan.stations["desk"].staff = count(2);
  plan.pools["officers"].hours = daily({{0, 60}});
  plan.pools["officers"].overtime = hours(2);
  CHECK(starts(plan) == Minutes{40, 70});
  // One of the three is not needed for the second truck, and goes when nobody waits any more.
  CHECK(watched(plan).overtime == std::vector<Minutes>{{60, 70}, {60, 100}, {60, 100}});
}

TEST_CASE("whom a policy sends away does not stay") {
  model::Plan plan = desks(1, {50, 51, 52});
  plan.pools["officers"].hours = daily({{0, 60}});
  plan.pools["officers"].overtime = hours(5);
  model::Policy& gone = plan.policies.emplace_back();
  gone.name = "gone";
  gone.from = model::Moment::after(minutes(55));
  gone.until = model::Moment::after(hours(20));
  gone.set = {{"pools.officers.members",
               std::vector<model::ServerGroup>{{.count = count(0), .hours = {}}}}};
  CHECK(starts(plan) == Minutes{50, 24 * 60, 24 * 60 + 10});
}

TEST_CASE("a policy brings members, and overtime") {
  model::Plan plan = desks(1, {0, 1, 2, 55, 56});
  plan.pools["officers"].hours = daily({{0, 60}});
  model::Policy& more = plan.policies.emplace_back();
  more.name = "more";
  more.from = model::Moment::after(minutes(5));
  more.set = {
      {"pools.officers.members", std::vector<model::ServerGroup>{{.count = count(2), .hours = {}}}},
      {"pools.officers.overtime", minutes(30)}};
  CHECK(starts(plan) == Minutes{0, 5, 10, 55, 56});
  CHECK(watched(plan).overtime == std::vector<Minutes>{{60, 65}, {60, 66}});
}

TEST_CASE("the members of a new shift are free whatever those of the old one finish") {
  model::Plan plan = desks(0, {59, 60});
  plan.pools["officers"].members = {{.count = count(1), .hours = daily({{0, 60}})},
                                    {.count = count(1), .hours = daily({{60, 120}})}};
  CHECK(starts(plan) == Minutes{59, 69});  // one is on shift and one at work
  plan.pools["officers"].breaks = {after(hours(5), minutes(5))};
  CHECK(starts(plan) == Minutes{59, 60});
}

TEST_CASE("a break counts among those who are not there") {
  model::Plan plan = desks(2, {0, 1, 30});
  plan.pools["officers"].least = count(2);
  plan.pools["officers"].breaks = {after_duties(1, minutes(40))};
  // The second is at work when the first goes, and finishes it; then both must be back.
  CHECK(starts(plan) == Minutes{0, 1, 51});
}

TEST_CASE("lengths of breaks belong to a member") {
  model::Plan plan = desks(2, {0, 1, 2, 3, 4, 5});
  model::Break tired = after_duties(1, minutes(1));
  tired.lasting = exponential(minutes(30));
  plan.pools["officers"].breaks = {tired};
  const Away first = watched(plan);
  plan.stations["other"] = station(exponential(minutes(3)));
  plan.flows["others"].arrivals.at = at_minutes({3, 7});
  plan.flows["others"].route = route({"other"});
  CHECK(watched(plan).breaks == first.breaks);
  CHECK(first.breaks.size() > 2);
}
