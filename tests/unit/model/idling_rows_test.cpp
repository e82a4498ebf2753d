#include "model/detail/idling_rows.hpp"

#include <array>

#include <fmt/format.h>

#include <cuakhau/model/border.hpp>
#include <cuakhau/model/measure.hpp>

#include "support/catch.hpp"
#include "support/routes.hpp"
#include "support/small_plans.hpp"

using namespace cuakhau;
using namespace cuakhau::model;
using namespace cuakhau::test;

namespace {

// Exports at minutes 0 and 1 and an import at minute 2, one after another for 60 min: they wait 0,
// 59 and 118 min.
Plan three_trucks() {
  Plan plan = plan_for(hours(24));
  plan.gates["gate"] = {};
  plan.stations["desk"] = station(constant(minutes(60)));
  for (const char* name : {"in", "out"}) {
    plan.flows[name].gate = "gate";
    plan.flows[name].route = route({"desk"});
  }
  plan.flows["out"].arrivals.at = at_minutes({0, 1});
  plan.flows["in"].arrivals.at = at_minutes({2});
  plan.flows["in"].direction = Direction::import_;
  return plan;
}

std::vector<std::string> texts(const Plan& plan, const std::string& where) {
  const Network network(plan);
  MeasureCollector collector(network);
  const std::array<RecordObserver*, 1> observers{&collector};
  static_cast<void>(run_replication(network, {}, observers));
  const Catalogue keys = catalogue(network);
  const ReplicationMeasures measures = collector.finish();
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < keys.entries.size(); ++i) {
    const MeasureKey& key = keys.entries[i].key;
    if ((key.measure != "idle_fuel" && key.measure != "co2") || key.where != where ||
        key.flow != "*")
      continue;
    texts.push_back(fmt::format("{} {} {:.6g} {}", key.measure, key.direction,
                                measures.readings[i].value(), key.unit));
  }
  return texts;
}

}  // namespace

TEST_CASE("what waiting trucks burn is that worked out by hand") {
  Plan plan = three_trucks();
  plan.costs.idling = FuelRate{6.0};
  const std::vector<std::string> fuel{"idle_fuel * 17.7 l/day", "idle_fuel export 5.9 l/day",
                                      "idle_fuel import 11.8 l/day"};
  CHECK(texts(plan, "province") == fuel);
  CHECK(texts(plan, "gate") == fuel);
  plan.flows["in"].idling = FuelRate{3.0};
  plan.costs.carbon = CarbonContent{2.5};
  CHECK(texts(plan, "province") ==
        std::vector<std::string>{"idle_fuel * 11.8 l/day", "co2 * 29.5 kg/day",
                                 "idle_fuel export 5.9 l/day", "co2 export 14.75 kg/day",
                                 "idle_fuel import 5.9 l/day", "co2 import 14.75 kg/day"});
}

TEST_CASE("a plan that says nothing of fuel has no measure of it") {
  CHECK(texts(three_trucks(), "province").empty());
}
