#include "report/detail/money_table.hpp"

#include "support/catch.hpp"

using namespace cuakhau;
using namespace cuakhau::report;

namespace {

experiment::Estimate estimate(const char* measure, const char* unit, const char* statistic,
                              double value) {
  experiment::Estimate one;
  one.key = {measure, unit, "province", "*", "*", "*", statistic};
  one.value = value;
  return one;
}

}  // namespace

TEST_CASE("the cost stands with the parts that the plan has, in the unit of the result") {
  experiment::Result result;
  const model::Plan plan;
  CHECK(detail::money_table(result, plan, Palette::plain).empty());
  result.measures = {estimate("spoiled", "%", "share", 2.5),
                     estimate("cost", "M VND/day", "mean", 1200.0),
                     estimate("cost_spoiled", "M VND/day", "mean", 1200.0)};
  CHECK(detail::money_table(result, plan, Palette::plain) ==
        "          cost    spoiled     spoiled\n"
        "     M VND/day  M VND/day  % of value\n"
        "all       1200       1200        2.50\n");
}
