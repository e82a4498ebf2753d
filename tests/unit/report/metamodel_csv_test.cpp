#include <cuakhau/report/metamodel_csv.hpp>

#include <cuakhau/files/csv_reader.hpp>

#include "unit/report/modelled_curve.hpp"

namespace cuakhau::report {
namespace {

TEST_CASE("each point that was asked is a row, by the columns of its sweep") {
  const test::ModelledCurve curve;
  auto report = curve.report();
  const auto table = files::parse_csv(metamodel_csv(report));
  REQUIRE(table);
  CHECK(table->header == std::vector<std::string>{"point", "demand", "policy_night_yaml", "wait",
                                                  "wait_low", "wait_high", "wait_is_untested",
                                                  "beyond"});
  REQUIRE(table->rows.size() == 1);
  const auto& fields = table->rows.front().fields;
  CHECK(fields[1] == "60");
  CHECK(fields[2] == "on");
  CHECK(std::stod(fields[3]) == Approx(test::ModelledCurve::wait(60.0, 1.0)).margin(0.2));
  CHECK(std::stod(fields[4]) < std::stod(fields[3]));
  CHECK(fields[6] == "0");
  CHECK(fields[7].empty());
  report.measures.front().model = Unexpected{experiment::NoModel::no_noise};
  CHECK(metamodel_csv(report).ends_with("0,60,on,,,,,\n"));
}

}  // namespace
}  // namespace cuakhau::report
