#include "experiment/detail/single_run.hpp"

#include "support/catch.hpp"
#include "support/one_lane.hpp"

namespace cuakhau::experiment::detail {
namespace {

TEST_CASE("a single run is that replication of a batch") {
  const model::Network network{test::one_lane(48)};
  const auto batch = replicate(network, {1, 0, 3, 1}, {});
  const auto alone = run_single(network, {2, {1, 2}});
  REQUIRE(alone);
  CHECK(alone->index == 2);
  CHECK(alone->run.path_digest == batch.replications[2].run.path_digest);
  CHECK(alone->measures.readings.size() == batch.replications[2].measures.readings.size());
}

TEST_CASE("a run that is no longer wanted gives nothing") {
  const model::Network network{test::one_lane(48)};
  const std::atomic<bool> stop{true};
  CHECK_FALSE(run_single(network, {0, {1, 0}, &stop}));
}

}  // namespace
}  // namespace cuakhau::experiment::detail
