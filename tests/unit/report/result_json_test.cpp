#include <cuakhau/report/result_json.hpp>

#include <nlohmann/json.hpp>

#include "support/catch.hpp"
#include "unit/report/sample_result.hpp"

namespace cuakhau::report {
namespace {

using Json = nlohmann::ordered_json;

std::vector<std::string> keys_of(const Json& object) {
  std::vector<std::string> keys;
  for (const auto& [key, value] : object.items()) keys.push_back(key);
  return keys;
}

TEST_CASE("the JSON has the members of cuakhau/result/1, in their order") {
  const auto json = Json::parse(result_json(sample_result()));
  CHECK(json["schema"] == "cuakhau/result/1");
  CHECK(keys_of(json) == std::vector<std::string>{"schema", "provenance", "batches", "measures",
                                                  "comparisons", "indices", "series", "policy_log",
                                                  "expectations", "warnings", "trace_digest",
                                                  "path_digest"});
  CHECK(keys_of(json["provenance"]) ==
        std::vector<std::string>{"version", "plan_digest", "scenario", "policies", "seed",
                                 "replications", "command", "from", "measured_from", "until"});
  CHECK(json["provenance"]["measured_from"] == "2023-01-09T00:00:00+07:00");
  CHECK(json["trace_digest"] == Json::array({"00000000000000030000000000000004"}));
}

TEST_CASE("a measure is a row with its interval") {
  const auto json = Json::parse(result_json(sample_result()));
  const auto& row = json["measures"][0];
  CHECK(row.dump() ==
        R"({"scenario":"base","measure":"cleared","unit":"trucks/day","where":"province",)"
        R"("direction":"export","flow":"*","period":"*","outcome":"*","statistic":"mean",)"
        R"("value":431.25,"ci":[425,437.5],"confidence":0.95,"n":30,"sd":6.25,"censored":0,)"
        R"("lower_bound":false,"variance_ratio":null})");
  CHECK(json["measures"][3]["lower_bound"] == true);
}

TEST_CASE("what is not known is null") {
  auto result = sample_result();
  result.measures[0].interval.reset();
  result.measures[0].sd.reset();
  result.measures[1].value.reset();
  const auto json = Json::parse(result_json(result));
  CHECK(json["measures"][0]["ci"].is_null());
  CHECK(json["measures"][0]["sd"].is_null());
  CHECK(json["measures"][1]["value"].is_null());
}

TEST_CASE("warnings are objects: those of the scenario with their path and place") {
  auto result = sample_result();
  result.warnings = {"the precision was not reached"};
  result.scenario_warnings = {
      {Severity::warning, {"x.yaml", 12, 5, 4, "    line"}, "flows.a.route[2]", "waits", {}},
      {Severity::warning, {"lib:net", 0, 0, 0, {}}, {}, "of the whole file", {}}};
  const auto json = Json::parse(result_json(result));
  CHECK(json["warnings"].dump() ==
        R"([{"path":"flows.a.route[2]","message":"waits","place":"x.yaml:12:5"},)"
        R"({"path":null,"message":"of the whole file","place":"lib:net"},)"
        R"({"path":null,"message":"the precision was not reached","place":null}])");
}

TEST_CASE("series and expectations have their rows") {
  auto result = sample_result();
  result.series.push_back({"waiting",
                           "yard",
                           "*",
                           result.window.measured_from,
                           std::chrono::hours{1},
                           {1, 2},
                           {0.5, 1},
                           {1.5, 3}});
  experiment::ExpectationResult expectation;
  expectation.expectation.said.measure = "cleared";
  expectation.expectation.at_least = 400.0;
  result.expectations.push_back(expectation);
  const auto json = Json::parse(result_json(result));
  CHECK(json["series"][0].dump() ==
        R"({"scenario":"base","measure":"waiting","where":"yard","direction":"*","step":"1 h",)"
        R"("from":"2023-01-09T00:00:00+07:00","values":[1,2],"low":[0.5,1],"high":[1.5,3]})");
  CHECK(json["expectations"][0]["verdict"] == "miss");
  CHECK(json["expectations"][0]["at_most"].is_null());
}

}  // namespace
}  // namespace cuakhau::report
