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

TEST_CASE("no measure hides another that has nearly its name") {
  auto result = sample_regress();
  auto& shifts = result.scenarios[0].shifts;
  for (auto* shift : {&shifts[0], &shifts[1]}) shift->key = shifts[0].key;
  shifts[0].key.where = "A_1";
  shifts[1].key.where = "a-1";
  const auto json = nlohmann::json::parse(regress_bencher(result));
  CHECK(json["scenarios/a.yaml"].contains("wait-of-a-1-p90"));
  CHECK(json["scenarios/a.yaml"].contains("wait-of-a-1-p90-2"));
}

}  // namespace
}  // namespace cuakhau::report
