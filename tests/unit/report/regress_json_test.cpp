#include <cuakhau/report/regress_json.hpp>

#include <nlohmann/json.hpp>

#include "support/catch.hpp"
#include "unit/report/sample_regress.hpp"

namespace cuakhau::report {
namespace {

TEST_CASE("the JSON has the members of every result, a comparison a measure, and the scenarios") {
  const auto json = nlohmann::ordered_json::parse(regress_json(sample_regress()));
  CHECK(json["schema"] == "cuakhau/result/1");
  for (const auto* key : {"provenance", "measures", "comparisons", "indices", "series",
                          "policy_log", "expectations", "warnings", "trace_digest", "path_digest"})
    CHECK(json.contains(key));
  CHECK(json["verdict"] == "cannot_tell");
  CHECK(json["comparisons"].size() == 5);
  const auto& worse = json["comparisons"][0];
  CHECK(worse["measure"] == "wait");
  CHECK(worse["verdict"] == "worse");
  CHECK(worse["better"] == "less");
  CHECK(worse["difference"] == 8.0);
  CHECK(worse["p_adjusted"] == 0.125);
  CHECK(worse["detectable"] == 2.0);
  CHECK(worse["bound"].is_null());
  CHECK(json["scenarios"][0]["verdict"] == "fail");
  CHECK(json["scenarios"][1]["reference"] == "release");
  CHECK(json["scenarios"][1]["extension"] == "paired");
  CHECK(json["scenarios"][2]["verdict"] == "pass");
  CHECK(json["scenarios"][3]["no_answer"] == "replication 0: deadlock at \"a\", b: 100 %");
}

TEST_CASE("expectations name their scenario, and what is wrong its place") {
  auto result = sample_regress();
  add_missed_expectation(result.scenarios[0]);
  result.scenarios.push_back(wrong_scenario());
  const auto json = nlohmann::ordered_json::parse(regress_json(result));
  CHECK(json["verdict"] == "wrong");
  REQUIRE(json["expectations"].size() == 2);
  CHECK(json["expectations"][0]["scenario"] == "scenarios/a.yaml");
  CHECK(json["expectations"][0]["verdict"] == "miss");
  CHECK(json["scenarios"][4]["verdict"] == "wrong");
  CHECK(json["scenarios"][4]["defects"][0]["place"] == "b/w.json:7:3");
}

}  // namespace
}  // namespace cuakhau::report
