#include <cuakhau/report/comparison_json.hpp>

#include <nlohmann/json.hpp>

#include "support/catch.hpp"
#include "unit/report/sample_comparison.hpp"

namespace cuakhau::report {
namespace {

using OrderedJson = nlohmann::ordered_json;

TEST_CASE("the JSON of a comparison has the members of every result, and its scenarios") {
  const auto json = OrderedJson::parse(comparison_json(sample_comparison()));
  CHECK(json["schema"] == "cuakhau/result/1");
  for (const auto* key : {"provenance", "measures", "comparisons", "indices", "series",
                          "policy_log", "expectations", "warnings", "trace_digest", "path_digest"})
    CHECK(json.contains(key));
  CHECK(json["measures"].size() == 6);
  CHECK(json["measures"][2]["scenario"] == "longer");
  CHECK(json["best"].is_null());
  CHECK(json["path_digest"][0] == "00000000000000050000000000000000");
  CHECK(json["scenarios"][1].dump() ==
        R"({"name":"longer","scenario":"x.yaml","policies":["longer.yaml"],"set":[],)"
        R"("plan_digest":"00000000000000010000000000000001","no_answer":null,)"
        R"("moves_like_base":false,"warnings":[],)"
        R"("trace_digest":["00000000000000030000000000000004"],)"
        R"("path_digest":["00000000000000050000000000000001"]})");
  CHECK(json["scenarios"][3]["no_answer"] == "replication 0: deadlock");
}

TEST_CASE("a comparison is a row with all that is known of the difference") {
  auto result = sample_comparison();
  result.comparisons[0].bound = experiment::Bound::at_least;
  const auto json = OrderedJson::parse(comparison_json(result));
  CHECK(json["comparisons"][0].dump() ==
        R"({"measure":"cleared","unit":"trucks/day","where":"province","direction":"import",)"
        R"("flow":"*","period":"*","outcome":"*","statistic":"mean","a":"base","b":"longer",)"
        R"("difference":63,"ci":[48,78],"confidence":0.95,"n":30,"sd":15,"p":0.25,)"
        R"("p_adjusted":0.0004,"correlation":0.5,"pairing":2.5,"verdict":"higher",)"
        R"("bound":"at_least","detectable":null,"needed":null})");
  CHECK(json["comparisons"][5]["difference"].is_null());
  CHECK(json["comparisons"][5]["n"] == 0);
}

TEST_CASE("the best is an object with a row for each scenario") {
  auto result = sample_comparison();
  result.best =
      experiment::BestResult{k_wait, experiment::Goal::smallest, {{1, {30.0, {0.0, 37.5}, true}}}};
  const auto json = OrderedJson::parse(comparison_json(result));
  CHECK(json["best"]["goal"] == "min");
  CHECK(json["best"]["rows"].dump() ==
        R"([{"scenario":"longer","lead":30,"ci":[0,37.5],"may_be_best":true}])");
}

}  // namespace
}  // namespace cuakhau::report
