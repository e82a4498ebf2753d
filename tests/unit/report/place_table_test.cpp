#include "report/detail/summary.hpp"
#include "support/catch.hpp"
#include "unit/report/sample_result.hpp"

namespace cuakhau::report::detail {
namespace {

TEST_CASE("places stand under their gates, those of no gate first") {
  CHECK(place_table(sample_result(), sample_plan(), Palette::plain) ==
        "             through       wait  occupancy  places     in use\n"
        "             per day   p90, min     trucks                  %\n"
        "line       12.0 ±0.0          –          –                  –\n"
        "Hữu Nghị\n"
        "  yard        430 ±6  30.0 ±2.0    400 ±20     450          –\n"
        "  customs          –          –          –          81.5 ±0.8\n");
}

TEST_CASE("without places there is no table") {
  auto result = sample_result();
  result.measures.resize(2);
  CHECK(place_table(result, sample_plan(), Palette::plain).empty());
}

}  // namespace
}  // namespace cuakhau::report::detail
