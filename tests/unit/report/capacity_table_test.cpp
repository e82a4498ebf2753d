#include <cuakhau/report/capacity_table.hpp>

#include "support/catch.hpp"
#include "unit/report/sample_capacity.hpp"

namespace cuakhau::report {
namespace {

TEST_CASE("a capacity is a table of the multiples that count, and then words") {
  CHECK(capacity_table(sample_capacity(), sample_plan(), Palette::plain) == R"()");
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
