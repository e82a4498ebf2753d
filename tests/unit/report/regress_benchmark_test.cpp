#include <cuakhau/report/regress_benchmark.hpp>

#include <nlohmann/json.hpp>

#include "support/catch.hpp"
#include "unit/report/sample_regress.hpp"

namespace cuakhau::report {
namespace {

TEST_CASE("each direction has its file for github-action-benchmark") {
  const auto more =
      nlohmann::json::parse(regress_benchmark(sample_regress(), experiment::Goal::largest));
  REQUIRE(more.size() == 1);
  CHECK(more[0]["name"] == "scenarios/a.yaml: cleared, export");
  CHECK(more[0]["unit"] == "trucks/day");
  CHECK(more[0]["value"] == 200.5);
  CHECK(more[0]["range"] == "± 2");
  const auto less =
      nlohmann::json::parse(regress_benchmark(sample_regress(), experiment::Goal::smallest));
  CHECK(less.size() == 2);
}

TEST_CASE("Bencher gets scenarios with measures by slugs") {
  const auto json = nlohmann::json::parse(regress_bencher(sample_regress()));
  CHECK(json.size() == 2);
  const auto& wait = json["scenarios/a.yaml"]["wait-p90"];
  CHECK(wait["value"] == 108.0);
  CHECK(wait["lower_value"] == 106.0);
  CHECK(wait["upper_value"] == 110.0);
  CHECK(json["scenarios/a.yaml"].contains("cleared-export"));
}

}  // namespace
}  // namespace cuakhau::report
