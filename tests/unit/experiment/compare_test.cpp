#include <cuakhau/experiment/compare.hpp>

#include <algorithm>

#include "support/catch.hpp"
#include "support/one_lane.hpp"

namespace cuakhau::experiment {
namespace {

Contender lanes(std::string name, std::uint32_t servers) {
  Contender one{std::move(name), test::one_lane(240, 24)};
  one.plan.stations.at("lane").servers = {{.count = {servers, false}, .hours = {}}};
  return one;
}

ComparisonResult compared(const std::vector<Contender>& scenarios, CompareRequest request) {
  if (request.measures.empty()) request.measures = headline_measures(scenarios.front());
  auto result = compare(scenarios, request, {});
  REQUIRE(result);
  return std::move(*result);
}

const Comparison& find(const ComparisonResult& result, std::size_t scenario,
                       std::string_view measure) {
  const auto found = std::ranges::find_if(result.comparisons, [&](const Comparison& one) {
    return one.scenario == scenario && one.key.measure == measure && one.key.statistic == "mean";
  });
  REQUIRE(found != result.comparisons.end());
  return *found;
}

TEST_CASE("a second lane shortens the wait, and what it does not change is not claimed") {
  const auto result = compared({lanes("base", 1), lanes("two", 2)}, {.replications = 10});
  const auto& wait = find(result, 1, "wait");
  CHECK(wait.finding == Finding::lower);
  CHECK(wait.difference->interval->high < 0.0);
  CHECK(*wait.p_adjusted >= *wait.difference->p);
  const auto& cleared = find(result, 1, "cleared");
  CHECK(cleared.finding == Finding::not_shown);
  REQUIRE(cleared.needed);
  CHECK(*cleared.needed > 10);
  CHECK(*cleared.detectable > std::abs(cleared.difference->value));
  CHECK(*cleared.difference->pairing > 10.0);
  CHECK_FALSE(result.scenarios[1].moves_like_base);
}

TEST_CASE("a scenario that is the base in other words is seen to move no truck") {
  auto other = lanes("other words", 1);
  other.plan.name = "the same";
  const auto result = compared({lanes("base", 1), other}, {.replications = 3});
  CHECK(result.scenarios[1].moves_like_base);
  for (const auto& one : result.comparisons) {
    CHECK(one.finding == Finding::identical);
    CHECK(*one.p_adjusted == 1.0);
  }
}

TEST_CASE("numbers do not depend on the number of threads") {
  const std::vector scenarios{lanes("base", 1), lanes("two", 2), lanes("three", 3)};
  const auto one = compared(scenarios, {.replications = 5, .threads = 1});
  const auto many = compared(scenarios, {.replications = 5, .threads = 7});
  for (std::size_t k = 0; k < one.comparisons.size(); ++k)
    CHECK(one.comparisons[k].difference == many.comparisons[k].difference);
  CHECK(one.scenarios[2].digests == many.scenarios[2].digests);
}

TEST_CASE("a scenario without an answer has no differences; the rest has") {
  Contender flooded{"flooded", test::flooded_lane()};
  const auto result = compared({lanes("base", 1), flooded, lanes("two", 2)}, {.replications = 4});
  CHECK(result.lacks_answer());
  CHECK(find(result, 1, "wait").finding == Finding::not_measured);
  CHECK_FALSE(find(result, 1, "wait").p_adjusted);
  CHECK(find(result, 2, "wait").finding == Finding::lower);
  CHECK(result.warnings ==
        std::vector<std::string>{"flooded is measured over another period than base: what differs "
                                 "is not the scenario alone"});
  CompareRequest request{.replications = 4};
  request.measures = headline_measures(flooded);
  const auto none = compare(std::vector{flooded, lanes("two", 2)}, request, {});
  REQUIRE_FALSE(none);
  CHECK(none.error().kind == RunFailureKind::no_answer);
  CHECK(none.error().message.starts_with("flooded: replication 0: "));
}

TEST_CASE("the best is told among those that have an answer, the best by estimate first") {
  CompareRequest request{.replications = 6};
  const std::vector scenarios{lanes("base", 1), Contender{"flooded", test::flooded_lane()},
                              lanes("three", 3), lanes("two", 2)};
  request.measures = headline_measures(scenarios.front());
  request.best = BestRequest{request.measures[1], Goal::smallest};
  const auto result = compared(scenarios, request);
  REQUIRE(result.best);
  REQUIRE(result.best->rows.size() == 3);
  CHECK(result.best->rows[0].scenario == 2);
  CHECK(result.best->rows[0].found.may_be_best);
  CHECK(result.best->rows[2].scenario == 0);
  CHECK_FALSE(result.best->rows[2].found.may_be_best);
}

TEST_CASE("a wait that is known in part bounds the difference") {
  // Twenty times the trucks that a lane takes: most of them still wait at the end.
  auto flooded = lanes("flooded", 1);
  flooded.plan.demand = model::Factor{20.0};
  const auto result = compared({lanes("base", 1), flooded}, {.replications = 4});
  const auto& wait = find(result, 1, "wait");
  CHECK(wait.bound == Bound::at_least);
  CHECK(wait.finding == Finding::higher);
  const auto back = compared({flooded, lanes("base", 1)}, {.replications = 4});
  CHECK(find(back, 1, "wait").bound == Bound::at_most);
  CHECK(find(back, 1, "wait").finding == Finding::lower);
  auto worse = flooded;
  worse.name = "worse";
  worse.plan.demand = model::Factor{25.0};
  CHECK(find(compared({flooded, worse}, {.replications = 4}), 1, "wait").bound == Bound::partial);
}

TEST_CASE("warm-ups that are found from the runs become one for all") {
  std::vector scenarios{lanes("base", 1), lanes("two", 2)};
  for (auto& scenario : scenarios) {
    scenario.plan.period.length = std::chrono::hours{24 * 20};
    scenario.plan.period.warm_up = Duration{0};
    scenario.plan.period.warm_up_is_automatic = true;
  }
  const auto result = compared(scenarios, {.replications = 3});
  REQUIRE(result.warnings.size() == 1);
  CHECK(result.warnings[0].starts_with("the warm-up of "));
  CHECK(result.scenarios[0].plan_digest == model::plan_digest(scenarios[0].plan));
}

TEST_CASE("a comparison that is stopped has no result") {
  const std::atomic<bool> stop{true};
  CompareRequest request{.replications = 4};
  request.measures = headline_measures(lanes("base", 1));
  const auto result =
      compare(std::vector{lanes("base", 1), lanes("two", 2)}, request, {nullptr, nullptr, &stop});
  REQUIRE_FALSE(result);
  CHECK(result.error().kind == RunFailureKind::stopped);
}

}  // namespace
}  // namespace cuakhau::experiment
