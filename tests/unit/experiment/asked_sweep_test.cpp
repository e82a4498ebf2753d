#include <cuakhau/experiment/asked_sweep.hpp>

#include <map>
#include <mutex>
#include <utility>

#include "support/swept_lane.hpp"

namespace cuakhau::experiment {
namespace {

class Heard final : public PointSink {
 public:
  void on_point(const SweepPoint& point) override {
    const std::lock_guard lock{mutex_};
    points[point.index] = point;
  }
  std::map<std::size_t, SweepPoint> points;

 private:
  std::mutex mutex_;
};

SweepHead asked_head() {
  auto head = test::lane_sweep();
  auto factors = head.design.factors;
  for (auto& factor : factors) factor.values.reset();
  head.design = *asked_design(std::move(factors));
  return head;
}

/// Asks for these three points; what was heard of them.
std::map<std::size_t, SweepPoint> heard(const SweepHead& head, SweepStore& store,
                                        unsigned threads) {
  Heard sink;
  const test::LanePlans plans;
  const RunHooks hooks{};
  const SweepJob job{head, plans, {.replications = 3, .threads = threads}};
  AskedSweep sweep{job, hooks, store, sink};
  sweep.ask(0, {1.0, 80.0});
  sweep.ask(1, {3.0, 80.0});
  sweep.ask(2, {1.0, 500.0});
  CHECK(*sweep.finish() == SweepEnding::done);
  return std::move(sink.points);
}

TEST_CASE("points that are asked for are run, told and kept, by any number of threads") {
  const auto head = asked_head();
  auto store = *SweepStore::open(std::nullopt, head);
  const auto one = heard(head, store, 1);
  REQUIRE(one.size() == 3);
  CHECK(one.at(0).status == PointStatus::answered);
  CHECK(one.at(1).message == "no third lane");
  CHECK(one.at(2).status == PointStatus::no_answer);
  CHECK(count_points(store.database())->all() == 3);
  auto other_store = *SweepStore::open(std::nullopt, head);
  const auto four = heard(head, other_store, 4);
  CHECK(four.at(0).estimates[0].value == one.at(0).estimates[0].value);
  CHECK(test::dump(store.database()) == test::dump(other_store.database()));
}

TEST_CASE("what is kept is read back, and is that of a sweep with the point in its design") {
  const auto head = asked_head();
  auto store = *SweepStore::open(std::nullopt, head);
  const auto told = heard(head, store, 2);
  const auto kept = kept_points(store, head);
  REQUIRE(kept);
  REQUIRE(kept->size() == 3);
  CHECK(kept->front().values == std::vector{1.0, 80.0});
  CHECK(kept->front().estimates[0].value == told.at(0).estimates[0].value);
  CHECK(kept->front().estimates[0].interval == told.at(0).estimates[0].interval);
  CHECK((*kept)[1].status == PointStatus::invalid);
  const auto planned = test::lane_sweep();
  auto swept = test::swept(std::nullopt, planned);
  const auto wait = swept.database().query("SELECT wait FROM results WHERE point = 0");
  CHECK(std::get<double>(*wait) == *kept->front().estimates[0].value);
}

TEST_CASE("points that are asked for lie in ranges, not in steps of a grid") {
  CHECK(asked_design({*parse_factor("demand=50%..90% in 3")}).error() ==
        "demand: \"in 3\" is of a grid, and points that are asked for lie all over the range");
  const auto narrow = *asked_design({*parse_factor("demand=50%..90%")});
  const auto wide = *asked_design({*parse_factor("demand=50%..99%")});
  CHECK(design_digest(narrow) != design_digest(wide));
}

}  // namespace
}  // namespace cuakhau::experiment
