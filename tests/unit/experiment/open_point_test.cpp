#include "experiment/detail/open_point.hpp"

#include "experiment/detail/single_run.hpp"
#include "support/swept_lane.hpp"

namespace cuakhau::experiment::detail {
namespace {

Replication replication(const OpenPoint& point, std::uint32_t index) {
  return *run_single(point.network(), {index, {1, index}});
}

TEST_CASE("a point is finished when all replications that it wants have ended") {
  const auto head = test::lane_sweep();
  const SweepRequest request{.replications = 2};
  const auto plan = test::one_lane(48);
  OpenPoint point{{4, {2.0, 80.0}, {7, 7}, plan}, head, request};
  CHECK(point.index() == 4);
  CHECK(point.start() == 0);
  CHECK(point.start() == 1);
  CHECK_FALSE(point.can_start());
  CHECK_FALSE(point.is_finished());
  point.take(replication(point, 1));
  point.take(replication(point, 0));
  REQUIRE(point.is_finished());
  const auto result = point.result();
  CHECK(result.index == 4);
  CHECK(result.values == std::vector{2.0, 80.0});
  CHECK(result.status == PointStatus::answered);
  CHECK(result.replications == 2);
  CHECK(result.plan_digest == Hash128{7, 7});
  REQUIRE(result.estimates.size() == 2);
  CHECK(result.estimates[0].n == 2);
  CHECK(result.readings[1].size() == 2);
}

TEST_CASE("after a replication without an answer none starts, and the first is told") {
  const auto head = test::lane_sweep();
  const auto plan = test::flooded_lane();
  OpenPoint point{{0, {}, {}, plan}, head, {.replications = 9}};
  for (int k = 0; k < 3; ++k) static_cast<void>(point.start());
  point.take(replication(point, 2));
  CHECK_FALSE(point.can_start());
  CHECK_FALSE(point.is_finished());
  point.take(replication(point, 0));
  point.take(replication(point, 1));
  REQUIRE(point.is_finished());
  CHECK(point.result().status == PointStatus::no_answer);
  CHECK(point.result().message.starts_with("replication 0: "));
  CHECK(point.result().estimates.empty());
}

TEST_CASE("a measure that a point has not is absent there") {
  auto head = test::lane_sweep();
  head.measures[0].key.where = "nowhere";
  const auto plan = test::one_lane(48);
  OpenPoint point{{0, {}, {}, plan}, head, {.replications = 1}};
  static_cast<void>(point.start());
  point.take(replication(point, 0));
  CHECK_FALSE(point.result().estimates[0].value);
  CHECK(point.result().estimates[1].value);
}

}  // namespace
}  // namespace cuakhau::experiment::detail
