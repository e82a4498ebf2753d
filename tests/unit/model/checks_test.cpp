#include "model/detail/checks.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "support/catch.hpp"
#include "support/routes.hpp"
#include "support/small_plans.hpp"

using namespace cuakhau;
using namespace cuakhau::test;

namespace {

model::DatedShare always(double share) { return {.always = {share}, .from = {}}; }

/// A truck every ten minutes through the check "test", positive ones leave, then one lane.
model::Plan tested(model::Check check, Duration length = hours(240)) {
  model::Plan plan = plan_for(length);
  plan.stations["lane"] = station(constant(minutes(2)));
  plan.checks["test"] = std::move(check);
  plan.flows["trucks"].arrivals.every = minutes(10);
  plan.flows["trucks"].route = {check_step("test", {{"positive", route({"leave"})}}),
                                visit("lane")};
  return plan;
}

model::Check single(double prevalence, double sensitivity = 1.0, double specificity = 1.0) {
  model::Check check;
  check.test = model::Test{.of = model::TestSubject::driver,
                           .prevalence = always(prevalence),
                           .sensitivity = {sensitivity},
                           .specificity = {specificity}};
  return check;
}

std::vector<std::uint64_t> infected(const Kept& kept, const std::string& check = "test") {
  std::vector<std::uint64_t> numbers;
  for (const model::Visit& visit : kept.at(check))
    if (visit.is_infected) numbers.push_back(visit.truck.number);
  std::ranges::sort(numbers);
  return numbers;
}

std::size_t count_of(const Kept& kept, const std::string& check, std::uint8_t result) {
  const auto visits = kept.at(check);
  return static_cast<std::size_t>(std::ranges::count(visits, result, &model::Visit::result));
}

/// Of the run, which begins on 2000-01-01.
CivilDate day(std::int64_t number) { return CivilDate::from_days(10957 + number); }

constexpr std::uint8_t k_result_negative = 1;
constexpr std::uint8_t k_result_positive = 2;
constexpr std::uint8_t k_result_certified = 3;

}  // namespace

TEST_CASE("a perfect test finds exactly who is infected, and each goes his way") {
  const Kept kept = run(tested(single(0.2)));
  const std::size_t positive = count_of(kept, "test", k_result_positive);
  CHECK(positive == infected(kept).size());
  CHECK(positive > 200);
  CHECK(kept.at("lane").size() == count_of(kept, "test", k_result_negative));
}

TEST_CASE("who is infected at a low prevalence is infected at a higher one, whatever the test") {
  const auto few = infected(run(tested(single(0.1))));
  const auto many = infected(run(tested(single(0.3, 0.5, 0.9))));
  CHECK(few.size() > 100);
  CHECK(many.size() > few.size());
  CHECK(std::ranges::includes(many, few));
}

TEST_CASE("two tests of the driver see the same driver, and one of the cargo something else") {
  model::Plan plan = tested(single(0.2, 0.5));
  plan.checks["again"] = single(0.2, 0.5);
  plan.checks["swab"] = single(0.2);
  plan.checks["swab"].test->of = model::TestSubject::cargo;
  plan.flows["trucks"].route = {check_step("test"), check_step("again"), check_step("swab")};
  const Kept kept = run(plan);
  CHECK(infected(kept) == infected(kept, "again"));
  CHECK(infected(kept) != infected(kept, "swab"));
}

TEST_CASE("a truck keeps its place until the result, and its patience is no matter any more") {
  model::Plan plan = tested(single(0.0), hours(24));
  plan.stations["booth"] = station(constant(minutes(5)));
  plan.checks["test"].at = "booth";
  plan.checks["test"].result_after = constant(minutes(25));
  plan.flows["trucks"].arrivals = {};
  plan.flows["trucks"].arrivals.at = at_minutes({0, 1});
  const Kept kept = run(plan);
  REQUIRE(kept.at("booth").size() == 2);
  CHECK(kept.minute(kept.at("booth")[0].ended) == 5);
  CHECK(kept.minute(kept.at("booth")[0].left) == 30);
  CHECK(kept.minute(kept.at("booth")[1].started) == 30);
  CHECK(kept.minute(kept.at("test")[0].arrived) == 5);
  CHECK(kept.minute(kept.at("test")[0].left) == 30);
  // Without a place it waits outside, and longer than it would have waited for a server.
  plan.checks["test"].at.clear();
  plan.flows["trucks"].patience = constant(minutes(10));
  const Kept outside = run(plan);
  REQUIRE(outside.at("lane").size() == 2);
  CHECK(outside.minute(outside.at("lane")[0].arrived) == 25);
}

