#include <cuakhau/model/problem.hpp>

#include "support/catch.hpp"
#include "support/small_plans.hpp"
#include "support/sound_plan.hpp"

using namespace cuakhau;
using namespace cuakhau::model;
using namespace cuakhau::test;

namespace {

Policy halve_demand() { return {.name = "halve", .set = {{"demand", Factor{0.5}}}}; }

Texts with_policy(const std::function<void(Policy&)>& edit) {
  return problems_after([&](Plan& plan) {
    plan.policies.push_back(halve_demand());
    edit(plan.policies.back());
  });
}

}  // namespace

TEST_CASE("a policy that changes a value is sound") {
  CHECK(with_policy([](Policy&) {}) == Texts{});
}

TEST_CASE("a policy has an end after its start, and both have to do with the run") {
  CHECK(with_policy([](Policy& policy) {
          policy.from = Moment::after(hours(10));
          policy.until = Moment::after(hours(10));
        }) == Texts{"error: policies[0].until: expected an end after 2023-01-08T10:00:00+07:00, "
                    "found 2023-01-08T10:00:00+07:00"});
  CHECK(with_policy([](Policy& policy) { policy.from = Moment::after(12 * k_day); }) ==
        Texts{"warning: policies[0].from: the policy is never in force: it begins after the end "
              "of the run"});
}

TEST_CASE("windows are in order, say all by themselves, and one of them lies in the run") {
  const auto at = [](std::int64_t hour) { return Moment::after(hours(hour)); };
  CHECK(with_policy([&](Policy& policy) { policy.windows = {{at(1), at(2)}, {at(2), at(3)}}; }) ==
        Texts{});
  CHECK(with_policy([&](Policy& policy) { policy.windows = {{at(1), at(3)}, {at(2), at(2)}}; }) ==
        Texts{"error: policies[0].windows[1].until: expected an end after "
              "2023-01-08T02:00:00+07:00, found 2023-01-08T02:00:00+07:00",
              "error: policies[0].windows[1].from: expected windows in order, this one not "
              "before 2023-01-08T03:00:00+07:00, found 2023-01-08T02:00:00+07:00"});
  CHECK(with_policy([&](Policy& policy) {
          policy.windows = {{at(1), at(3)}};
          policy.until = at(2);
        }) == Texts{"error: policies[0].windows: they say by themselves when the policy is in "
                    "force"});
  CHECK(with_policy([&](Policy& policy) {
          policy.windows = {{at(-5), at(0)}, {at(9000), at(9001)}};
        }) == Texts{"warning: policies[0].windows: the policy is never in force: none of them lies "
                    "in the run"});
}

TEST_CASE("a policy changes something, and has a name of its own") {
  CHECK(with_policy([](Policy& policy) { policy.set.clear(); }) ==
        Texts{"error: policies[0]: the policy changes nothing"});
  CHECK(problems_after([](Plan& plan) { plan.policies = {halve_demand(), halve_demand()}; }) ==
        Texts{"error: policies[1].name: another policy is called \"halve\" too"});
}

TEST_CASE("a random policy says how long it lasts; a triggered one is not random") {
  CHECK(with_policy([](Policy& policy) { policy.every = exponential(k_day); }) ==
        Texts{"error: policies[0]: expected `for` beside `every`: how long it lasts each time, "
              "found no `for`"});
  CHECK(with_policy([](Policy& policy) {
          policy.every = constant(Duration{0});
          policy.lasting = constant(hours(1));
        }) == Texts{"error: policies[0].every: expected a mean above 0 s, found 0 s"});
  CHECK(with_policy([](Policy& policy) {
          policy.every = exponential(k_day);
          policy.lasting = constant(hours(1));
          policy.when = Trigger{.waiting = "customs", .at_least = count(5), .below = {}};
        }) == Texts{"error: policies[0]: expected at most one of `every` and `when`, found both"});
}

TEST_CASE("a plan under a policy must be sound too") {
  CHECK(with_policy([](Policy& policy) {
          policy.set = {{"flows.trucks.arrivals.per_day", 100.0}};
        }) == Texts{"error: policies[0].set.flows.trucks.arrivals.per_day: while it is in force: "
                    "flows.trucks.arrivals: expected one of poisson, every, renewal, saturated, "
                    "at, per_day, daily, found poisson and per_day"});
}

