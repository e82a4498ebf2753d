#include "scenario/detail/annotation.hpp"

#include "unit/scenario/scenario_files.hpp"

namespace cuakhau::scenario {

using test::k_one_lane;
using test::load_text;
using test::said;
using test::Said;
using test::with;

namespace {

Loaded with_service(const std::string& value) {
  return load_text(with(k_one_lane, "exponential(5 min)", value));
}

Loaded with_servers(const std::string& value) {
  return load_text(with(k_one_lane, "{service:", "{servers: " + value + ", service:"));
}

}  // namespace

TEST_CASE("an annotated value is the value, with an assumption and an origin") {
  const Loaded loaded =
      with_service("{value: exponential(5 min), assumed: [4 min, 360 s], source: s, note: n}");
  REQUIRE(said(loaded.diagnostics).empty());
  CHECK(loaded.plan.stations.at("lane").service.otherwise.law ==
        kernel::Distribution{kernel::Exponential{300'000.0}});
  REQUIRE(loaded.assumptions.size() == 1);
  const Assumption& assumption = loaded.assumptions[0];
  CHECK(assumption.path == "stations.lane.service");
  CHECK(assumption.value == "exponential(5 min)");
  CHECK(assumption.low == "4 min");
  CHECK(assumption.high == "360 s");
  CHECK(assumption.note == "n");
  CHECK(assumption.where.line == 4);
  const Origin* const origin = loaded.origins.find("stations.lane.service");
  REQUIRE(origin != nullptr);
  CHECK(origin->source == "s");
}

TEST_CASE("counts, rates, shares and numbers can be assumed too") {
  CHECK(said(with_servers("{value: 4, assumed: [3, 5]}").diagnostics).empty());
  CHECK(said(with_servers("{value: unlimited, assumed: [3, unlimited]}").diagnostics).empty());
  CHECK(said(load_text(with(k_one_lane, "poisson(9 /h)",
                            "{poisson: {value: 9 /h, assumed: [200 /d, 10 /h]}}"))
                 .diagnostics)
            .empty());
  CHECK(said(load_text(with(k_one_lane, "poisson(9 /h)", "{per_day: {value: 9, assumed: [9, 10]}}"))
                 .diagnostics)
            .empty());
  CHECK(said(load_text(with(k_one_lane, "{for: 10 d}",
                            "{for: 10 d}\ndemand: {value: 90 %, assumed: [80 %, 110 %]}"))
                 .diagnostics)
            .empty());
}

TEST_CASE("the range must hold the value, of a law its mean") {
  CHECK(said(with_service("{value: exponential(5 min), assumed: [6 min, 8 min]}").diagnostics) ==
        Said{"4:56: error: stations.lane.service.assumed: expected a range that holds "
             "exponential(5 min), found 6 min … 8 min"});
  CHECK(
      said(with_service("{value: \"uniform(2 min, 8 min)\", assumed: [5 min, 5 min]}").diagnostics)
          .empty());
  CHECK(with_servers("{value: 4, assumed: [5, 3]}").diagnostics.errors() == 1);
}

TEST_CASE("the range is in the units of the value") {
  CHECK(said(with_service("{value: 5 min, assumed: [4, 6]}").diagnostics) ==
        Said{"4:44: error: stations.lane.service.assumed[0]: expected a duration such as \"90 s\", "
             "found 4",
             "4:47: error: stations.lane.service.assumed[1]: expected a duration such as \"90 s\", "
             "found 6"});
  CHECK(said(with_service("{value: 5 min, assumed: 4 min}").diagnostics) ==
        Said{"4:43: error: stations.lane.service.assumed: expected a range such as [4 min, 7 min], "
             "found \"4 min\""});
  CHECK(said(with_servers("{value: 4, assumed: [a, [b]]}").diagnostics).size() == 2);
}

TEST_CASE("a value without a reason is written plainly") {
  CHECK(said(with_service("{value: 5 min}").diagnostics) ==
        Said{"4:19: error: stations.lane.service: expected `assumed`, `source` or `note` beside "
             "`value`"});
  CHECK(said(with_service("{value: 5 min, nte: x}").diagnostics).size() == 2);
}

TEST_CASE("what is no single number has no range") {
  CHECK(
      said(load_text(with(k_one_lane, "[lane]", "{value: [lane], assumed: [1, 2]}")).diagnostics) ==
      Said{"6:69: error: flows.trucks.route.assumed: an assumed range belongs to a single number"});
}

TEST_CASE("a range of a wrong value is not judged") {
  CHECK(with_service("{value: 5, assumed: [6 min, 8 min]}").diagnostics.errors() == 1);
}

TEST_CASE("numbers keep the bounds of their description") {
  CHECK(said(load_text(with(k_one_lane, "stations:", "yards: {yard: {places: 0}}\nstations:"))
                 .diagnostics) ==
        Said{"3:24: error: yards.yard.places: expected at least 1, found 0"});
}

}  // namespace cuakhau::scenario
