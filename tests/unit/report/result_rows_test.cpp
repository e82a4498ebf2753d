#include "report/detail/result_rows.hpp"

#include "support/catch.hpp"
#include "unit/report/sample_result.hpp"

namespace cuakhau::report::detail {
namespace {

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
