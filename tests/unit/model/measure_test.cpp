#include <cuakhau/model/measure.hpp>

#include <array>
#include <memory>
#include <numeric>

#include "support/catch.hpp"
#include "support/small_plans.hpp"
#include "support/sound_plan.hpp"

using namespace cuakhau;
using namespace cuakhau::model;
using namespace cuakhau::test;

namespace {

struct Measured {
  Catalogue keys;
  ReplicationMeasures found;
  ReplicationRun run;

  [[nodiscard]] Reading reading(const std::string& measure, const std::string& where,
                                const std::string& statistic = "mean") const {
    for (std::size_t i = 0; i < keys.entries.size(); ++i) {
      const MeasureKey& key = keys.entries[i].key;
      if (key.measure == measure && key.where == where && key.statistic == statistic &&
          key.direction == "*" && key.flow == "*" && key.outcome == "*")
        return found.readings[i];
    }
    FAIL("no reading " << measure << " " << where << " " << statistic);
    return {};
  }
  [[nodiscard]] double value(const std::string& measure, const std::string& where,
                             const std::string& statistic = "mean") const {
    return reading(measure, where, statistic).value();
  }
};

Measured measured(const Plan& plan) {
  const Network network(plan);
  MeasureCollector collector(network);
  const std::array<RecordObserver*, 1> observers{&collector};
  const ReplicationRun run = run_replication(network, {}, observers);
  return {catalogue(network), collector.finish(), run};
}

// Four trucks at 0, 2, 4 and 60 min, each served for 5 min by one server: waits 0, 3, 6, 0.
Plan four_trucks() {
  Plan plan = plan_for(hours(24));
  plan.stations["lane"] = station(constant(minutes(5)));
  plan.flows["trucks"].arrivals.at = at_minutes({0, 2, 4, 60});
  plan.flows["trucks"].route = route({"lane"});
  return plan;
}

}  // namespace

TEST_CASE("servers of different hours that fail lose only the time that each would have worked") {
  Plan plan = plan_for(hours(24));
  Station& lane = plan.stations["lane"] = station(constant(minutes(60)));
  lane.servers = {{.count = count(1), .hours = {}},
                  {.count = count(1), .hours = daily({{480, 720}})}};
  // Both fail from 09:00 to 15:00: two are lost until 12:00, one after.
  lane.breakdowns = Breakdowns{.up = constant(hours(9)), .down = constant(hours(6))};
  plan.flows["trucks"].arrivals.at = at_minutes({0});
  plan.flows["trucks"].route = route({"lane"});
  CHECK(measured(plan).value("utilisation", "lane", "share") ==
        Approx(100.0 * 1.0 / (24.0 + 4.0 - 6.0 - 3.0)));
}

TEST_CASE("the measures of four trucks are those worked out by hand") {
  const Measured four = measured(four_trucks());
  for (const char* where : {"province", "lane"}) {
    REQUIRE(four.value("wait", where) == 2.25);
    REQUIRE(four.value("wait", where, "p50") == 0.0);
    REQUIRE(four.value("wait", where, "p99") == 6.0);
    REQUIRE(four.value("waiting", where) == Approx(9.0 / 1440.0));
    REQUIRE(four.reading("wait", where).censored == 0.0);
    REQUIRE(four.value("time_to_clear", where) == Approx(0.25));
  }
  REQUIRE(four.value("arrived", "province") == 4.0);
  REQUIRE(four.value("cleared", "province") == 4.0);
  REQUIRE(four.value("same_day_share", "province", "share") == 100.0);
  REQUIRE(four.value("time_in_system", "province") == 7.25);
  REQUIRE(four.value("time_in_system", "province", "p99") == 11.0);
  REQUIRE(four.value("occupancy", "province") == Approx(29.0 / 1440.0));
  REQUIRE(four.value("delayed", "lane", "share") == 50.0);
  REQUIRE(four.value("wait", "lane", "sd") == Approx(std::sqrt(24.75 / 3.0)));
  REQUIRE(four.value("utilisation", "lane", "share") == Approx(100.0 * 20.0 / 1440.0));
  REQUIRE(four.value("service", "lane") == 5.0);
  REQUIRE(four.value("throughput", "lane") == 4.0);
  REQUIRE(four.value("refused", "province") == 0.0);
  REQUIRE(four.found.daily_waiting == std::vector<double>{9.0 / 1440.0});
}

// Little's identity holds to the tick on a run that starts and ends empty, whatever the system: the
// time integral of the number there is the sum of the times spent there.
TEST_CASE("time averages and times of trucks agree when a run starts and ends empty") {
  Plan plan = plan_for(hours(24));
  plan.stations["gate"] = station(exponential(minutes(4)), 2);
  plan.stations["gate"].queue = count(3);
  plan.yards["yard"].places = count(2);
  plan.stations["bay"] = station(exponential(minutes(9)));
  plan.stations["bay"].queue = count(0);
  Flow& flow = plan.flows["trucks"];
  for (std::int64_t k = 0; k < 60; ++k)
    flow.arrivals.at.push_back(Moment::after(minutes(k * 7 % 240)));
  std::ranges::sort(flow.arrivals.at, {}, &Moment::after_start);
  flow.route = route({"gate", "yard", "bay"});
  const Measured found = measured(plan);
  REQUIRE(found.reading("cleared", "province").numerator == 60.0);
  const auto truck_minutes = [](const Reading& average) { return average.numerator * 1440.0; };
  const auto same = [&](const char* average, const char* time, const char* where) {
    REQUIRE(found.value(time, where) > 0.1);
    REQUIRE(truck_minutes(found.reading(average, where)) ==
            Approx(found.reading(time, where).numerator).epsilon(1e-12));
  };
  same("waiting", "wait", "gate");
  same("waiting", "wait", "yard");
  same("inside", "wait", "yard");
  same("waiting", "wait", "province");
  same("occupancy", "time_in_system", "province");
  REQUIRE(found.value("blocked", "gate") > 0.0);
  REQUIRE(truck_minutes(found.reading("inside", "gate")) ==
          Approx(found.reading("sojourn", "gate").numerator +
                 found.reading("blocked", "gate").numerator));
}

