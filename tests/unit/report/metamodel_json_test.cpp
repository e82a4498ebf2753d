#include <cuakhau/report/metamodel_json.hpp>

#include <nlohmann/json.hpp>

#include "unit/report/modelled_curve.hpp"

namespace cuakhau::report {
namespace {

using Json = nlohmann::json;

TEST_CASE("models and answers have a row each") {
  const test::ModelledCurve curve;
  auto report = curve.report();
  report.best = BestByModel{0, experiment::Goal::smallest, {50.0, 1.0}};
  const auto json = Json::parse(metamodel_json(report));
  CHECK(json["schema"] == "cuakhau/result/1");
  CHECK(json["provenance"]["sweep"] == "cuakhau sweep lane.yaml");
  REQUIRE(json["metamodels"].size() == 1);
  const auto& model = json["metamodels"][0];
  CHECK(model["measure"] == "wait");
  CHECK(model["no_model"].is_null());
  CHECK(model["trust"] == "good");
  CHECK(model["points"] == 12);
  CHECK(model["lengths"].size() == 2);
  CHECK(model["tested_error"] > 0.0);
  REQUIRE(json["answers"].size() == 1);
  CHECK(json["answers"][0]["point"]["policy:night.yaml"] == "on");
  CHECK(json["answers"][0]["ci"].size() == 2);
  CHECK(json["answers"][0]["untested"] == false);
  CHECK(json["best"]["goal"] == "min");
  CHECK(json["best"]["answer"]["point"]["demand"] == "50 %");
  CHECK(json["points"]["finished"] == 13);
  CHECK(json["suggested"].empty());
}

TEST_CASE("a measure without a model says why, and nothing is answered") {
  const test::ModelledCurve curve;
  auto report = curve.report();
  report.measures.front().model = Unexpected{experiment::NoModel::no_noise};
  const auto json = Json::parse(metamodel_json(report));
  CHECK(json["metamodels"][0]["no_model"] == "one_replication");
  CHECK(json["answers"].empty());
  CHECK(json["best"].is_null());
}

}  // namespace
}  // namespace cuakhau::report
