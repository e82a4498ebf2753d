#include <cuakhau/report/sensitivity_json.hpp>

#include <nlohmann/json.hpp>

#include "unit/report/studied_lane.hpp"

namespace cuakhau::report {
namespace {

using PlainJson = nlohmann::json;

PlainJson json_of(experiment::SensitivityMethod method) {
  const test::StudiedLane study{method};
  return PlainJson::parse(sensitivity_json(study.report()));
}

TEST_CASE("every measure and factor has a row of indices") {
  const auto json = json_of(experiment::SensitivityMethod::morris);
  CHECK(json["schema"] == "cuakhau/result/1");
  REQUIRE(json["indices"].size() == 2);
  const auto& row = json["indices"][1];
  CHECK(row["measure"] == "wait");
  CHECK(row["method"] == "morris");
  CHECK(row["factor"] == "service");
  CHECK(row["mu_star"].get<double>() == Approx(5.0).margin(0.5));
  CHECK(row["mu_star_ci"].size() == 2);
  CHECK(json["sensitivities"][0]["groups"] == 64);
  CHECK(json["points"]["all"] == 192);
}

TEST_CASE("shares and draws have numbers of their own") {
  const auto sobol = json_of(experiment::SensitivityMethod::sobol);
  CHECK(sobol["indices"][1]["total"].get<double>() == Approx(25.0 / 29.0).margin(0.05));
  CHECK(sobol["sensitivities"][0]["noise_share"].get<double>() > 0.0);
  const auto draws = json_of(experiment::SensitivityMethod::uncertainty);
  CHECK(draws["indices"][0]["slope"].get<double>() == Approx(2.0).margin(0.2));
  CHECK(draws["sensitivities"][0]["share_of_inputs"]["value"].get<double>() > 0.9);
}

TEST_CASE("without answers there are no indices") {
  test::StudiedLane study{experiment::SensitivityMethod::sobol};
  study.forget_answers();
  const auto json = PlainJson::parse(sensitivity_json(study.report()));
  CHECK(json["indices"].empty());
  CHECK(json["sensitivities"][0]["groups"] == 0);
  CHECK(json["points"]["no_answer"] == 256);
}

}  // namespace
}  // namespace cuakhau::report
