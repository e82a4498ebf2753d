#include <cuakhau/experiment/sweep_responses.hpp>

#include "support/swept_lane.hpp"

namespace cuakhau::experiment {
namespace {

TEST_CASE("points with an answer have the values of their replications, others nothing") {
  const auto head = test::lane_sweep();
  auto store = test::swept(std::nullopt, head);
  const auto responses = read_responses(store.database(), 1, head.design.points.size());
  REQUIRE(responses);
  REQUIRE(responses->size() == 6);
  REQUIRE((*responses)[0]);
  CHECK((*responses)[0]->size() == 3);
  CHECK((*responses)[0]->front() > 100.0);
  CHECK_FALSE((*responses)[1]);
  CHECK((*responses)[2]);
  CHECK_FALSE((*responses)[4]);
}

}  // namespace
}  // namespace cuakhau::experiment
