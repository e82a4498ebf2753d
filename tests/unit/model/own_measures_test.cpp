#include "model/detail/own_measures.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string>

#include "support/catch.hpp"
#include "support/routes.hpp"
#include "support/small_plans.hpp"

using namespace cuakhau;
using namespace cuakhau::model;
using namespace cuakhau::test;

namespace {

// Trucks at 0, 2, 4 and 60 min, each served for 5 min by one server: waits 0, 3, 6, 0.
Plan four_trucks(const OwnMeasure& own) {
  Plan plan = plan_for(2 * k_day);
  plan.stations["lane"] = station(constant(minutes(5)));
  plan.flows["trucks"].arrivals.at = at_minutes({0, 2, 4, 60});
  plan.flows["trucks"].commodity.shares = {{"fruit", {0.5}}, {"starch", {0.5}}};
  plan.flows["trucks"].route = route({"lane"});
  plan.measures.own["mine"] = own;
  return plan;
}

/// The figures of the only own measure by where, direction, flow and period.
std::map<std::string, Reading> figures(const Plan& plan) {
  const Network network(plan);
  MeasureCollector collector(network);
  const std::array<RecordObserver*, 1> observers{&collector};
  (void)run_replication(network, {}, observers);
  const std::vector<Reading> readings = collector.finish().readings;
  const std::vector<CatalogueEntry> entries = catalogue(network).entries;
  REQUIRE(entries.size() == readings.size());
  std::map<std::string, Reading> found;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const MeasureKey& key = entries[i].key;
    if (key.measure == "own.mine")
      found[key.where + " " + key.direction + " " + key.flow + " " + key.period] = readings[i];
  }
  return found;
}

double figure(const OwnMeasure& own) { return figures(four_trucks(own)).begin()->second.value(); }

}  // namespace

TEST_CASE("a measure of one's own is a statistic of a time at a stage or on the way") {
  CHECK(figure({.of = OwnTime::wait, .at = {"lane"}}) == Approx(9.0 / 4));
  CHECK(figure({.of = OwnTime::wait}) == Approx(9.0 / 4));
  CHECK(figure({.of = OwnTime::service, .at = {"lane"}}) == Approx(5.0));
  CHECK(figure({.of = OwnTime::blocked, .at = {"lane"}}) == Approx(0.0));
  CHECK(figure({.of = OwnTime::stay}) == Approx(29.0 / 4));
  CHECK(figure({.of = OwnTime::wait, .statistic = OwnStatistic::max}) == Approx(6.0));
  CHECK(figure({.of = OwnTime::wait, .statistic = OwnStatistic::p50}) == Approx(0.0));
  CHECK(figure({.of = OwnTime::wait, .statistic = OwnStatistic::p95}) == Approx(6.0));
  CHECK(figure({.of = OwnTime::stay, .statistic = OwnStatistic::count}) == Approx(2.0));
  CHECK(figure({.of = OwnTime::stay, .statistic = OwnStatistic::total}) == Approx(29.0 / 60 / 2));
  CHECK(figure({.of = OwnTime::wait, .above = minutes(3), .statistic = OwnStatistic::share}) ==
        Approx(25.0));
  CHECK(figure({.of = OwnTime::wait, .above = minutes(2), .statistic = OwnStatistic::count}) ==
        Approx(1.0));
}

TEST_CASE("filters leave the trucks that are meant") {
  CHECK(figure({.of = OwnTime::wait, .flow = "trucks"}) == Approx(9.0 / 4));
  CHECK(figures(four_trucks({.of = OwnTime::wait, .direction = Direction::import_}))
            .begin()
            ->second.is_absent());
  CHECK(figures(four_trucks({.of = OwnTime::stay, .outcome = "turned_back"}))
            .begin()
            ->second.is_absent());
  const auto by = [](const char* commodity) {
    return figures(four_trucks({.of = OwnTime::stay, .commodity = commodity})).begin()->second;
  };
  CHECK(by("fruit").denominator + by("starch").denominator == 4.0);
}

TEST_CASE("groups add up to the whole") {
  const OwnMeasure whole{.of = OwnTime::stay, .statistic = OwnStatistic::total};
  for (const OwnGrouping grouping :
       {OwnGrouping::flow, OwnGrouping::commodity, OwnGrouping::direction, OwnGrouping::hour}) {
    OwnMeasure own = whole;
    own.by = grouping;
    double sum = 0.0;
    for (const auto& [key, reading] : figures(four_trucks(own))) sum += reading.value();
    CHECK(sum == Approx(figure(whole)));
  }
}

