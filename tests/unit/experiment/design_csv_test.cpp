#include <cuakhau/experiment/design_csv.hpp>

#include <algorithm>

#include "support/catch.hpp"

namespace cuakhau::experiment {
namespace {

std::string csv_refusal(std::string_view text) {
  const auto design = design_from_csv(text);
  REQUIRE_FALSE(design);
  return design.error();
}

TEST_CASE("a design that is written reads back as the same points") {
  const auto grid =
      make_design({.factors = {*parse_factor("demand=80%..120% in 3"),
                               *parse_factor("x={\"a, b\", c}"), *parse_factor("policy:p.yaml")}});
  REQUIRE(grid);
  const auto text = design_csv(*grid);
  CHECK(text.starts_with("demand,x,policy:p.yaml\n80 %,\"\"\"a, b\"\"\",off\n80 %"));
  const auto read = design_from_csv(text);
  REQUIRE(read);
  CHECK(read->kind == DesignKind::list);
  CHECK(read->factors[2].kind == FactorKind::policy);
  CHECK(design_digest(*read) == design_digest(*grid));
  CHECK(design_csv(*read) == text);
}

TEST_CASE("a column of numbers of one unit is a column of numbers") {
  const auto design =
      design_from_csv("demand,servers,law\n80 %,1,2 min\n95.5%,2,1 h\n80 %,1,2 min\n");
  REQUIRE(design);
  CHECK(design->factors[0].unit == "%");
  CHECK(value_cell(design->factors[0], design->points[1][0]) == FactorCell{95.5});
  CHECK(value_cell(design->factors[2], design->points[1][2]) == FactorCell{"1 h"});
  CHECK(std::ranges::equal(design->points[2], design->points[0]));
}

TEST_CASE("what is no design says in which line") {
  CHECK(csv_refusal("") == "line 1: expected a header row, found nothing");
  CHECK(csv_refusal("demand\n") == "expected a row for each point below the header, found none");
  CHECK(csv_refusal("demand,servers\n80 %,1\n90 %,\n") == "line 3: expected a value for servers");
  CHECK(csv_refusal("demand\n80 %,1\n") == "line 2: expected 1 field as in the header, found 2");
  CHECK(csv_refusal("policy:p.yaml\nyes\n") == "line 2: policy:p.yaml is off or on, found \"yes\"");
}

}  // namespace
}  // namespace cuakhau::experiment
