#include "scenario/detail/override.hpp"

#include <chrono>

#include "unit/scenario/scenario_files.hpp"

namespace cuakhau::scenario {

using test::k_one_lane;
using test::load_text;
using test::said;
using test::Said;
using test::with;
using namespace std::chrono_literals;

namespace {

Loaded set(std::vector<std::string> overrides) {
  return load_text(k_one_lane, std::move(overrides));
}

}  // namespace

TEST_CASE("an override replaces a value, and its origin says so") {
  const Loaded loaded = set({"period.for=3 d", "stations.lane.servers=2"});
  INFO(loaded.diagnostics.render_all());
  REQUIRE_FALSE(loaded.diagnostics.has_errors());
  CHECK(loaded.plan.period.length == Duration{72h});
  CHECK(loaded.plan.stations.at("lane").servers.at(0).count.value == 2);
  const Origin* const origin = loaded.origins.find("period.for");
  REQUIRE(origin != nullptr);
  CHECK(origin->kind == OriginKind::set);
  CHECK(text_of(*origin) == "--set");
}

TEST_CASE("the value of a factor comes behind those that are set, and is blamed by its own name") {
  const test::ScenarioFiles files;
  const auto file = files.write("scenario.yaml", k_one_lane);
  const auto loaded_with = [&](Overrides overrides) {
    return load(file, {.library = {}, .overrides = std::move(overrides)});
  };
  const Loaded both = loaded_with({{"stations.lane.servers=2"}, {"stations.lane.servers=3"}});
  REQUIRE_FALSE(both.diagnostics.has_errors());
  CHECK(both.plan.stations.at("lane").servers.at(0).count.value == 3);
  CHECK(both.origins.find("stations.lane.servers[0].count")->kind == OriginKind::set);
  const auto text = [&](Overrides overrides) {
    return loaded_with(std::move(overrides)).diagnostics.render_all();
  };
  CHECK(text({{}, {"demnd=1"}}).starts_with("--factor:1:1: error: the scenario has no \"demnd\""));
  CHECK(text({{}, {"demand=soon"}, "--design"}).starts_with("--design:1:1: error: demand: "));
}

TEST_CASE("an override sets what the file left to its default, inside maps it has not") {
  const Loaded loaded = set({"stations.lane.queue=4", "measures.series_step=1 h", "demand=150 %"});
  INFO(loaded.diagnostics.render_all());
  REQUIRE_FALSE(loaded.diagnostics.has_errors());
  CHECK(loaded.plan.stations.at("lane").queue == model::Count{4, false});
  CHECK(loaded.plan.measures.series_step == Duration{1h});
  CHECK(loaded.plan.demand.value == 1.5);
}

TEST_CASE("an override makes the maps that its path needs and the language knows") {
  const Loaded loaded =
      set({"stations.lane.breakdowns.up=9 h", "stations.lane.breakdowns.down=1 h",
           "flows.trucks.commodity.fruit=100 %", "stations.lane.hours=07:00-19:00 home"});
  INFO(loaded.diagnostics.render_all());
  REQUIRE_FALSE(loaded.diagnostics.has_errors());
  CHECK(loaded.plan.stations.at("lane").breakdowns.has_value());
  CHECK(loaded.plan.flows.at("trucks").commodity.shares.at("fruit").value == 1.0);

  const Loaded map = load_text(
      with(k_one_lane, "poisson(9 /h)", "{per_day: 90}"),
      {"flows.trucks.arrivals.weekdays.sun=40 %", "flows.trucks.arrivals.day_effect.cv=10 %"});
  INFO(map.diagnostics.render_all());
  CHECK_FALSE(map.diagnostics.has_errors());
  CHECK(map.plan.flows.at("trucks").arrivals.day_effect.has_value());
}

TEST_CASE("what the made map lacks is said at the override, what the language has not is unknown") {
  CHECK(said(set({"stations.lane.breakdowns.up=9 h"}).diagnostics) ==
        Said{"1:1: error: stations.lane.breakdowns: missing key \"down\""});
  for (const char* path :
       {"stations.lane.breakdowns.upp", "stations.bay.service", "stations.lane.service.fruit",
        "nothing.at.all", "flows.lorries.route"}) {
    const Said all = said(set({std::string(path) + "=9 h"}).diagnostics);
    CHECK(all == Said{"1:1: error: the scenario has no \"" + std::string(path) + '"'});
  }
}

TEST_CASE("an override reaches into short forms") {
  const Loaded loaded =
      set({"flows.trucks.arrivals.poisson=10 /h", "stations.lane.servers[0].count=3",
           "stations.lane.servers[0].hours=07:00-19:00 home", "flows.trucks.route[0].visit=lane"});
  INFO(loaded.diagnostics.render_all());
  REQUIRE_FALSE(loaded.diagnostics.has_errors());
  CHECK(loaded.plan.flows.at("trucks").arrivals.poisson->value == 10.0);
  CHECK(loaded.plan.stations.at("lane").servers.at(0).count.value == 3);
  CHECK(loaded.plan.stations.at("lane").servers.at(0).hours.kind == model::HoursKind::daily);
}

TEST_CASE("an override adds to a short form") {
  const Loaded loaded = set({"flows.trucks.arrivals.batch=2"});
  INFO(loaded.diagnostics.render_all());
  REQUIRE_FALSE(loaded.diagnostics.has_errors());
  CHECK(loaded.plan.flows.at("trucks").arrivals.poisson->value == 9.0);
  CHECK(loaded.plan.flows.at("trucks").arrivals.batch.has_value());
}

TEST_CASE("an override replaces an annotated value with its annotation") {
  const Loaded loaded =
      load_text(with(k_one_lane, "exponential(5 min)", "{value: 5 min, assumed: [4 min, 6 min]}"),
                {"stations.lane.service=7 min"});
  INFO(loaded.diagnostics.render_all());
  REQUIRE_FALSE(loaded.diagnostics.has_errors());
  CHECK(loaded.assumptions.empty());
}

TEST_CASE("an override selects by words, in maps and in lists") {
  const std::string text =
      with(k_one_lane, "[lane]",
           "[lane, {branch: [{name: team, share: 30 %}, {name: own, share: 70 %}]}]");
  const Loaded loaded = load_text(text, {"flows.*.route[1].branch.(name=team).share=40 %",
                                         "flows.trucks.route[1].branch.(name=own).share=60 %",
                                         "stations.(queueing=shared).service=7 min"});
  INFO(loaded.diagnostics.render_all());
  REQUIRE_FALSE(loaded.diagnostics.has_errors());
  const auto& branch = loaded.plan.flows.at("trucks").route.at(1).branch;
  CHECK(branch.at(0).share.value == 0.4);
  CHECK(branch.at(1).share.value == 0.6);
  CHECK(load_text(text, {"flows.trucks.route[1].branch.(name=taem).share=40 %"})
            .diagnostics.render_all() ==
        "--set:1:1: error: flows.trucks.route[1].branch.(name=taem).share selects nothing\n"
        "flows.trucks.route[1].branch.(name=taem).share=40 %\n"
        "^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~\n"
        "1 error\n");
}

TEST_CASE("a tilde takes a value away, so that another may stand in its place") {
  const Loaded loaded = set({"period.until=2000-01-05", "period.for=~"});
  INFO(loaded.diagnostics.render_all());
  REQUIRE_FALSE(loaded.diagnostics.has_errors());
  CHECK(loaded.plan.period.until.has_value());
  CHECK_FALSE(loaded.plan.period.length.has_value());
  // What is not there cannot be taken.
  CHECK(said(set({"period.until=~"}).diagnostics).size() == 1);
}

TEST_CASE("what a policy sets is replaced at its path, however many parts that has") {
  const std::string text =
      std::string(k_one_lane) +
      "policies:\n"
      "  - {name: one, set: {\"stations.lane.servers[0].count\": 3, demand: 50 %}}\n"
      "  - {name: two, set: {stations.lane: {pace: 80 %, queue: 5}}}\n";
  const Loaded loaded = load_text(
      text, {"policies[0].set.stations.lane.servers[0].count=4",
             "policies.(name=one).set.demand=60 %", "policies[1].set.stations.lane.pace=70 %"});
  INFO(loaded.diagnostics.render_all());
  REQUIRE_FALSE(loaded.diagnostics.has_errors());
  const auto& one = loaded.plan.policies.at(0).set;
  CHECK(one ==
        std::vector<model::Setting>{{"stations.lane.servers[0].count", model::Count{4, false}},
                                    {"demand", model::Factor{0.6}}});
  const auto& two = loaded.plan.policies.at(1).set;
  REQUIRE(two.size() == 2);
  CHECK(two[0] == model::Setting{"stations.lane.pace", model::Factor{0.7}});
}

TEST_CASE("a path that the scenario does not have names the nearest") {
  const Loaded loaded = set({"stations.lnae.service=5 min"});
  REQUIRE(loaded.diagnostics.errors() == 1);
  CHECK(loaded.diagnostics.render_all() ==
        "--set:1:1: error: the scenario has no \"stations.lnae.service\"\n"
        "stations.lnae.service=5 min\n"
        "^~~~~~~~~~~~~~~~~~~~~\n"
        "help: did you mean \"stations.lane.service\"?\n"
        "1 error\n");
}

TEST_CASE("a wrong value of an override stands at the override") {
  CHECK(said(set({"period.for=3"}).diagnostics) ==
        Said{"1:1: error: period.for: expected a duration such as \"90 s\", found 3"});
  CHECK(said(set({"period.for"}).diagnostics) ==
        Said{"1:1: error: expected path=value, found \"period.for\""});
  CHECK(said(set({"period.for=[1"}).diagnostics).size() == 1);
  CHECK(said(set({"period.for="}).diagnostics) == Said{"0:0: error: the file holds no value"});
}

TEST_CASE("the problems of a file with overrides are told once") {
  CHECK(load_text(with(k_one_lane, "5 min", "5"), {"period.for=3 d"}).diagnostics.errors() == 1);
}

}  // namespace cuakhau::scenario