TEST_CASE("a longer period without trucks changes what is per day and nothing that is per truck") {
  Plan longer = four_trucks();
  longer.period.length = hours(48);
  const Measured one = measured(four_trucks());
  const Measured two = measured(longer);
  REQUIRE(two.value("wait", "lane") == one.value("wait", "lane"));
  REQUIRE(two.value("wait", "lane", "p95") == one.value("wait", "lane", "p95"));
  REQUIRE(two.value("cleared", "province") == one.value("cleared", "province") / 2.0);
  REQUIRE(two.value("waiting", "lane") == Approx(one.value("waiting", "lane") / 2.0));
  REQUIRE(two.value("cleared", "province", "max") == 4.0);
  REQUIRE(two.value("cleared", "province", "min") == 0.0);
}

TEST_CASE("trucks of the warm-up are not measured") {
  Plan plan = four_trucks();
  plan.period.length = hours(48);
  plan.period.warm_up = hours(24);
  plan.flows["trucks"].arrivals.at.push_back(Moment::after(hours(24)));
  const Measured found = measured(plan);
  REQUIRE(found.value("arrived", "province") == 1.0);
  REQUIRE(found.value("wait", "province") == 0.0);
  REQUIRE(found.value("utilisation", "lane", "share") == Approx(100.0 * 5.0 / 1440.0));
  REQUIRE(found.found.daily_waiting.size() == 2);
}

TEST_CASE("a lane is utilised for a headway by each truck, and not while it turns") {
  Plan plan = plan_for(hours(24));
  Crossing& line = plan.crossings["line"];
  line.lanes = {count(1), count(0), count(0)};
  line.headway = constant(minutes(2));
  line.travel = constant(minutes(10));
  plan.flows["trucks"].arrivals.at = at_minutes({0, 0, 0});
  plan.flows["trucks"].route = route({"line"});
  const Measured found = measured(plan);
  REQUIRE(found.value("utilisation", "line", "share") == Approx(100.0 * 6.0 / 1440.0));
  REQUIRE(found.value("wait", "line") == 2.0);
  REQUIRE(found.value("service", "line") == 10.0);
}

TEST_CASE("readings do not depend on how many trucks a batch of records has") {
  Plan plan = plan_for(hours(240));
  plan.stations["lane"] = station(exponential(minutes(5)));
  plan.flows["trucks"].arrivals.poisson = PerHour{9.0};
  plan.flows["trucks"].patience = exponential(minutes(60));
  plan.flows["trucks"].route = route({"lane"});
  const Measured whole = measured(plan);
  const Kept kept = cuakhau::test::run(plan);
  const Network network(plan);
  MeasureCollector one_by_one(network);
  for (const Journey& journey : kept.journeys) one_by_one.on_journeys({&journey, 1});
  for (const Visit& visit : kept.visits) one_by_one.on_visits({&visit, 1});
  const ReplicationMeasures found = one_by_one.finish();
  REQUIRE(found.readings.size() == whole.found.readings.size());
  for (std::size_t i = 0; i < found.readings.size(); ++i) {
    REQUIRE(found.readings[i].numerator == whole.found.readings[i].numerator);
    REQUIRE(found.readings[i].denominator == whole.found.readings[i].denominator);
  }
  REQUIRE(found.daily_waiting == whole.found.daily_waiting);
}

TEST_CASE("the parts of a run add up to it") {
  // Trucks that leave in a later part belong with all of their times to the one that they came in.
  Plan plan = sound_plan();
  plan.measures.own["each day"] = {.statistic = OwnStatistic::count, .by = OwnGrouping::date};
  const Network network(plan);
  const RunWindow run = network.window();
  std::vector<std::unique_ptr<MeasureCollector>> parts;
  std::vector<RecordObserver*> observers;
  for (Instant from = run.measured_from; from < run.horizon; from = from + 2 * k_day) {
    parts.push_back(
        std::make_unique<MeasureCollector>(network, RunWindow{run.start, from, from + 2 * k_day}));
    observers.push_back(parts.back().get());
  }
  MeasureCollector whole(network);
  observers.push_back(&whole);
  static_cast<void>(run_replication(network, {}, observers));
  const std::vector<Reading> readings = whole.finish().readings;
  std::vector<Reading> sums(readings.size());
  for (const auto& part : parts) {
    const std::vector<Reading> found = part->finish().readings;
    for (std::size_t i = 0; i < sums.size(); ++i) {
      sums[i].numerator += found[i].numerator;
      sums[i].denominator += found[i].denominator;
    }
  }
  const std::vector<CatalogueEntry> entries = catalogue(network).entries;
  std::size_t checked = 0;
  for (std::size_t i = 0; i < sums.size(); ++i) {
    if (entries[i].pooling != Pooling::ratio) continue;
    INFO(entries[i].key.measure << ' ' << entries[i].key.where);
    CHECK(sums[i].numerator == Approx(readings[i].numerator).epsilon(1e-9).margin(1e-9));
    CHECK(sums[i].denominator == Approx(readings[i].denominator).epsilon(1e-9));
    checked += readings[i].numerator > 0.0 ? 1U : 0U;
  }
  CHECK(parts.size() == 5);
  CHECK(checked > 50);
}
