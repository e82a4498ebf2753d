#include <cuakhau/experiment/point_table.hpp>

#include <array>

#include "support/catch.hpp"

namespace cuakhau::experiment {
namespace {

TEST_CASE("a table gives its points row by row") {
  PointTable table{2, {1, 2, 3, 4}};
  table.add(std::array{5.0, 9.0});
  CHECK(table.size() == 3);
  CHECK(table.width() == 2);
  CHECK(table[1][0] == 3.0);
  CHECK(table[2][1] == 9.0);
  CHECK(row_means(table) == std::vector{1.5, 3.5, 7.0});
  CHECK(range_of(table, 1) == Interval{2.0, 9.0});
}

}  // namespace
}  // namespace cuakhau::experiment