TEST_CASE("a policy leaves the network its stages and steps") {
  const std::string another_shape =
      "error: policies[0].set: while it is in force the network would have another shape";
  CHECK(with_policy([](Policy& policy) {
          policy.set = {{"handovers.direct.returning", Probability{0.5}}};
        }) == Texts{another_shape});
  CHECK(problems_after([](Plan& plan) {
          plan.stations["customs"].queueing = Queueing::per_server;
          plan.policies = {
              {.name = "more", .set = {{"stations.customs.servers[0].count", count(5)}}}};
        }) == Texts{another_shape});
  CHECK(problems_after([](Plan& plan) {
          plan.handovers["direct"].returning = Probability{0.9};
          plan.policies = {
              {.name = "fewer", .set = {{"handovers.direct.returning", Probability{0.5}}}}};
        }) == Texts{});
}

TEST_CASE("a policy that would begin after the run, or after its own end, is never in force") {
  const std::string late =
      ": the policy is never in force: the run, or the policy, is over before it begins";
  CHECK(with_policy([](Policy& policy) {
          policy.every = constant(12 * k_day);
          policy.lasting = constant(hours(1));
        }) == Texts{"warning: policies[0].every" + late});
  CHECK(with_policy([](Policy& policy) {
          policy.every = exponential(100 * k_day);
          policy.lasting = constant(hours(1));
        }) == Texts{});
  CHECK(with_policy([](Policy& policy) {
          policy.from = Moment::after(8 * k_day);
          policy.after = constant(4 * k_day);
        }) == Texts{"warning: policies[0].after" + late});
  CHECK(with_policy([](Policy& policy) {
          policy.from = Moment::after(8 * k_day);
          policy.until = Moment::after(9 * k_day);
          policy.after = constant(1 * k_day);
        }) == Texts{"warning: policies[0].after" + late});
  CHECK(with_policy([](Policy& policy) {
          policy.from = Moment::after(8 * k_day);
          policy.after = constant(3 * k_day);
        }) == Texts{});
}

namespace {

PolicyDate each(CalendarDate day) { return YearlyMoment{day, Duration{0}, UtcOffset{}}; }

/// A pool of 6 and 4 that staffs the sound plan's customs.
Texts with_loss(const std::map<std::string, Count>& lose) {
  return problems_after([&](Plan& plan) {
    plan.pools["crew"].members = {{count(6), {}}, {count(4), {}}};
    plan.stations["customs"].staffed_by = "crew";
    plan.policies = {{.name = "ill", .lose = lose}};
  });
}

}  // namespace

TEST_CASE("a policy of each year begins and ends by days of each year, or has a length") {
  const PolicyDate tenth = each(YearlyDay{1, 10});
  CHECK(with_policy([&](Policy& policy) {
          policy.from = tenth;
          policy.until = each(FeastDay{Feast::tet, 2});
        }) == Texts{});
  CHECK(with_policy([&](Policy& policy) {
          policy.from = tenth;
          policy.lasting = constant(3 * k_day);
        }) == Texts{});
  CHECK(with_policy([&](Policy& policy) { policy.from = tenth; }) ==
        Texts{"error: policies[0]: expected `until` or `for` beside a day of each year, found none "
              "of them"});
  CHECK(with_policy([&](Policy& policy) {
          policy.from = tenth;
          policy.until = Moment::after(4 * k_day);
        }) == Texts{"error: policies[0].until: `from` comes back each year, and `until` does not"});
  CHECK(with_policy([&](Policy& policy) { policy.until = tenth; }) ==
        Texts{"error: policies[0]: `until` comes back each year, and `from` does not"});
  CHECK(with_policy([&](Policy& policy) {
          policy.from = Moment::after(4 * k_day);
          policy.until = tenth;
        }) == Texts{"error: policies[0].until: `until` comes back each year, and `from` does not"});
  CHECK(with_policy([&](Policy& policy) {
          policy.from = tenth;
          policy.lasting = exponential(k_day);
        }) == Texts{"error: policies[0].for: expected one length beside a day of each year, such "
                    "as 10 d, found a law"});
  CHECK(with_policy([&](Policy& policy) {
          policy.from = tenth;
          policy.lasting = constant(k_day);
          policy.after = constant(k_day);
        }) == Texts{"error: policies[0].from: a day of each year says by itself when the policy "
                    "begins"});
}

