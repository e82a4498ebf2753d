#include "experiment/detail/two_way.hpp"

#include <cmath>
#include <vector>

#include "support/catch.hpp"
#include "support/normal_draws.hpp"

namespace cuakhau::experiment::detail {
namespace {

TEST_CASE("a table of sums has rows and columns and no rest") {
  // Rows 1, 2, 6 and columns 0, 10: variances 7 and 50.
  const auto found = two_way(PointTable{2, {1, 11, 2, 12, 6, 16}});
  CHECK(found.rows == Approx(7.0));
  CHECK(found.columns == Approx(50.0));
  CHECK(found.rest == Approx(0.0).margin(1e-12));
}

TEST_CASE("components are found without bias, and noise is not taken for a row") {
  // Hypothesis: variances 4, 9 and 1 of rows, columns and rest; means over 1,000 tables of 20 × 5,
  // standard errors from the tables themselves. |z| < 4, α = 6e-5 each. Twins: 20 % more rows and
  // columns, 5 % more rest.
  test::NormalDraws normal{20211224};
  constexpr int k_tables = 1'000;
  std::vector<std::vector<double>> found(3);
  for (int table = 0; table < k_tables; ++table) {
    std::vector<double> columns;
    for (int k = 0; k < 5; ++k) columns.push_back(3.0 * normal());
    PointTable cells{5};
    for (int row = 0; row < 20; ++row) {
      const double own = 2.0 * normal();
      std::vector<double> values;
      for (const double column : columns) values.push_back(own + column + normal());
      cells.add(values);
    }
    const auto parts = two_way(cells);
    found[0].push_back(parts.rows);
    found[1].push_back(parts.columns);
    found[2].push_back(parts.rest);
  }
  const auto z = [&](std::size_t which, double truth) {
    const auto mean = mean_of(found[which], 0.95);
    return std::abs(mean.value - truth) / (*mean.sd / std::sqrt(k_tables * 1.0));
  };
  CHECK(z(0, 4.0) < 4.0);
  CHECK(z(1, 9.0) < 4.0);
  CHECK(z(2, 1.0) < 4.0);
  REQUIRE(z(0, 4.8) > 4.0);
  REQUIRE(z(1, 11.0) > 4.0);
  REQUIRE(z(2, 1.05) > 4.0);
}

}  // namespace
}  // namespace cuakhau::experiment::detail
