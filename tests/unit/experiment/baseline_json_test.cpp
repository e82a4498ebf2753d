#include <cuakhau/experiment/baseline_json.hpp>

#include "unit/experiment/recorded_lane.hpp"

namespace cuakhau::experiment {
namespace {

TEST_CASE("a baseline has a line for each value of a measure and each line of the plan") {
  Baseline baseline;
  baseline.version = "0.1.0";
  baseline.scenario = "x.yaml";
  baseline.plan_digest = {1, 2};
  baseline.paths = {{3, 4}, {5, 6}};
  baseline.plan = "cuakhau: 1\nname: x\n";
  baseline.measures.emplace_back();
  auto& measure = baseline.measures.back();
  measure.key = {"wait", "min", "province", "*", "*", "*", "mean"};
  measure.better = Goal::smallest;
  measure.tolerance = {10.0, "min"};
  measure.readings = {{1.5, 10.0}, {2.5, 10.0}};
  CHECK(baseline_json(baseline) == R"({
  "schema": "cuakhau/baseline/1",
  "version": "0.1.0",
  "scenario": "x.yaml",
  "plan_digest": "00000000000000010000000000000002",
  "seed": 1,
  "replications": 2,
  "warm_up_ms": null,
  "measures": [
    {
      "of": {"measure": "wait", "unit": "min", "where": "province", "direction": "*", "flow": "*", "period": "*", "outcome": "*", "statistic": "mean"},
      "better": "less",
      "tolerance": "10 min",
      "pooling": "ratio",
      "lower_bound": false,
      "mean": 2,
      "sd": 0.7071067811865476,
      "values": [1.5, 2.5],
      "weights": 10
    }
  ],
  "path_digest": ["00000000000000030000000000000004", "00000000000000050000000000000006"],
  "digest": ")" + baseline.digest().hex() +
                                       R"(",
  "plan": [
    "cuakhau: 1",
    "name: x"
  ]
}
)");
}

TEST_CASE("the same scenario gives the same baseline to the byte, with any number of threads") {
  const auto plan = test::one_lane(48);
  RecordRequest request{&plan, 7, 5, test_baselines::wait_and_cleared(plan)};
  const auto one = record_baselines(std::span{&request, 1}, 1, {});
  const auto many = record_baselines(std::span{&request, 1}, 7, {});
  CHECK(baseline_json(one->front().baseline) == baseline_json(many->front().baseline));
}

}  // namespace
}  // namespace cuakhau::experiment
