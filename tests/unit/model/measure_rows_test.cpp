#include "model/detail/measure_rows.hpp"

#include <set>

#include "hand_made.hpp"
#include "support/catch.hpp"

using namespace cuakhau;
using namespace cuakhau::model;
using namespace cuakhau::model::detail;
using namespace cuakhau::test;

namespace {

std::string text(const MeasureKey& key) {
  return key.measure + " " + key.where + " " + key.direction + " " + key.flow + " " + key.outcome +
         " " + key.statistic;
}

std::set<std::string> keys(const MeasureLayout& layout) {
  std::set<std::string> found;
  for (const CatalogueEntry& entry : catalogue(layout).entries) found.insert(text(entry.key));
  return found;
}

}  // namespace

TEST_CASE("no two entries of a catalogue have one key") {
  REQUIRE(keys(border_layout()).size() == catalogue(border_layout()).entries.size());
}

TEST_CASE("a replication has a reading for each entry and samples for each series") {
  MeasureLayout layout = border_layout();
  layout.series_step = k_step;
  const MeasureRecorder recorder(layout);
  const Catalogue found = catalogue(layout);
  const ReplicationMeasures readings = measures(recorder);
  REQUIRE(readings.readings.size() == found.entries.size());
  REQUIRE(readings.series.size() == found.series.size());
  for (std::size_t k = 0; k < found.series.size(); ++k)
    REQUIRE(readings.series[k].size() == found.series[k].points);
  REQUIRE(found.series[0].points == 462);
  REQUIRE(found.series[0].where == "province");
}

TEST_CASE("the province and gates have a row for each direction that occurs") {
  const std::set<std::string> found = keys(border_layout());
  for (const char* where : {"province", "north", "south"})
    for (const char* direction : {"*", "export", "import"})
      REQUIRE(found.contains(std::string{"cleared "} + where + " " + direction + " * * mean"));
  MeasureLayout one_way = border_layout();
  one_way.flows[0].direction = Direction::export_;
  REQUIRE_FALSE(keys(one_way).contains("cleared province import * * mean"));
  MeasureLayout unused = border_layout();
  unused.gates.emplace_back("shut");
  REQUIRE(keys(unused).contains("cleared shut * * * mean"));
  REQUIRE_FALSE(keys(unused).contains("cleared shut export * * mean"));
}

TEST_CASE("flows and commodities have rows where there are several") {
  const std::set<std::string> found = keys(border_layout());
  REQUIRE(found.contains("wait province * in * p90"));
  REQUIRE(found.contains("wait customs * in * p90"));
  REQUIRE(found.contains("wait customs * commodity:fruit * p90"));
  REQUIRE_FALSE(found.contains("wait north * in * p90"));
  MeasureLayout alone = border_layout();
  alone.flows.pop_back();
  for (MeasureLayout::Place& place : alone.places) place.flows = place.commodities = {0};
  const std::set<std::string> fewer = keys(alone);
  REQUIRE_FALSE(fewer.contains("wait province * in * p90"));
  REQUIRE_FALSE(fewer.contains("wait customs * in * p90"));
  REQUIRE_FALSE(fewer.contains("wait customs * commodity:fruit * p90"));
}

TEST_CASE("a place has rows by direction when trucks of both travel there") {
  MeasureLayout layout = border_layout();
  REQUIRE(keys(layout).contains("utilisation customs export * * share"));
  layout.places[k_customs].directions = {true, false};
  REQUIRE_FALSE(keys(layout).contains("utilisation customs export * * share"));
  REQUIRE(keys(layout).contains("utilisation customs * * * share"));
}

TEST_CASE("measures appear only where they can mean something") {
  const std::set<std::string> found = keys(border_layout());
  REQUIRE_FALSE(found.contains("service yard * * * mean"));
  REQUIRE_FALSE(found.contains("utilisation unload * * * share"));  // unlimited servers
  REQUIRE(found.contains("service unload * * * mean"));
  REQUIRE(found.contains("wait customs * in turned_back mean"));
  REQUIRE_FALSE(found.contains("wait customs * out turned_back mean"));  // it has no patience
  REQUIRE(found.contains("time_to_clear customs * * * mean"));
  REQUIRE_FALSE(found.contains("time_to_clear customs export * * mean"));
}
