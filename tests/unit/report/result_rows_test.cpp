#include "report/detail/result_rows.hpp"

#include <nlohmann/json.hpp>

#include "support/catch.hpp"
#include "unit/report/sample_result.hpp"

namespace cuakhau::report::detail {
namespace {

TEST_CASE("a result has every list of the contract, in its order, with what is its own between") {
  const auto json = nlohmann::ordered_json::parse(result_text(
      {{"provenance", 1}, {"measures", 2}, {"capacity", 3}, {"warnings", files::Json::Array{}}}));
  std::string keys;
  for (const auto& [key, value] : json.items()) keys += key + ' ';
  CHECK(keys ==
        "schema provenance measures comparisons indices series policy_log expectations capacity "
        "warnings trace_digest path_digest ");
  CHECK(json["series"].empty());
}

TEST_CASE("an interval is a pair, and none is null") {
  CHECK(interval_json(experiment::Interval{1.0, 2.5}).dump().starts_with("[1"));
  CHECK(interval_json(std::nullopt).dump() == "null\n");
}

TEST_CASE("a measure names its scenario") {
  const auto row = measure_json("longer", sample_result().measures[0]).dump();
  CHECK(row.find("\"scenario\": \"longer\"") != std::string::npos);
}

}  // namespace
}  // namespace cuakhau::report::detail