TEST_CASE("a result that is not known at the end of the run is censored") {
  model::Plan plan = tested(single(0.0), hours(1));
  plan.checks["test"].result_after = constant(hours(5));
  const Kept kept = run(plan);
  REQUIRE(kept.at("test").size() == 5);
  for (const model::Visit& visit : kept.at("test")) {
    CHECK(visit.outcome == model::VisitOutcome::censored);
    CHECK(visit.result == 0);
  }
  for (const model::Journey& journey : kept.journeys)
    CHECK(journey.waited == hours(1) - (journey.arrived - kept.start));
}

TEST_CASE("a pool has one result, and a retest takes it apart") {
  model::Plan plan = tested(single(0.1));
  plan.checks["retest"] = single(0.1);
  plan.exchanges["tent"].turn.export_ = {count(4), count(4)};
  plan.exchanges["tent"].bays[0].count = count(3);
  plan.exchanges["tent"].service = constant(minutes(15));
  plan.checks["test"].at = "tent";
  plan.checks["test"].retest = "retest";
  plan.checks["test"].result_after = exponential(minutes(30));
  const Kept kept = run(plan);
  const auto pools = kept.at("test");
  std::size_t positive_pools = 0;
  for (std::size_t first = 0; first + 4 <= pools.size(); first += 4) {
    bool has_infected = false;
    std::size_t made = 0;
    for (std::size_t i = first; i < first + 4; ++i) {
      has_infected |= pools[i].is_infected;
      made += pools[i].is_analysed ? 1U : 0U;
      CHECK(pools[i].result == pools[first].result);
      CHECK(pools[i].left == pools[first].left);
    }
    CHECK(made == 1);
    CHECK(pools[first].result == (has_infected ? 3 : k_result_negative));
    positive_pools += has_infected ? 1U : 0U;
  }
  CHECK(positive_pools > 50);
  const auto in_doubt = kept.at("retest").size();
  CHECK(in_doubt <= 4 * positive_pools);
  CHECK(in_doubt + 4 >= 4 * positive_pools);
  CHECK(count_of(kept, "retest", k_result_positive) == infected(kept, "retest").size());
}

TEST_CASE("a certificate excuses while it is valid; whom the origin found does not come") {
  model::Check check = single(0.5, 1.0);
  check.at = "booth";
  check.certificate = model::Certificate{
      .carried = {1.0}, .taken_before = constant(hours(10)), .valid_for = hours(12)};
  model::Plan plan = tested(check);
  plan.stations["booth"] = station(constant(minutes(1)));
  const Kept kept = run(plan);
  CHECK(kept.at("booth").empty());
  CHECK(count_of(kept, "test", k_result_certified) == kept.at("test").size());
  CHECK(infected(kept).empty());
  // One that misses everybody lets them all come.
  plan.checks["test"].test->sensitivity = {0.0};
  CHECK(infected(run(plan)).size() > 500);
  // One that is too old excuses nobody, but has kept at home whom it found.
  plan.checks["test"].test->sensitivity = {1.0};
  plan.checks["test"].certificate->valid_for = hours(9);
  const Kept old = run(plan);
  CHECK(old.at("booth").size() == old.at("test").size());
  CHECK(count_of(old, "test", k_result_positive) == 0);
}

TEST_CASE("who was infected since the certificate is infected at the gate") {
  model::Check check = single(0.0);
  check.test->prevalence.from = {{day(5), {0.4}}};
  check.certificate = model::Certificate{
      .carried = {1.0}, .taken_before = constant(hours(24)), .valid_for = hours(48)};
  const Kept kept = run(tested(check));
  for (const model::Visit& visit : kept.at("test")) {
    if (visit.is_infected) CHECK(kept.minute(visit.arrived) / 1440 == 5);
  }
  CHECK(infected(kept).size() > 30);
}

TEST_CASE("outcomes by share are drawn for each truck, and a policy may change the shares") {
  model::Check channel;
  channel.outcomes = {{"green", {0.7}}, {"red", {0.3}}};
  model::Plan plan = tested(channel, hours(1000));
  plan.flows["trucks"].route = {check_step("test", {{"red", route({"lane"})}})};
  const Kept kept = run(plan);
  const auto red = static_cast<double>(count_of(kept, "test", 2));
  // 6000 trucks: the share of red has a standard error of 0.6 points; at 4.5 of them α is 7e-6.
  CHECK(red / static_cast<double>(kept.at("test").size()) == Approx(0.3).margin(0.027));
  CHECK(kept.at("lane").size() == count_of(kept, "test", 2));
  plan.policies = {{.name = "strict",
                    .set = {{"checks.test.outcomes.green", model::Probability{0.0}},
                            {"checks.test.outcomes.red", model::Probability{1.0}}}}};
  CHECK(run(plan).at("lane").size() == kept.at("test").size());
}