TEST_CASE("two days about one feast stand in their order, days of the calendar in any") {
  const auto from_until = [](CalendarDate from, CalendarDate until) {
    return with_policy([&](Policy& policy) {
      policy.from = each(from);
      policy.until = each(until);
    });
  };
  const Texts backwards{
      "error: policies[0].until: it ends before it begins: it would go on to the feast of the next "
      "year"};
  CHECK(from_until(FeastDay{Feast::tet, -5}, FeastDay{Feast::tet, 6}) == Texts{});
  CHECK(from_until(FeastDay{Feast::tet, 6}, FeastDay{Feast::tet, -5}) == backwards);
  CHECK(from_until(FeastDay{Feast::tet, 6}, FeastDay{Feast::tet, 6}) == backwards);
  CHECK(from_until(FeastDay{Feast::mid_autumn, 0}, FeastDay{Feast::tet, 0}) == Texts{});
  CHECK(from_until(YearlyDay{11, 1}, YearlyDay{2, 1}) == Texts{});
}

TEST_CASE("a policy of each year is in force in the run, and not beyond its next beginning") {
  CHECK(with_policy([](Policy& policy) {
          policy.from = each(YearlyDay{6, 1});
          policy.lasting = constant(k_day);
        }) == Texts{"warning: policies[0].from: the policy is never in force: no year has it "
                    "within the run"});
  CHECK(with_policy([](Policy& policy) {
          policy.from = each(YearlyDay{1, 10});
          policy.lasting = constant(400 * k_day);
        }) == Texts{"error: policies[0].for: it goes on until 2023-02-14T07:00:00+07:00, and "
                    "begins anew on 2023-01-10T07:00:00+07:00"});
  CHECK(problems_after([](Plan& plan) {
          plan.period.from = Moment::at(at({1999, 1, 1}, Duration{0}, {}));
          plan.policies = {halve_demand()};
          plan.policies[0].from = each(FeastDay{Feast::tet, 0});
          plan.policies[0].lasting = constant(k_day);
        }).size() == 2);
}

TEST_CASE("a policy takes no more members than the pool ever has, and some") {
  CHECK(with_loss({{"crew", count(10)}}) == Texts{});
  CHECK(with_loss({{"crew", count(11)}}) ==
        Texts{"error: policies[0].lose.crew: expected at most 10, the members that \"crew\" ever "
              "has, found 11"});
  CHECK(with_loss({{"crew", count(0)}}) ==
        Texts{"error: policies[0].lose.crew: expected a number of members, found 0"});
  CHECK(with_loss({{"crew", Count::unlimited()}}) ==
        Texts{"error: policies[0].lose.crew: expected a number of members, found unlimited"});
  CHECK(with_loss({{"crews", count(1)}}) ==
        Texts{"error: policies[0].lose.crews: expected the name of a pool, found \"crews\""});
  const auto each = [](bool has_outcome) {
    return problems_after([&](Plan& plan) {
      plan.pools["crew"].members = {{count(6), {}}};
      plan.stations["customs"].staffed_by = "crew";
      plan.checks["test"].test = Test{.prevalence = {.always = {0.1}, .from = {}}};
      Step step;
      step.check = "test";
      plan.flows["trucks"].route.insert(plan.flows["trucks"].route.begin(), step);
      plan.policies = {{.name = "ill", .lose_each = {{"crew", count(has_outcome ? 7 : 2)}}}};
      if (has_outcome) plan.policies[0].when = Trigger{.check = "test", .outcome = "positive"};
    });
  };
  CHECK(
      each(true) ==
      Texts{"error: policies[0].lose_each.crew: expected at most 6, the members that \"crew\" ever "
            "has, found 7"});
  CHECK(each(false) == Texts{"error: policies[0].lose_each: it belongs to a policy that an outcome "
                             "of a check sets off"});
  // Another policy brings more.
  CHECK(problems_after([](Plan& plan) {
          plan.pools["crew"].members = {{count(6), {}}};
          plan.stations["customs"].staffed_by = "crew";
          plan.policies = {{.name = "ill", .lose = {{"crew", count(8)}}},
                           {.name = "help", .set = {{"pools.crew.members[0].count", count(9)}}}};
          plan.policies[1].from = Moment::after(3 * k_day);
        }) == Texts{});
}
