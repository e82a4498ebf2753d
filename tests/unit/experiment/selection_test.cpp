#include <cuakhau/experiment/selection.hpp>

#include <algorithm>
#include <atomic>

#include "support/catch.hpp"
#include "support/one_lane.hpp"

namespace cuakhau::experiment {
namespace {

/// The lane with services of so many seconds in the mean.
Contender lane(std::string name, double seconds) {
  Contender one{std::move(name), test::one_lane(240, 24)};
  one.plan.stations.at("lane").service.otherwise.law =
      kernel::Distribution{kernel::Exponential{seconds * 1'000.0}};
  return one;
}

SelectionRequest shortest_wait(double indifference_min) {
  SelectionRequest request;
  request.measure =
      find_measures(std::array{lane("base", 300.0)}, std::array{measure_of_all("wait")})->front();
  request.goal = Goal::smallest;
  request.effort = IndifferenceZone{indifference_min, 200};
  return request;
}

SelectionResult selected(const std::vector<Contender>& scenarios, const SelectionRequest& request) {
  auto result = select(scenarios, request, {});
  REQUIRE(result);
  return std::move(*result);
}

TEST_CASE("the fastest lane is selected, and what is out has lost against another") {
  const auto result = selected({lane("base", 300.0), lane("slow", 330.0), lane("fast", 240.0),
                                lane("a little faster", 290.0)},
                               shortest_wait(0.5));
  CHECK(result.is_decided);
  CHECK(result.survivors == std::vector<std::size_t>{2});
  CHECK(result.ranking() == std::vector<std::size_t>{2, 3, 0, 1});
  CHECK(result.alternatives[1].elimination->against == 2);
  CHECK(result.alternatives[1].elimination->behind > 0.0);
  CHECK_FALSE(result.alternatives[2].elimination);
  std::uint32_t spent = 0;
  for (const auto& one : result.alternatives) spent += one.replications;
  CHECK(result.provenance.replications == spent);
  CHECK(*result.rinott > 10.0 * spent);
  CHECK(result.constants->h_squared == Approx(14.0).margin(4.0));
}

TEST_CASE("a smaller indifference takes more, and a limit may end it undecided") {
  auto request = shortest_wait(0.01);
  const std::vector close{lane("base", 300.0), lane("close", 299.9)};
  request.effort = IndifferenceZone{0.0001, 12};
  const auto open = selected(close, request);
  CHECK_FALSE(open.is_decided);
  CHECK(open.survivors.size() == 2);
  CHECK(open.alternatives[0].replications == 12);
  request.effort = IndifferenceZone{5.0, 12};
  CHECK(selected(close, request).is_decided);
}

TEST_CASE("alternatives that are the same are decided together") {
  const auto result = selected(
      {lane("base", 300.0), lane("other words", 300.0), lane("slow", 360.0)}, shortest_wait(0.5));
  CHECK(result.is_decided);
  CHECK(result.survivors == std::vector<std::size_t>{0, 1});
}

TEST_CASE("a budget goes where it tells most") {
  auto request = shortest_wait(0.5);
  request.effort = Budget{80};
  const auto result =
      selected({lane("base", 250.0), lane("close", 245.0), lane("slow", 330.0)}, request);
  CHECK(result.provenance.replications == 80);
  CHECK(result.is_decided);
  CHECK(result.survivors.front() == 1);
  CHECK_FALSE(result.constants);
  CHECK(result.alternatives[2].replications < result.alternatives[1].replications);
}

TEST_CASE("who has no answer is no candidate; where nobody has one there is none") {
  const Contender flooded{"flooded", test::flooded_lane()};
  for (const bool has_budget : {false, true}) {
    auto request = shortest_wait(0.5);
    if (has_budget) request.effort = Budget{40};
    const auto result = selected({flooded, lane("base", 300.0), lane("fast", 240.0)}, request);
    CHECK(result.survivors.front() == 2);
    CHECK_FALSE(result.alternatives[0].no_answer.empty());
    CHECK(result.ranking().back() == 0);
    CHECK(result.warnings.size() == 2);  // of their periods
    const auto none = select(std::array{flooded, flooded}, request, {});
    REQUIRE_FALSE(none);
    CHECK(none.error().kind == RunFailureKind::no_answer);
  }
  const auto alone = selected({flooded, lane("base", 300.0)}, shortest_wait(0.5));
  CHECK(alone.survivors == std::vector<std::size_t>{1});
  CHECK(alone.is_decided);
}

TEST_CASE("the choice does not depend on the number of threads, and ends when it is stopped") {
  auto request = shortest_wait(0.05);
  const std::vector scenarios{lane("base", 300.0), lane("close", 298.0), lane("slow", 330.0)};
  request.threads = 1;
  const auto one = selected(scenarios, request);
  request.threads = 5;
  const auto many = selected(scenarios, request);
  CHECK(one.survivors == many.survivors);
  CHECK(one.provenance.replications == many.provenance.replications);
  const std::atomic<bool> stop{true};
  const auto stopped = select(scenarios, request, {nullptr, nullptr, &stop});
  REQUIRE_FALSE(stopped);
  CHECK(stopped.error().kind == RunFailureKind::stopped);
}

}  // namespace
}  // namespace cuakhau::experiment