namespace {

/// 3 trucks an hour to a line that takes 6, and one driver tested on the sixth day.
model::Plan shut_by_one(double prevalence) {
  model::Plan plan = plan_over_line(40 * k_day);
  plan.checks["test"] = single(0.0);
  plan.checks["test"].test->prevalence.from = {{day(5), {prevalence}}, {day(6), {0.0}}};
  plan.flows["courier"].arrivals.at = at_minutes({4 * 1440, 5 * 1440, 6 * 1440});
  plan.flows["courier"].route = {check_step("test")};
  plan.policies = {{.name = "shut", .set = {{"gates.a.open.neighbour", false}}}};
  plan.policies[0].when = model::Trigger{.check = "test", .outcome = "positive"};
  plan.policies[0].lasting = constant(10 * k_day);
  return plan;
}

}  // namespace

// Fluid by hand: 3 an hour pile up for 240 h, then 6 an hour leave while 3 come, for 240 h more:
// drained on day 25, and a triangle of 720 trucks over 20 days is 7200 truck-days.
TEST_CASE("one positive driver shuts a gate for ten days; the queue is that worked out by hand") {
  const Kept kept = run(shut_by_one(1.0));
  REQUIRE(kept.firings.size() == 2);
  CHECK(kept.minute(kept.firings[0].at) == 5 * 1440);
  REQUIRE(kept.firings[0].truck.has_value());
  CHECK(kept.firings[0].truck->number == 1);
  CHECK(kept.minute(kept.firings[1].at) == 15 * 1440);
  std::int64_t last_that_waited = 0;
  Duration waited{0};
  for (const model::Visit& visit : kept.at("line")) {
    if (visit.started == Instant::never()) continue;
    if (visit.started > visit.arrived) last_that_waited = kept.minute(visit.started);
    waited += visit.started - visit.arrived;
  }
  CHECK(last_that_waited == Approx(25 * 1440).margin(20));
  CHECK(static_cast<double>(waited.count()) / static_cast<double>(k_day.count()) ==
        Approx(7200).epsilon(0.003));
  // The twin: nobody is infected, and nobody waits.
  const Kept healthy = run(shut_by_one(0.0));
  CHECK(healthy.firings.empty());
  for (const model::Visit& visit : healthy.at("line")) CHECK(visit.started == visit.arrived);
}

