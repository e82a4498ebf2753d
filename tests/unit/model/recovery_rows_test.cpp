#include "model/detail/recovery_rows.hpp"

#include "measured_plan.hpp"
#include "support/catch.hpp"
#include "support/small_plans.hpp"

using namespace cuakhau;
using namespace cuakhau::model;
using namespace cuakhau::test;

namespace {

constexpr std::int64_t k_day_min = 24 * 60;

Policy shut(const char* name, std::int64_t from_min, std::int64_t until_min) {
  Policy one;
  one.name = name;
  one.from = Moment::after(minutes(from_min));
  one.until = Moment::after(minutes(until_min));
  one.set = {{"stations.lane.servers", std::vector<ServerGroup>{{count(0), {}}}}};
  return one;
}

/// A truck each 12 minutes to a lane of 10: after a day shut 120 wait, of which one an hour goes.
Plan shut_for_a_day() {
  Plan plan = plan_for(hours(24 * 15));
  plan.gates["gate"] = {};
  plan.stations["lane"] = station(constant(minutes(10)));
  plan.flows["trucks"].gate = "gate";
  plan.flows["trucks"].arrivals.every = minutes(12);
  plan.flows["trucks"].route = route({"lane"});
  plan.policies = {shut("strike", 3 * k_day_min, 4 * k_day_min)};
  return plan;
}

struct Recovery {
  std::size_t rows = 0;
  Reading province;
  Reading gate;
};

Recovery recovery(const Plan& plan) {
  const auto [keys, measures] = measure_run(plan);
  Recovery found;
  for (std::size_t i = 0; i < keys.entries.size(); ++i) {
    const MeasureKey& key = keys.entries[i].key;
    if (key.measure != "recovery_time" || key.outcome != plan.policies.front().name) continue;
    ++found.rows;
    (keys.entries[i].key.where == "gate" ? found.gate : found.province) = measures.readings[i];
  }
  return found;
}

}  // namespace

TEST_CASE("recovery is the time from the end of a policy to the first count as low as before") {
  // Nobody waits from 120 h after the end on; the next count is at 06:00.
  const Recovery found = recovery(shut_for_a_day());
  CHECK(found.rows == 2);
  CHECK(found.province.numerator == Approx(126.0));
  CHECK(found.province.denominator == 1.0);
  CHECK(found.province.censored == 0.0);
  CHECK(found.gate.numerator == Approx(126.0));
}

TEST_CASE("what is not over when the run ends, or begins again, has a lower bound") {
  Plan plan = shut_for_a_day();
  plan.period.length = hours(24 * 6);
  Recovery found = recovery(plan);
  CHECK(found.province.numerator == Approx(48.0));
  CHECK(found.province.censored == 1.0);

  plan = shut_for_a_day();
  plan.policies[0].from.reset();
  plan.policies[0].until.reset();
  plan.policies[0].windows = {
      {Moment::after(minutes(3 * k_day_min)), Moment::after(minutes(4 * k_day_min))},
      {Moment::after(minutes(5 * k_day_min)), Moment::after(minutes(5 * k_day_min + 60))}};
  found = recovery(plan);
  // The first 24 h at least; the second from hour 121, with 90 waiting at 06:00 of the fifth day.
  CHECK(found.province.denominator == 2.0);
  CHECK(found.province.censored == 0.5);
  CHECK(found.province.numerator > 24.0);
}

TEST_CASE(
    "a policy that goes on to the end, or of which nothing is known before, has no recovery") {
  Plan plan = shut_for_a_day();
  plan.policies[0].until = Moment::after(minutes(400 * k_day_min));
  CHECK(recovery(plan).province.denominator == 0.0);
  plan.policies[0].until.reset();
  CHECK(recovery(plan).rows == 0);
  plan.policies = {shut("strike", 60, 120)};
  CHECK(recovery(plan).province.denominator == 0.0);
}

TEST_CASE("what does no harm is over at the first count after its end") {
  Plan plan = shut_for_a_day();
  plan.policies[0].until = Moment::after(minutes(5 * k_day_min));
  plan.policies[0].set = {{"demand", Factor{0.5}}};
  CHECK(recovery(plan).province.numerator == Approx(6.0));
}

TEST_CASE("one odd count neither raises what was usual before nor ends the recovery") {
  // 22 trucks more at the last count before, and nobody there at one count in between.
  Plan plan = shut_for_a_day();
  const auto moment = [](std::int64_t day, std::int64_t minute) {
    return Moment::after(minutes(day * k_day_min + minute));
  };
  Flow& burst = plan.flows["burst"];
  burst.gate = "gate";
  burst.arrivals.at.assign(22, moment(2, 359));
  burst.route = route({"lane"});
  CHECK(recovery(plan).province.numerator == Approx(126.0));

  Policy team{.name = "team"};
  team.from = moment(5, 300);
  team.until = moment(5, 420);
  team.set = {{"stations.lane.servers", std::vector<ServerGroup>{{count(200), {}}}}};
  plan.policies.push_back(team);
  plan.flows["burst"].arrivals.at.insert(burst.arrivals.at.end(), 150, moment(5, 480));
  // The first day with nobody there is 30 h after the end; 150 more need 150 h of it again.
  const Recovery found = recovery(plan);
  CHECK(found.province.numerator > 100.0);
  CHECK(found.province.censored == 0.0);
}
