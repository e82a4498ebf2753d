#include <cuakhau/report/capacity_csv.hpp>

#include <algorithm>

#include "support/catch.hpp"
#include "unit/report/sample_capacity.hpp"

namespace cuakhau::report {
namespace {

TEST_CASE("every multiple that was run is a row for each goal") {
  const auto text = capacity_csv(sample_capacity());
  CHECK(std::ranges::count(text, '\n') == 1 + 4 + 3);
  CHECK(text.starts_with("relieved,multiple,trucks_per_day,replications,standing,measure,"));
  CHECK(text.find("\n,1.2375,1133.75,30,surely_holds,wait,min,province,*,*,*,*,mean,,120,110,105,"
                  "115,0.95,30,") != std::string::npos);
  CHECK(
      text.find("\ncustoms,1.75,1595,1,no_answer,wait,min,province,*,*,*,*,mean,,120,,,,0.95,0,") !=
      std::string::npos);
}

}  // namespace
}  // namespace cuakhau::report
