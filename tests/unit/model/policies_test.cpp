#include "model/detail/policies.hpp"

#include <algorithm>

#include "support/catch.hpp"
#include "support/small_plans.hpp"

using namespace cuakhau;
using namespace cuakhau::test;

namespace {

/// A truck every `gap` minutes through one lane that takes `work` minutes, for `length`.
model::Plan steady(std::int64_t gap, std::int64_t work, Duration length) {
  model::Plan plan = plan_for(length);
  plan.stations["lane"] = station(constant(minutes(work)));
  plan.flows["trucks"].arrivals.every = minutes(gap);
  plan.flows["trucks"].route = route({"lane"});
  return plan;
}

model::Policy policy(std::string name, std::vector<model::Setting> set) {
  return {.name = std::move(name), .set = std::move(set)};
}

std::size_t started_between(const Kept& kept, std::int64_t from, std::int64_t until) {
  const auto visits = kept.at("lane");
  return static_cast<std::size_t>(std::ranges::count_if(visits, [&](const model::Visit& visit) {
    return visit.started != Instant::never() && kept.minute(visit.started) >= from &&
           kept.minute(visit.started) < until;
  }));
}

std::vector<std::string> log(const Kept& kept) {
  std::vector<std::string> lines;
  for (const model::PolicyFiring& firing : kept.firings)
    lines.push_back(std::to_string(firing.policy) + " " + std::string(model::word(firing.kind)) +
                    " at " + std::to_string(kept.minute(firing.at)));
  return lines;
}
using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("a dated policy is in force from its beginning to its end, and then nothing is left") {
  model::Plan plan = steady(10, 10, hours(10));
  plan.policies = {
      policy("slow", {{"stations.lane.service", model::ServiceLaw{constant(minutes(20)), {}}}})};
  plan.policies[0].from = model::Moment::after(minutes(60));
  plan.policies[0].until = model::Moment::after(minutes(180));
  const Kept kept = run(plan);
  CHECK(log(kept) == Lines{"0 begins at 60", "0 ends at 180"});
  CHECK(started_between(kept, 0, 60) == 5);
  CHECK(started_between(kept, 60, 180) == 6);
  CHECK(started_between(kept, 180, 300) == 12);
}

TEST_CASE(
    "a policy is in force in each of its windows, whichever of them the run begins or ends in") {
  model::Plan plan = steady(10, 10, hours(5));
  plan.policies = {policy("slow", {{"demand", model::Factor{0.5}}})};
  const auto at = [](std::int64_t minute) { return model::Moment::after(minutes(minute)); };
  plan.policies[0].windows = {{at(-60), at(-30)}, {at(-10), at(20)},  {at(20), at(40)},
                              {at(100), at(110)}, {at(280), at(400)}, {at(500), at(600)}};
  CHECK(log(run(plan)) == Lines{"0 begins at 0", "0 ends at 20", "0 begins at 20", "0 ends at 40",
                                "0 begins at 100", "0 ends at 110", "0 begins at 280"});
}

TEST_CASE("a policy from the start is in force before the first truck") {
  model::Plan plan = steady(10, 5, hours(2));
  plan.policies = {
      policy("shut", {{"stations.lane.servers", std::vector<model::ServerGroup>{{count(0), {}}}}})};
  plan.policies[0].lasting = constant(hours(1));
  const Kept kept = run(plan);
  CHECK(log(kept) == Lines{"0 begins at 0", "0 ends at 60"});
  CHECK(started_between(kept, 0, 60) == 0);
  CHECK(kept.minute(kept.at("lane").front().started) == 60);
}

TEST_CASE("a gate that one side shuts lets nobody through; what it held comes out in order") {
  model::Plan plan = plan_over_line(40 * k_day);
  plan.policies = {policy("shut", {{"gates.a.open.neighbour", false}})};
  plan.policies[0].from = model::Moment::after(5 * k_day);
  plan.policies[0].until = model::Moment::after(15 * k_day);
  const Kept kept = run(plan);
  // Fluid by hand: 3 an hour pile up for 240 h, then 6 an hour leave while 3 come: 240 h more.
  std::int64_t last_that_waited = 0;
  Duration waited{0};
  for (const model::Visit& visit : kept.at("line")) {
    if (visit.started > visit.arrived) last_that_waited = kept.minute(visit.started);
    const std::int64_t arrived = kept.minute(visit.arrived);
    if (arrived > 5 * 1440 && visit.started != Instant::never())
      waited += visit.started - visit.arrived;
  }
  CHECK(last_that_waited == Approx(25 * 1440).margin(20));
  // The triangle of 720 trucks over 20 days: 7200 truck-days.
  CHECK(static_cast<double>(waited.count()) / static_cast<double>(k_day.count()) ==
        Approx(7200).epsilon(0.003));
}

TEST_CASE("a condition sets a policy off when it begins and ends it when it ends") {
  model::Plan plan = steady(10, 20, hours(12));
  plan.policies = {policy("second", {{"stations.lane.servers[0].count", count(3)}})};
  plan.policies[0].when =
      model::Trigger{.waiting = "lane", .at_least = count(3), .below = count(1)};
  const Kept kept = run(plan);
  REQUIRE(kept.firings.size() >= 4);
  // One server every 20 min, trucks at 10, 20, 30 …: the third waits from minute 60 on.
  CHECK(kept.minute(kept.firings[0].at) == 60);
  for (std::size_t i = 0; i < kept.firings.size(); ++i)
    CHECK(kept.firings[i].kind ==
          (i % 2 == 0 ? model::FiringKind::begins : model::FiringKind::ends));
}

TEST_CASE("a triggered policy with a delay and a length of its own") {
  model::Plan plan = steady(10, 20, hours(8));
  plan.policies = {policy("help", {{"stations.lane.servers[0].count", count(3)}})};
  plan.policies[0].when = model::Trigger{.waiting = "lane", .at_least = count(3), .below = {}};
  plan.policies[0].after = constant(minutes(15));
  plan.policies[0].lasting = constant(minutes(45));
  const Kept kept = run(plan);
  REQUIRE(kept.firings.size() >= 2);
  CHECK(kept.minute(kept.firings[0].at) == 75);
  CHECK(kept.minute(kept.firings[1].at) == 120);
}

namespace {

struct Storms {
  double share = 0.0;  // of the time in force
  std::size_t onsets = 0;
};

Storms storms_of(Duration every, Duration length) {
  model::Plan plan = steady(60, 1, 4000 * k_day);
  plan.policies = {policy("storm", {{"demand", model::Factor{0.5}}})};
  plan.policies[0].every = exponential(every);
  plan.policies[0].lasting = exponential(length);
  const Kept kept = run(plan);
  Duration down{0};
  for (std::size_t i = 0; i + 1 < kept.firings.size(); i += 2)
    down += kept.firings[i + 1].at - kept.firings[i].at;
  return {static_cast<double>(down.count()) / static_cast<double>((4000 * k_day).count()),
          kept.firings.size() / 2};
}

}  // namespace

// Hypothesis: up and down times are exponential of mean 3 d and 1 d. Over t = 4000 d the share of
// down time has mean d/(u+d) = 1/4 and variance (u² d² + d² u²)/(u+d)³/t = (0.00839)² (alternating
// renewal, Cox 1962, section 7.3), the number of onsets mean t/(u+d) = 1000 and variance
// t (u² + d²)/(u+d)³ = 25². Bounds of 3.5 standard deviations for the share and 4 for the onsets:
// α below 1/1000 for both together.
TEST_CASE("incidents at random have the lengths and gaps of their laws") {
  const Storms storms = storms_of(3 * k_day, k_day);
  CHECK(storms.share == Approx(0.25).margin(0.0294));
  CHECK(storms.onsets == Approx(1000).margin(100));
}

TEST_CASE("twin: incidents that last half as long again, or come sooner, are told apart") {
  CHECK(storms_of(3 * k_day, hours(36)).share != Approx(0.25).margin(0.0294));
  CHECK(storms_of(2 * k_day, k_day).onsets != Approx(1000).margin(100));
}

TEST_CASE("of overlapping policies the later wins, and when it ends the earlier one is back") {
  model::Plan plan = steady(10, 5, hours(10));
  const auto service = [](std::int64_t length) {
    return model::Setting{"stations.lane.service",
                          model::ServiceLaw{constant(minutes(length)), {}}};
  };
  plan.policies = {policy("two", {service(2)}), policy("eight", {service(8)})};
  plan.policies[1].from = model::Moment::after(hours(2));
  plan.policies[1].until = model::Moment::after(hours(4));
  const Kept kept = run(plan);
  for (const model::Visit& visit : kept.at("lane")) {
    const std::int64_t at = kept.minute(visit.started);
    const bool is_late = at >= 120 && at < 240;
    if (visit.ended != Instant::never())
      CHECK(visit.ended - visit.started == minutes(is_late ? 8 : 2));
  }
}

TEST_CASE("trucks keep their draws under every policy: only when they come and wait differs") {
  model::Plan plan = steady(10, 5, 20 * k_day);
  plan.stations["lane"] = station(exponential(minutes(5)), 2);
  plan.flows["trucks"].arrivals.every.reset();
  plan.flows["trucks"].arrivals.poisson = model::PerHour{10.0};
  const Kept without = run(plan);
  plan.policies = {policy("surge", {{"demand", model::Factor{1.5}}}),
                   policy("one lane", {{"stations.lane.servers[0].count", count(1)}})};
  plan.policies[0].every = exponential(k_day);
  plan.policies[0].lasting = constant(hours(6));
  plan.policies[1].from = model::Moment::after(3 * k_day);
  plan.policies[1].until = model::Moment::after(4 * k_day);
  const Kept with = run(plan);
  const auto one = without.at("lane");
  const auto other = with.at("lane");
  CHECK(other.size() > one.size());
  std::size_t compared = 0;
  for (std::size_t i = 0; i < std::min(one.size(), other.size()); ++i) {
    if (one[i].ended == Instant::never() || other[i].ended == Instant::never()) continue;
    REQUIRE(one[i].ended - one[i].started == other[i].ended - other[i].started);
    ++compared;
  }
  CHECK(compared > 4000);
}

TEST_CASE("Poisson demand that is cut and comes back has the counts of its rates") {
  model::Plan plan = plan_for(30 * k_day);
  plan.stations["lane"] = station(constant(Duration{1}), 1000);
  plan.flows["trucks"].arrivals.per_day = 2400.0;
  plan.flows["trucks"].route = route({"lane"});
  plan.policies = {policy("hold", {{"demand", model::Factor{0.0}}}),
                   policy("rebound", {{"flows.trucks.arrivals.per_day", 4800.0}})};
  plan.policies[0].from = model::Moment::after(10 * k_day + hours(5));
  plan.policies[0].until = model::Moment::after(12 * k_day + hours(5));
  plan.policies[1].from = model::Moment::after(20 * k_day);
  const Kept kept = run(plan);
  const auto count_between = [&](Duration from, Duration until) {
    return std::ranges::count_if(kept.at("lane"), [&](const model::Visit& visit) {
      return visit.arrived >= kept.start + from && visit.arrived < kept.start + until;
    });
  };
  CHECK(count_between(10 * k_day + hours(5), 12 * k_day + hours(5)) == 0);
  // Hypothesis: Poisson counts of mean 24500, 18700 and 48000. Bounds of 4 standard deviations, so
  // α below 1/5000 for the three together. The twin, without the policies, is told apart.
  CHECK(count_between(Duration{0}, 10 * k_day + hours(5)) == Approx(24500).margin(630));
  CHECK(count_between(12 * k_day + hours(5), 20 * k_day) == Approx(18700).margin(550));
  CHECK(count_between(20 * k_day, 30 * k_day) == Approx(48000).margin(880));
  plan.policies.clear();
  const Kept twin = run(plan);
  const auto last = std::ranges::count_if(twin.at("lane"), [&](const model::Visit& visit) {
    return visit.arrived >= twin.start + 20 * k_day;
  });
  CHECK(last != Approx(48000).margin(880));
}

namespace {

/// A gate of a yard and a lane without a queue; 12 trucks an hour come and 6 go.
model::Plan filling_yard() {
  model::Plan plan = steady(5, 10, hours(10));
  plan.gates["gate"] = {};
  plan.yards["park"].places = count(20);
  plan.yards["park"].gate = "gate";
  plan.stations["lane"].gate = "gate";
  plan.stations["lane"].queue = count(0);
  plan.flows["trucks"].route = route({"park", "lane"});
  plan.policies = {policy("more", {{"stations.lane.servers[0].count", count(4)}})};
  return plan;
}

Lines log_when(model::Plan plan, model::Trigger when) {
  plan.policies[0].when = std::move(when);
  Lines lines = log(run(plan));
  lines.resize(std::min<std::size_t>(lines.size(), 2));
  return lines;
}

}  // namespace

TEST_CASE("a share of the places of a yard sets a policy off, and a lower one ends it") {
  // At minute 5k the truck k comes and at 10k + 5 one goes on: floor(k / 2) are parked, 18 at 180.
  CHECK(log_when(filling_yard(), {.occupancy = "park",
                                  .at_least = model::Probability{0.9},
                                  .below = model::Probability{0.7}}) ==
        log_when(filling_yard(), {.occupancy = "park", .at_least = count(18), .below = count(14)}));
  CHECK(log_when(filling_yard(), {.occupancy = "park",
                                  .at_least = model::Probability{0.9},
                                  .below = model::Probability{0.7}})
            .front() == "0 begins at 180");
}

TEST_CASE("a full yard is one of which all places are taken, also when a policy closes some") {
  model::Plan plan = filling_yard();
  plan.policies.push_back(policy("closed", {{"yards.park.places", count(10)}}));
  CHECK(log_when(plan, {.occupancy = "park", .at_least = model::Probability{1.0}, .below = {}})
            .back() == "0 begins at 100");
}

TEST_CASE("the trucks that wait at a gate are each counted once, where they wait to go") {
  // Those outside the full yard, and those in it.
  const auto at_gate = [](const char* where, std::uint32_t trucks) {
    return log_when(filling_yard(),
                    {.waiting = where, .at_least = count(trucks), .below = count(trucks - 5)});
  };
  CHECK(at_gate("gate", 25).front() == "0 begins at 250");
  CHECK(at_gate("gate", 25) == at_gate("province", 25));
}

TEST_CASE("a condition on a gate counts nobody who has been cleared, or waits elsewhere") {
  model::Plan plan = filling_yard();
  plan.stations["shed"] = station(constant(minutes(60)));
  plan.flows["trucks"].route = route({"lane", "cleared", "shed"});
  CHECK(log_when(plan, {.waiting = "province", .at_least = count(3), .below = {}}).front() ==
        "0 begins at 30");
  plan.stations["lane"] = station(constant(minutes(1)));
  CHECK(log_when(plan, {.waiting = "province", .at_least = count(1), .below = {}}).empty());
  plan.flows["trucks"].route = route({"lane", "shed"});
  CHECK(log_when(plan, {.waiting = "gate", .at_least = count(1), .below = {}}).empty());
  CHECK_FALSE(log_when(plan, {.waiting = "province", .at_least = count(1), .below = {}}).empty());
}

TEST_CASE("a pool that runs short sets a policy off until members are free again") {
  model::Plan plan = steady(10, 60, hours(8));
  plan.stations["lane"] = station(constant(minutes(60)), 10);
  plan.stations["lane"].staffed_by = "crew";
  plan.pools["crew"].members = {{.count = count(6), .hours = {}}};
  plan.policies = {policy("hold", {{"flows.trucks.held", true}})};
  // From minute 10 on one more is at work each 10 minutes: at 50 one is left, at 90 four are.
  CHECK(log_when(plan, {.free = "crew", .at_least = count(4), .below = count(2)}) ==
        Lines{"0 begins at 50", "0 ends at 90"});
  CHECK(log_when(plan, {.free = "crew", .at_least = {}, .below = count(2)}) ==
        Lines{"0 begins at 50", "0 ends at 70"});
}

TEST_CASE("a policy by a day of each year is in force in each year of the run") {
  model::Plan plan = steady(600, 10, 800 * k_day);
  plan.period.from = model::Moment::at(at({2022, 1, 1}, Duration{0}, {}));
  plan.policies = {policy("feast", {{"demand", model::Factor{0.5}}})};
  plan.policies[0].from = model::YearlyMoment{model::FeastDay{model::Feast::tet, -3}, {}, {}};
  plan.policies[0].until = model::YearlyMoment{model::FeastDay{model::Feast::tet, 4}, {}, {}};
  const auto days = [&] {
    Lines lines;
    for (const model::PolicyFiring& firing : run(plan).firings)
      lines.push_back(to_iso(civil(firing.at, {}).date));
    return lines;
  };
  // Tet was on 2022-02-01, 2023-01-22 and 2024-02-10.
  CHECK(days() ==
        Lines{"2022-01-29", "2022-02-05", "2023-01-19", "2023-01-26", "2024-02-07", "2024-02-14"});
  plan.policies[0].until.reset();
  plan.policies[0].lasting = constant(2 * k_day);
  CHECK(days() ==
        Lines{"2022-01-29", "2022-01-31", "2023-01-19", "2023-01-21", "2024-02-07", "2024-02-09"});
  // Over the turn of the year, and under way when the run starts.
  plan.policies[0].lasting.reset();
  plan.policies[0].from = model::YearlyMoment{model::YearlyDay{12, 20}, {}, {}};
  plan.policies[0].until = model::YearlyMoment{model::YearlyDay{1, 5}, hours(7), {}};
  CHECK(days() ==
        Lines{"2022-01-01", "2022-01-05", "2022-12-20", "2023-01-05", "2023-12-20", "2024-01-05"});
}

TEST_CASE("what policies take of a pool adds up, and each gives back its own") {
  model::Plan plan = steady(1, 1, hours(6));
  plan.stations["lane"] = station(constant(minutes(1)), 100);
  plan.stations["lane"].staffed_by = "crew";
  plan.pools["crew"].members = {{.count = count(10), .hours = {}},
                                {.count = count(4), .hours = {}}};
  const auto taken = [](const char* name, std::uint32_t members, std::int64_t from,
                        std::int64_t until) {
    model::Policy one = policy(name, {});
    one.lose = {{"crew", count(members)}};
    one.from = model::Moment::after(minutes(from));
    if (until > 0) one.until = model::Moment::after(minutes(until));
    return one;
  };
  // 14, 8 from minute 60 on, 3 from 120, 9 from 180, 0 from 240 and 9 again from 300 to the end.
  plan.policies = {taken("ill", 6, 60, 180), taken("no longer accredited", 5, 120, 0),
                   taken("tested", 13, 240, 300)};
  plan.flows["trucks"].arrivals.every.reset();
  plan.flows["trucks"].arrivals.at.assign(3000, model::Moment::after(Duration{0}));
  const Kept kept = run(plan);
  const auto at_work = [&](std::int64_t minute) {
    return started_between(kept, minute, minute + 1);
  };
  CHECK(at_work(30) == 14);
  CHECK(at_work(90) == 8);
  CHECK(at_work(150) == 3);
  CHECK(at_work(200) == 9);
  CHECK(at_work(270) == 0);
  CHECK(at_work(310) == 9);
}
