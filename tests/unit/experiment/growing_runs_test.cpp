#include "experiment/detail/growing_runs.hpp"

#include <array>

#include "unit/experiment/recorded_lane.hpp"

namespace cuakhau::experiment::detail {
namespace {

using Wish = GrowingRuns::Wish;

std::vector<model::MeasureKey> keys_of_lane(const model::Plan& plan) {
  std::vector<model::MeasureKey> keys;
  for (const auto& one : test_baselines::wait_and_cleared(plan)) keys.push_back(one.key);
  return keys;
}

TEST_CASE("a run that grows has the replications of one that ran at once") {
  const auto plan = test::one_lane(48);
  const auto keys = keys_of_lane(plan);
  GrowingRuns grown;
  const auto run = grown.add(plan, 1, keys);
  CHECK(grown.add(plan, 1, keys) == run);
  CHECK(grown.add(plan, 2, keys) != run);
  for (const std::uint32_t n : {2U, 5U, 5U})
    REQUIRE_FALSE(grown.grow(std::array{Wish{run, n}}, 2, {}));
  GrowingRuns whole;
  const auto other = whole.add(plan, 1, keys);
  REQUIRE_FALSE(whole.grow(std::array{Wish{other, 5}}, 1, {}));
  CHECK(are_identical(grown.sample(run, keys[0], 5), whole.sample(other, keys[0], 5)));
  CHECK(std::ranges::equal(grown.digests(run, 5), whole.digests(other, 5)));
  CHECK(grown.entry(run, keys[1]).key == keys[1]);
}

TEST_CASE("a run without an answer ends alone, and only where that counts") {
  const auto plan = test::one_lane(48);
  const auto flooded = test::flooded_lane();
  const auto keys = keys_of_lane(plan);
  GrowingRuns runs;
  const auto bad = runs.add(flooded, 1, keys);
  const auto good = runs.add(plan, 1, keys);
  REQUIRE_FALSE(runs.grow(std::array{Wish{bad, 4}, Wish{good, 4}}, 2, {}));
  CHECK(runs.no_answer(bad, 4).starts_with("replication 0: "));
  CHECK(runs.no_answer(bad, 0).empty());
  CHECK(runs.no_answer(good, 4).empty());
  REQUIRE_FALSE(runs.grow(std::array{Wish{bad, 8}, Wish{good, 8}}, 2, {}));
  CHECK(runs.digests(good, 8).size() == 8);
}

}  // namespace
}  // namespace cuakhau::experiment::detail
