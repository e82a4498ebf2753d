#include "experiment/detail/bootstrap.hpp"

#include "support/catch.hpp"

namespace cuakhau::experiment::detail {
namespace {

TEST_CASE("an interval holds the middle of the samples, whatever their order") {
  std::vector<double> values;
  for (int k = 100; k >= 0; --k) values.push_back(k);
  CHECK(percentile_interval(values, 0.90).low == Approx(5.0));
  CHECK(percentile_interval(values, 0.90).high == Approx(95.0));
  CHECK(percentile_interval({1.0, 2.0}, 0.5) == Interval{1.25, 1.75});
  CHECK(percentile_interval({3.0}, 0.95) == Interval{3.0, 3.0});
}

}  // namespace
}  // namespace cuakhau::experiment::detail