namespace {

std::vector<std::string> log_of(const model::Plan& plan) {
  const Kept kept = run(plan);
  std::vector<std::string> lines;
  for (const model::PolicyFiring& firing : kept.run.firings)
    lines.push_back(std::string(model::word(firing.kind)) + " " +
                    std::to_string(kept.minute(firing.at)) +
                    (firing.truck ? " by " + std::to_string(firing.truck->number) : ""));
  return lines;
}

std::vector<std::string> log_of_outcomes(Duration after,
                                         std::initializer_list<std::int64_t> found) {
  model::Plan plan = plan_for(hours(48));
  plan.stations["lane"] = station(constant(minutes(1)));
  plan.checks["test"] = single(1.0);
  plan.flows["trucks"].arrivals.at = at_minutes(found);
  plan.flows["trucks"].route = {check_step("test"), visit("lane")};
  plan.policies = {{.name = "shut", .set = {{"demand", model::Factor{0.5}}}}};
  plan.policies[0].when = model::Trigger{.check = "test", .outcome = "positive"};
  plan.policies[0].after = constant(after);
  plan.policies[0].lasting = constant(minutes(100));
  return log_of(plan);
}
using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("another outcome prolongs a policy that is in force") {
  CHECK(log_of_outcomes(Duration{0}, {10, 60, 300}) ==
        Lines{"begins 10 by 0", "prolonged 60 by 1", "ends 160", "begins 300 by 2", "ends 400"});
  CHECK(log_of_outcomes(minutes(20), {10, 25, 60}) ==
        Lines{"begins 30 by 0", "prolonged 45 by 1", "prolonged 80 by 2", "ends 180"});
}

TEST_CASE("who waits at the start and is positive sets a policy off at the start") {
  model::Plan plan = plan_for(hours(5));
  plan.stations["lane"] = station(constant(minutes(1)));
  plan.checks["test"] = single(1.0);
  plan.flows["trucks"].arrivals.at = at_minutes({30});
  plan.flows["trucks"].route = {check_step("test"), visit("lane")};
  plan.initial = {{.flow = "trucks", .trucks = count(1), .stage = "", .age = {}}};
  plan.policies = {{.name = "shut", .set = {{"demand", model::Factor{0.5}}}}};
  plan.policies[0].when = model::Trigger{.check = "test", .outcome = "positive"};
  const Kept kept = run(plan);
  REQUIRE(kept.firings.size() == 1);
  CHECK(kept.minute(kept.firings[0].at) == 0);
}

TEST_CASE("a policy may empty a pool, shut a station, an exchange and a crossing") {
  model::Plan plan = plan_for(hours(10));
  plan.stations["lane"] = station(constant(minutes(2)));
  plan.stations["desk"] = station(constant(minutes(2)));
  plan.stations["desk"].staffed_by = "crew";
  plan.pools["crew"].members = {{count(2), {}}};
  plan.exchanges["bay"].turn.export_ = {count(1), count(1)};
  plan.exchanges["bay"].service = constant(minutes(2));
  plan.crossings["line"].lanes.export_ = count(1);
  plan.crossings["line"].headway = constant(minutes(1));
  plan.crossings["line"].travel = constant(minutes(2));
  plan.flows["trucks"].arrivals.every = minutes(10);
  for (const auto& [stage, path, value] :
       std::vector<std::tuple<std::string, std::string, model::SettingValue>>{
           {"lane", "stations.lane.servers", std::vector<model::ServerGroup>{{count(0), {}}}},
           {"desk", "pools.crew.members", std::vector<model::ServerGroup>{{count(0), {}}}},
           {"bay", "exchanges.bay.bays", std::vector<model::ServerGroup>{{count(0), {}}}},
           {"line", "crossings.line.lanes.export", count(0)}}) {
    INFO(stage);
    plan.flows["trucks"].route = {visit(stage)};
    plan.policies = {{.name = "shut", .set = {{path, value}}}};
    plan.policies[0].from = model::Moment::after(minutes(60));
    plan.policies[0].until = model::Moment::after(minutes(240));
    const Kept kept = run(plan);
    std::size_t after = 0;
    for (const model::Visit& visit : kept.at(stage)) {
      if (visit.started == Instant::never()) continue;
      const std::int64_t started = kept.minute(visit.started);
      CHECK((started < 60 || started >= 240));
      after += started >= 240 ? 1U : 0U;
    }
    CHECK(after > 40);
  }
}

TEST_CASE("each outcome takes members of its own, who come back in their own time") {
  model::Plan plan = plan_for(hours(3));
  plan.stations["lane"] = station(constant(minutes(1)), 100);
  plan.stations["lane"].staffed_by = "crew";
  plan.pools["crew"].members = {{.count = count(10), .hours = {}}};
  plan.flows["trucks"].arrivals.at.assign(2000, model::Moment::after(Duration{0}));
  plan.flows["trucks"].route = route({"lane"});
  plan.checks["test"] = single(1.0);
  plan.flows["suspects"].arrivals.at = at_minutes({10, 30});
  plan.flows["suspects"].route = {check_step("test"), visit("leave")};
  plan.policies = {{.name = "out", .lose_each = {{"crew", count(4)}}}};
  plan.policies[0].when = model::Trigger{.check = "test", .outcome = "positive"};
  plan.policies[0].lasting = constant(minutes(60));
  const auto at_work = [](const Kept& kept) {
    const Minutes starts = kept.starts("lane");
    std::vector<std::ptrdiff_t> each;
    for (const std::int64_t minute : {5, 20, 50, 75, 95})
      each.push_back(std::ranges::count(starts, minute));
    return each;
  };
  using Crew = std::vector<std::ptrdiff_t>;
  CHECK(log_of(plan) == Lines{"begins 10 by 0", "adds 30 by 1", "returns 70", "ends 90"});
  CHECK(at_work(run(plan)) == Crew{10, 6, 2, 6, 10});
  // What ends the policy brings all of them back.
  plan.policies[0].until = model::Moment::after(minutes(40));
  CHECK(log_of(plan) == Lines{"begins 10 by 0", "adds 30 by 1", "ends 40"});
  CHECK(at_work(run(plan)) == Crew{10, 6, 10, 10, 10});
  // By `lose` they are the same ones, for longer.
  std::swap(plan.policies[0].lose, plan.policies[0].lose_each);
  plan.policies[0].until.reset();
  CHECK(log_of(plan) == Lines{"begins 10 by 0", "prolonged 30 by 1", "ends 90"});
  CHECK(at_work(run(plan)) == Crew{10, 6, 6, 6, 10});
}
