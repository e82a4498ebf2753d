#pragma once

// Baselines of plans, for tests of what is held against them.

#include <cuakhau/experiment/compared_measures.hpp>
#include <cuakhau/experiment/record_baselines.hpp>

#include "support/catch.hpp"
#include "support/one_lane.hpp"

namespace cuakhau::experiment::test_baselines {

/// The mean wait, and the trucks cleared, each with its usual direction.
inline std::vector<BaselineMeasure> wait_and_cleared(const model::Plan& plan) {
  std::vector<BaselineMeasure> measures;
  for (const auto& key : headline_measures({"lane", plan})) {
    if (key.statistic != "mean" || (key.measure != "wait" && key.measure != "cleared")) continue;
    measures.emplace_back();
    measures.back().key = key;
    measures.back().better = usual_goal(key.measure);
  }
  return measures;
}

inline Baseline recorded(const model::Plan& plan, std::uint32_t replications,
                         std::uint64_t seed = 1) {
  RecordRequest request{&plan, seed, replications, wait_and_cleared(plan)};
  auto made = record_baselines(std::span{&request, 1}, 0, {});
  REQUIRE(made);
  REQUIRE(made->front().no_answer.empty());
  auto& baseline = made->front().baseline;
  baseline.version = "0.1.0";
  baseline.scenario = "lane.yaml";
  baseline.plan = "cuakhau: 1\nname: one lane\n";
  return baseline;
}

/// With the service so much longer; a renamed lane draws other numbers of the same laws.
inline model::Plan slower_lane(double factor, int hours = 240) {
  auto plan = test::one_lane(hours);
  plan.stations.at("lane").service.otherwise.law =
      kernel::Distribution{kernel::Exponential{300'000.0 * factor}};
  return plan;
}
inline model::Plan renamed_lane(int hours = 240) {
  auto plan = test::one_lane(hours);
  auto lane = plan.stations.extract("lane");
  lane.key() = "desk";
  plan.stations.insert(std::move(lane));
  plan.flows.at("trucks").route.back().visit = "desk";
  return plan;
}

}  // namespace cuakhau::experiment::test_baselines
