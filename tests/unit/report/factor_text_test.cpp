#include "report/detail/factor_text.hpp"

#include "support/catch.hpp"

namespace cuakhau::report::detail {
namespace {

TEST_CASE("units stand in the head, values have no more digits than anybody reads") {
  const auto demand = *experiment::parse_factor("demand=80%..120%");
  CHECK(factor_head(demand) == "demand (%)");
  CHECK(factor_cell(demand, 83.123456) == "83.12");
  CHECK(range_text(demand) == "80 … 120 %");
  const auto of_file =
      experiment::choice_factor("pace", {"106.007212892 %", "72.125 %", "120000 %"});
  CHECK(factor_cell(of_file, 0.0) == "106.007");
  CHECK(factor_cell(of_file, 1.0) == "72.125");
  CHECK(factor_cell(of_file, 2.0) == "120000");
  const auto rule = *experiment::parse_factor("rule={fifo, lifo}");
  CHECK(factor_head(rule) == "rule");
  CHECK(factor_cell(rule, 1.0) == "lifo");
  CHECK(range_text(rule) == "fifo, lifo");
}

}  // namespace
}  // namespace cuakhau::report::detail
