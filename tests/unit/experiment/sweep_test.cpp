#include <cuakhau/experiment/sweep.hpp>

#include <algorithm>
#include <array>
#include <atomic>

#include "support/swept_lane.hpp"
#include "support/temporary_folder.hpp"

namespace cuakhau::experiment {
namespace {

using test::lane_sweep;
using test::LanePlans;

std::string text_at(SweepStore& store, const std::string& query) {
  auto rows = store.database().prepare(query);
  REQUIRE(rows);
  REQUIRE(*rows->next());
  return rows->text(0);
}

/// Raises a flag after so many replications.
class Stopper final : public ProgressListener {
 public:
  explicit Stopper(std::uint32_t after) : after_(after) {}
  void on_progress(std::uint32_t done, std::uint32_t wanted) override {
    most = std::max(most, wanted);
    if (done >= after_) flag = true;
  }
  std::atomic<bool> flag{false};
  std::uint32_t most = 0;

 private:
  std::uint32_t after_;
};

TEST_CASE("points without a plan or an answer are rows that say so") {
  const auto head = lane_sweep();
  auto store = test::swept(std::nullopt, head);
  const auto counts = count_points(store.database());
  REQUIRE(counts);
  CHECK(counts->answered == 2);
  CHECK(counts->no_answer == 2);
  CHECK(counts->invalid == 2);
  CHECK(text_at(store, "SELECT message FROM points WHERE point = 4") == "no third lane");
  CHECK(text_at(store, "SELECT message FROM points WHERE point = 1").starts_with("replication "));
  CHECK(text_at(store, "SELECT count(*) FROM estimates WHERE point = 1") == "0");
}

TEST_CASE("the numbers of a point are those of a run of its plan") {
  const auto head = lane_sweep();
  auto store = test::swept(std::nullopt, head);
  const auto plan = LanePlans{}.plan(head.design.points[2]);  // 2 lanes, 80 %
  REQUIRE(plan);
  const auto result = run(*plan, {.replications = 3, .threads = 1}, {});
  REQUIRE(result);
  for (std::size_t measure = 0; measure < 2; ++measure) {
    const auto found =
        std::ranges::find(result->measures, head.measures[measure].key, &Estimate::key);
    REQUIRE(found != result->measures.end());
    auto rows = store.database().prepare(
        "SELECT value, low, high, sd, n FROM estimates WHERE point = 2 AND measure = ?");
    REQUIRE(rows);
    rows->restart(std::array{files::SqlValue{static_cast<std::int64_t>(measure)}});
    REQUIRE(*rows->next());
    CHECK(rows->real(0) == found->value);
    CHECK(rows->real(1) == found->interval->low);
    CHECK(rows->real(2) == found->interval->high);
    CHECK(rows->real(3) == found->sd);
    CHECK(rows->integer(4) == found->n);
  }
  CHECK(text_at(store, "SELECT plan_digest FROM points WHERE point = 2") ==
        result->provenance.plan_digest.hex());
}

TEST_CASE("any number of threads gives the same database") {
  const auto head = lane_sweep();
  auto one = test::swept(std::nullopt, head, 1);
  auto four = test::swept(std::nullopt, head, 4);
  CHECK(test::dump(one.database()) == test::dump(four.database()));
}

TEST_CASE("a sweep that is stopped goes on where it was") {
  const test::TemporaryFolder folder;
  const auto head = lane_sweep("stations.lane.servers=1..2", "demand=50%..90% in 9");
  auto whole = test::swept(std::nullopt, head);
  const auto path = folder.file("x.sqlite");
  int parts = 0;
  for (bool is_done = false; !is_done; ++parts) {
    REQUIRE(parts < 20);
    auto store = SweepStore::open(path, head);
    REQUIRE(store);
    Stopper stopper{12};
    const auto ending = sweep({head, LanePlans{}, {.replications = 3, .threads = 1}},
                              {&stopper, nullptr, &stopper.flag}, *store);
    REQUIRE(ending);
    is_done = *ending == SweepEnding::done;
    if (!is_done) continue;
    CHECK(test::dump(store->database()) == test::dump(whole.database()));
    CHECK(points_left(head, *store) > 0);  // when it was opened
  }
  CHECK(parts > 1);
}

TEST_CASE("progress counts replications and knows how many there will be") {
  const auto head = lane_sweep("stations.lane.servers=1..2", "demand=50%..90% in 9");
  auto store = SweepStore::open(std::nullopt, head);
  Stopper stopper{1'000};
  REQUIRE(sweep({head, LanePlans{}, {.replications = 3, .threads = 1}},
                {&stopper, nullptr, nullptr}, *store));
  CHECK(stopper.most == 54);
}

TEST_CASE("with a precision each point takes as many replications as a run of it") {
  auto head = lane_sweep("stations.lane.servers=1..2", "demand=50%..90% in 2");
  auto store = SweepStore::open(std::nullopt, head);
  const Precision precision{.relative = 0.1};
  REQUIRE(sweep({head, LanePlans{}, {.precision = precision, .threads = 2}}, {}, *store));
  for (std::size_t point = 0; point < 4; ++point) {
    // A run knows the precision of the same two measures.
    const auto plan = LanePlans{}.plan(head.design.points[point]);
    const auto result = run(*plan, {.precision = precision, .threads = 1}, {});
    REQUIRE(result);
    CHECK(
        text_at(*store, "SELECT replications FROM points WHERE point = " + std::to_string(point)) ==
        std::to_string(result->provenance.replications));
  }
}

TEST_CASE("points have the same random numbers unless they are told to have others") {
  auto head = lane_sweep("stations.lane.servers=1..2", "demand=80%..80.0001% in 2");
  const std::string query = "SELECT count(DISTINCT value) FROM readings WHERE measure = 1";
  auto common = test::swept(std::nullopt, head);
  head.random_numbers = RandomNumbers::independent;
  auto independent = test::swept(std::nullopt, head);
  CHECK(std::stoi(text_at(common, query)) < std::stoi(text_at(independent, query)));
}

}  // namespace
}  // namespace cuakhau::experiment
