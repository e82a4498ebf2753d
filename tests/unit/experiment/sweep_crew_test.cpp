#include "experiment/detail/sweep_crew.hpp"

#include "support/swept_lane.hpp"

namespace cuakhau::experiment::detail {
namespace {

class Count final : public PointSink {
 public:
  void on_point(const SweepPoint& /*point*/) override { ++points; }
  std::size_t points = 0;
};

TEST_CASE("a thread works until the points are done, those that came later too") {
  const auto head = test::lane_sweep();
  auto store = *SweepStore::open(std::nullopt, head);
  const test::LanePlans plans;
  const RunHooks hooks{};
  const SweepJob job{head, plans, {.replications = 2}};
  Count count;
  SweepCrew crew{job, hooks, store, {0, 2}};
  crew.take_more(count);
  crew.add({5, {2.0, 90.0}});
  crew.close();
  CHECK_FALSE(crew.is_over());
  crew.work();
  CHECK(*crew.ending() == SweepEnding::done);
  CHECK(count.points == 3);
  CHECK(count_points(store.database())->all() == 3);
}

TEST_CASE("a crew that is stopped leaves what has not begun") {
  const auto head = test::lane_sweep();
  auto store = *SweepStore::open(std::nullopt, head);
  const test::LanePlans plans;
  const std::atomic<bool> stop{true};
  const RunHooks hooks{nullptr, nullptr, &stop};
  const SweepJob job{head, plans, {.replications = 2}};
  SweepCrew crew{job, hooks, store, {0, 2}};
  CHECK(crew.is_over());
  crew.work();
  CHECK(*crew.ending() == SweepEnding::stopped);
  CHECK(count_points(store.database())->all() == 0);
}

}  // namespace
}  // namespace cuakhau::experiment::detail
