#include <cuakhau/experiment/measure_unit.hpp>

#include "support/catch.hpp"

namespace cuakhau::experiment {
namespace {

TEST_CASE("a bound is written as it was said") {
  CHECK(bound_text({5.0, "%"}) == "5 %");
  CHECK(bound_text({900.0, ""}) == "900");
}

TEST_CASE("a bound is told in the unit of its measure") {
  CHECK(in_unit({2.0, "h"}, "min") == 120.0);
  CHECK(in_unit({90.0, "s"}, "min") == 1.5);
  CHECK(in_unit({1.0, "d"}, "h") == 24.0);
  CHECK(in_unit({90.0, "%"}, "%") == 90.0);
  CHECK(in_unit({40.0, "/h"}, "trucks/day") == 960.0);
  CHECK(in_unit({900.0, ""}, "trucks/day") == 900.0);
  CHECK(in_unit({12.0, ""}, "trucks") == 12.0);
  CHECK(in_unit({5.0, "kg"}, "kg") == 5.0);
}

TEST_CASE("a bound in another unit is none") {
  CHECK_FALSE(in_unit({90.0, ""}, "min"));
  CHECK_FALSE(in_unit({0.9, ""}, "%"));
  CHECK_FALSE(in_unit({90.0, "%"}, "min"));
  CHECK_FALSE(in_unit({2.0, "h"}, "trucks"));
  CHECK_FALSE(in_unit({2.0, "hours"}, "min"));
  CHECK_FALSE(in_unit({2.0, "h"}, "kg"));
}

TEST_CASE("examples show what may be written") {
  CHECK(bound_example("min") == "a duration such as \"90 min\"");
  CHECK(bound_example("%") == "a share such as \"90 %\"");
  CHECK(bound_example("trucks/day") == "a number of trucks a day, or a rate such as \"40 /h\"");
  CHECK(bound_example("trucks") == "a number of trucks");
  CHECK(bound_example("kg") == "a number of kg");
  CHECK(bound_example("") == "a number");
}

}  // namespace
}  // namespace cuakhau::experiment
