#include <cuakhau/report/capacity_table.hpp>

#include "support/catch.hpp"
#include "unit/report/sample_capacity.hpp"

namespace cuakhau::report {
namespace {

TEST_CASE("a capacity is a table of the multiples that count, and then words") {
  CHECK(capacity_table(sample_capacity(), sample_plan(), Palette::plain) ==
        R"(Lạng Sơn, January 2023
measured from 2023-01-09 until 2023-01-11 (2 d), after 1 d of warm-up

demand         trucks/day  export  import  wait (min)       goal
  123.8 %            1134     495     639      110 ±5      holds
  125 %              1145     500     645      118 ±6   may hold
  126.2 %            1156     505     651      130 ±6      fails
customs ample
  140 %              1280     560     720      100 ±5      holds
  150 %              1370     600     770      119 ±5   may hold
  175 %              1595     700     895           –  no answer

The border takes 125 % of the demand, 1145 trucks a day (500 export and 645 import), with wait at
  most 120 min. Interval at 95 %: 123.8 % to 126.2 % of the demand, 1134 to 1156 trucks a day.

customs limits it: 97.2 % of its servers are in use, and with 10 times as many, wait falls by 40.0
  ±5.0 min.

With customs made ample it takes 150 % of the demand, 1370 trucks a day (600 export and 770 import):
  20 % more. Interval at 95 %: 140 % to more than was tried of the demand.

Next: Which stage limits it is not shown with 30 replications. It may be one of those that help most
  by estimate, each made ample: park (wait falls by 2.0 ±5.0 min). More --replications may tell.

Demand: of all flows, multiplied together.

cuakhau 0.1.0, seed 1, 30 replications, the same trucks at each demand; ± at 95 %, holds and fails:
  the whole interval does
)");
}

TEST_CASE("warnings and flows that stay as they are stand below") {
  auto result = sample_capacity();
  result.held = {"empties"};
  result.warnings = {"something"};
  const auto text = capacity_table(result, sample_plan(), Palette::plain);
  CHECK(text.find("\nDemand: of fruit and starch, multiplied together; empties as in the "
                  "scenario.\n") != std::string::npos);
  CHECK(text.find("\nwarning: something\n") != std::string::npos);
}

}  // namespace
}  // namespace cuakhau::report
