#include <cuakhau/scenario/lost_spread.hpp>

#include "unit/scenario/scenario_files.hpp"

namespace cuakhau::scenario {

using test::k_one_lane;
using test::load_text;
using test::with;

namespace {

/// What the value does to the scenario whose lane has this service.
std::optional<LostSpread> lost(const std::string& service, const std::string& path,
                               const std::string& value) {
  const auto text = with(k_one_lane, "exponential(5 min)", service);
  const Loaded before = load_text(text);
  const Loaded after = load_text(text, {path + '=' + value});
  INFO(before.diagnostics.render_all() << after.diagnostics.render_all());
  REQUIRE_FALSE(before.diagnostics.has_errors());
  REQUIRE_FALSE(after.diagnostics.has_errors());
  return lost_spread(before.plan, after.plan, path);
}

}  // namespace

TEST_CASE("a law that a number replaces has lost its spread, and the pace keeps it") {
  const auto found = lost("exponential(5 min)", "stations.lane.service", "5 min");
  REQUIRE(found);
  CHECK(found->law == "exponential(5 min)");
  CHECK(found->pace == "stations.lane.pace");
}

TEST_CASE("what a pattern selects is scaled by the paces that it selects") {
  const auto found = lost("exponential(5 min)", "stations.*.service", "5 min");
  REQUIRE(found);
  CHECK(found->pace == "stations.*.pace");
}

TEST_CASE("laws by commodity are told together") {
  const auto found =
      lost("{trucks: exponential(9 min), otherwise: 4 min}", "stations.lane.service", "5 min");
  REQUIRE(found);
  CHECK(found->law == "{trucks: exponential(9 min), otherwise: 4 min}");
  const auto one = lost("{trucks: exponential(9 min), otherwise: 4 min}",
                        "stations.lane.service.trucks", "5 min");
  REQUIRE(one);
  CHECK(one->law == "exponential(9 min)");
  CHECK(one->pace.empty());
}

TEST_CASE("a constant, another law and another field lose nothing") {
  CHECK_FALSE(lost("5 min", "stations.lane.service", "6 min"));
  CHECK_FALSE(lost("exponential(5 min)", "stations.lane.service", "exponential(6 min)"));
  CHECK_FALSE(lost("exponential(5 min)", "stations.lane.servers", "2"));
  CHECK_FALSE(lost("exponential(5 min)", "stations.lane.pace", "90 %"));
}

TEST_CASE("a limit that there was not is no lost spread") {
  CHECK_FALSE(lost("exponential(5 min)", "flows.trucks.patience", "3 h"));
}

}  // namespace cuakhau::scenario