TEST_CASE("times count for the hour and day of the arrival, counts for those of the event") {
  OwnMeasure own{.of = OwnTime::wait, .by = OwnGrouping::hour};
  auto found = figures(four_trucks(own));
  REQUIRE(found.size() == 24);
  CHECK(found.at("province * * 00:00").value() == Approx(3.0));
  CHECK(found.at("province * * 01:00").value() == Approx(0.0));
  CHECK(found.at("province * * 02:00").is_absent());
  own = {.of = OwnTime::stay, .statistic = OwnStatistic::count, .by = OwnGrouping::date};
  found = figures(four_trucks(own));
  REQUIRE(found.size() == 2);  // 2000-01-01 was a Saturday
  CHECK(found.at("province * * 2000-01-01").value() == Approx(4.0));
  CHECK(found.at("province * * 2000-01-02").value() == Approx(0.0));
  own.by = OwnGrouping::weekday;
  found = figures(four_trucks(own));
  REQUIRE(found.size() == 7);
  CHECK(found.at("province * * sat").value() == Approx(4.0));
  CHECK(found.at("province * * sun").value() == Approx(0.0));
  CHECK(found.at("province * * mon").is_absent());
}

TEST_CASE("several places are one figure together or one each") {
  Plan plan = four_trucks({.of = OwnTime::wait, .at = {"lane", "desk"}});
  plan.stations["desk"] = station(constant(minutes(10)));
  plan.flows["trucks"].route = route({"lane", "desk"});
  // At the desk: 5, 10, 15 and 65 min come; starts 5, 15, 25, 65: waits 0, 5, 10, 0.
  CHECK(figures(plan).at("lane+desk * * *").value() == Approx(24.0 / 8));
  plan.measures.own["mine"].by = OwnGrouping::place;
  const auto found = figures(plan);
  CHECK(found.at("lane * * *").value() == Approx(9.0 / 4));
  CHECK(found.at("desk * * *").value() == Approx(15.0 / 4));
}

TEST_CASE("who is still inside at the end is censored") {
  Plan plan = four_trucks({.of = OwnTime::stay});
  plan.stations["lane"] = station(constant(hours(30)));
  const Reading mean = figures(plan).begin()->second;
  CHECK(mean.censored == Approx(3.0 / 4));
  plan.measures.own["mine"] = {
      .of = OwnTime::stay, .above = hours(40), .statistic = OwnStatistic::share};
  // 30 h is known; the others have been there for nearly 48 h and are above it.
  const Reading share = figures(plan).begin()->second;
  CHECK(share.value() == Approx(75.0));
  CHECK(share.censored == 0.0);
  plan.measures.own["mine"].statistic = OwnStatistic::p80;
  plan.measures.own["mine"].above.reset();
  CHECK(figures(plan).begin()->second.is_lower_bound);
}

TEST_CASE("a measure may ask for trucks about whom a check has found something") {
  // Of four trucks who wait 0, 3, 6 and 0 min, two of a flow that is looked at and found red.
  const auto figure_of = [](const OwnMeasure& own) {
    Plan plan = four_trucks(own);
    plan.checks["channel"].outcomes = {{"green", {0.0}}, {"red", {1.0}}};
    plan.flows["seen"] = plan.flows["trucks"];
    plan.flows["trucks"].arrivals.at = at_minutes({0, 2});
    plan.flows["seen"].arrivals.at = at_minutes({4, 60});
    plan.flows["seen"].route.insert(plan.flows["seen"].route.begin(), check_step("channel"));
    return figures(plan).begin()->second.value();
  };
  CHECK(figure_of({.of = OwnTime::wait, .at = {"lane"}}) == Approx(9.0 / 4));
  CHECK(figure_of({.of = OwnTime::wait, .at = {"lane"}, .found = "red"}) == Approx(3.0));
  CHECK(figure_of({.of = OwnTime::wait, .found = "red"}) == Approx(3.0));
  CHECK(figure_of({.of = OwnTime::stay, .found = "red", .statistic = OwnStatistic::count}) ==
        Approx(1.0));
  CHECK(figure_of({.of = OwnTime::stay, .found = "green", .statistic = OwnStatistic::count}) ==
        Approx(0.0));
}
