#include <cuakhau/experiment/measure_lookup.hpp>

#include "support/catch.hpp"

namespace cuakhau::experiment {
namespace {

using model::MeasureKey;

model::Catalogue lookup_catalogue() {
  model::Catalogue catalogue;
  catalogue.entries = {{{"cleared", "trucks/day", "province", "*", "*", "*", "mean"}, {}},
                       {{"cleared", "trucks/day", "north", "export", "*", "*", "mean"}, {}},
                       {{"wait", "min", "province", "*", "*", "*", "mean"}, {}},
                       {{"wait", "min", "province", "*", "*", "*", "p90"}, {}},
                       {{"same_day_share", "%", "province", "*", "*", "*", "share"}, {}}};
  return catalogue;
}

TEST_CASE("a measure alone is the mean of the province") {
  CHECK(*parse_measure("wait") == measure_of_all("wait"));
  CHECK(*find_measure(lookup_catalogue(), measure_of_all("wait")) == 2);
  CHECK(*find_measure(lookup_catalogue(), measure_of_all("same_day_share")) == 4);
}

TEST_CASE("a measure with keys is found by them") {
  const auto key = parse_measure("cleared, where=north, direction=export");
  REQUIRE(key);
  CHECK(*key == MeasureKey{"cleared", "", "north", "export", "*", "*", "mean"});
  CHECK(*find_measure(lookup_catalogue(), *key) == 1);
  CHECK(parse_measure("x,flow=a,outcome=b,period=mon,statistic=p90")->period == "mon");
}

TEST_CASE("the first part that leaves nothing is named, with the nearest") {
  const auto unknown =
      find_measure(lookup_catalogue(), *parse_measure("wait,statistic=p09")).error();
  CHECK(unknown.field == "statistic");
  CHECK(unknown.message == "unknown statistic of this measure \"p09\"");
  CHECK(unknown.help ==
        std::vector<std::string>{"did you mean \"p90\"?", "allowed here: mean, p90"});
}

TEST_CASE("a text that is no measure says what is expected") {
  for (const auto* text : {"", "where=north", ",where=north"})
    CHECK(parse_measure(text).error().starts_with(
        "expected a measure such as wait or cleared,where=north,direction=export, found "));
  CHECK(parse_measure("wait,were=north").error() ==
        "expected KEY=NAME with a key of where, direction, flow, outcome, period, statistic, found "
        "\"were=north\"; did you mean where?");
  CHECK(parse_measure("wait,p90").error().ends_with("found \"p90\""));
  CHECK(parse_measure("wait,").error().ends_with("found \"\""));
  CHECK_FALSE(parse_measure("wait,measure=cleared"));
}

TEST_CASE("a key in words leaves out what is usual") {
  CHECK(measure_text(measure_of_all("wait")) == "wait");
  CHECK(measure_text({"wait", "min", "north", "export", "*", "served", "p90", "mon"}) ==
        "wait of north, export, served, mon, p90");
  CHECK(measure_text({"same_day_share", "%", "province", "*", "*", "*", "share"}) ==
        "same_day_share");
}

}  // namespace
}  // namespace cuakhau::experiment
