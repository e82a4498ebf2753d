#include <cuakhau/report/comparison_csv.hpp>

#include <cuakhau/files/csv_reader.hpp>

#include "support/catch.hpp"
#include "unit/report/sample_comparison.hpp"

namespace cuakhau::report {
namespace {

TEST_CASE("the CSV of a comparison has a row for each difference") {
  auto result = sample_comparison();
  result.comparisons.resize(1);
  result.comparisons[0].needed = 95;
  CHECK(
      comparison_csv(result) ==
      "a,b,measure,unit,where,direction,flow,period,outcome,statistic,value_a,value_b,difference,"
      "low,high,confidence,n,sd,p,p_adjusted,correlation,pairing,verdict,bound,detectable,needed,"
      "command\n"
      "base,longer,cleared,trucks/day,province,import,*,*,*,mean,331,331,63,48,78,0.95,30,15,0.25,"
      "0.0004,0.5,2.5,higher,,,95,cuakhau compare x.yaml --policy longer.yaml\n");
}

TEST_CASE("a scenario without an answer has empty fields") {
  const auto table = files::parse_csv(comparison_csv(sample_comparison()));
  REQUIRE(table);
  REQUIRE(table->rows.size() == 6);
  const auto& fields = table->rows[5].fields;
  CHECK(fields[*table->column("b")] == "stuck");
  CHECK(fields[*table->column("value_a")] == "120");
  CHECK(fields[*table->column("value_b")].empty());
  CHECK(fields[*table->column("difference")].empty());
  CHECK(fields[*table->column("verdict")] == "not_measured");
}

}  // namespace
}  // namespace cuakhau::report
