#include <cuakhau/report/result_csv.hpp>

#include <cuakhau/files/csv_reader.hpp>

#include "support/catch.hpp"
#include "unit/report/sample_result.hpp"

namespace cuakhau::report {
namespace {

TEST_CASE("the CSV has a head and a row for each measure") {
  auto result = sample_result();
  result.measures.resize(1);
  CHECK(result_csv(result) ==
        "scenario,measure,unit,where,direction,flow,period,outcome,statistic,value,low,high,"
        "confidence,n,sd,censored,lower_bound,command\n"
        "base,cleared,trucks/day,province,export,*,*,*,mean,431.25,425,437.5,0.95,30,6.25,0,false,"
        "cuakhau run x.yaml --seed 1 --replications 30\n");
}

TEST_CASE("what is not known is an empty field") {
  auto result = sample_result();
  result.measures[0].interval.reset();
  const auto table = files::parse_csv(result_csv(result));
  REQUIRE(table);
  CHECK(table->rows.size() == result.measures.size());
  CHECK(table->rows[0].fields[*table->column("low")].empty());
  CHECK(table->rows[0].fields[*table->column("value")] == "431.25");
}

}  // namespace
}  // namespace cuakhau::report
