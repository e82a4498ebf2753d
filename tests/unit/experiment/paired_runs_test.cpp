#include "experiment/detail/paired_runs.hpp"

#include "support/catch.hpp"
#include "support/one_lane.hpp"

namespace cuakhau::experiment::detail {
namespace {

std::vector<model::Network> networks_of(std::initializer_list<model::Plan> plans) {
  std::vector<model::Network> networks;
  for (const auto& plan : plans) networks.emplace_back(plan);
  return networks;
}

CompareRequest request_for(const model::Plan& plan, std::uint32_t replications, unsigned threads) {
  CompareRequest request{.replications = replications, .threads = threads};
  request.measures = headline_measures({"base", plan});
  return request;
}

TEST_CASE("each replication is reduced to the readings of a run, with any number of threads") {
  const auto plan = test::one_lane(240);
  auto two_lanes = plan;
  two_lanes.stations.at("lane").servers = {{.count = {2, false}, .hours = {}}};
  const auto networks = networks_of({plan, two_lanes});
  const auto alone = run(two_lanes, {.replications = 4}, {});
  REQUIRE(alone);
  for (const unsigned threads : {1U, 3U, 16U}) {
    const auto request = request_for(plan, 4, threads);
    PairedRuns runs{networks, request};
    REQUIRE_FALSE(runs.gather({}));
    CHECK(runs.digests(1) == alone->digests);
    CHECK(runs.digests(0) != alone->digests);
    const auto wait = runs.estimate(1, 1, 0.95);
    const auto same =
        std::find_if(alone->measures.begin(), alone->measures.end(),
                     [&](const Estimate& estimate) { return estimate.key == request.measures[1]; });
    CHECK(wait.value == same->value);
    CHECK(wait.interval == same->interval);
    CHECK(runs.no_answer(1).empty());
  }
}

TEST_CASE("a scenario without an answer ends alone; the base ends all") {
  const auto plan = test::one_lane(240);
  const auto request = request_for(plan, 6, 2);
  const auto networks = networks_of({plan, test::flooded_lane(), plan});
  PairedRuns runs{networks, request};
  CHECK_FALSE(runs.gather({}));
  CHECK(runs.no_answer(1).starts_with("replication 0: "));
  CHECK(runs.digests(2) == runs.digests(0));
  const auto flooded = networks_of({test::flooded_lane(), plan});
  PairedRuns none{flooded, request};
  const auto failure = none.gather({});
  REQUIRE(failure);
  CHECK(failure->kind == RunFailureKind::no_answer);
}

TEST_CASE("what a scenario does not measure is absent") {
  const auto plan = test::one_lane(240);
  auto request = request_for(plan, 2, 1);
  request.measures = {{"cost", "M VND/day", "province", "*", "*", "*", "mean"}};
  const auto networks = networks_of({plan});
  PairedRuns runs{networks, request};
  REQUIRE_FALSE(runs.gather({}));
  CHECK(runs.sample(0, 0)[1].is_absent());
  CHECK_FALSE(runs.estimate(0, 0, 0.95).value);
}

}  // namespace
}  // namespace cuakhau::experiment::detail
