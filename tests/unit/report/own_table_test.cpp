#include "report/detail/own_table.hpp"

#include "support/catch.hpp"

using namespace cuakhau;
using namespace cuakhau::report;

TEST_CASE("measures of one's own stand under their names, with what tells their figures apart") {
  experiment::Result result;
  CHECK(detail::own_table(result, Palette::plain).empty());
  const auto add = [&](const model::MeasureKey& key, double value) {
    experiment::Estimate one;
    one.key = key;
    one.value = value;
    result.measures.push_back(one);
  };
  add({"cleared", "trucks/day", "province", "*", "*", "*", "mean", "*"}, 900.0);
  add({"own.late", "%", "province", "*", "*", "*", "share", "*"}, 12.0);
  add({"own.hours", "trucks/day", "main", "import", "*", "*", "count", "07:00"}, 55.0);
  CHECK(detail::own_table(result, Palette::plain) ==
        "own measures\n"
        "late                        12.0           %, share\n"
        "hours: main, import, 07:00  55.0  trucks/day, count\n");
}
