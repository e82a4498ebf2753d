#include <cuakhau/experiment/sweep_store.hpp>

#include <filesystem>

#include "support/swept_lane.hpp"
#include "support/temporary_folder.hpp"

namespace cuakhau::experiment {
namespace {

using test::lane_sweep;
using test::TemporaryFolder;

/// What opening the database of one sweep as another says.
std::string store_refusal(const std::string& path, const SweepHead& head) {
  const auto store = SweepStore::open(path, head);
  REQUIRE_FALSE(store);
  CHECK(store.error().is_of_another_sweep);
  CHECK(store.error().file.path == path);
  return store.error().file.message;
}

TEST_CASE("a store knows the points that it held when it was opened") {
  const TemporaryFolder folder;
  const auto head = lane_sweep();
  const auto path = folder.file("x.sqlite");
  {
    auto store = SweepStore::open(path, head);
    REQUIRE(store);
    CHECK_FALSE(store->had(3));
    const SweepPoint point{
        .index = 3, .values = {2.0, 500.0}, .status = PointStatus::invalid, .message = "why not"};
    REQUIRE_FALSE(store->add({&point, 1}));
  }
  auto store = SweepStore::open(path, head);
  REQUIRE(store);
  CHECK(store->had(3));
  CHECK_FALSE(store->had(2));
  CHECK(count_points(store->database())->invalid == 1);
}

TEST_CASE("of points that are added together all are there, or none") {
  const auto head = lane_sweep();
  auto store = SweepStore::open(std::nullopt, head);
  const SweepPoint one{.index = 1, .values = {2.0, 500.0}};
  const SweepPoint other{.index = 2, .values = {1.0, 500.0}};
  const std::vector<SweepPoint> twice{one, other, one};
  REQUIRE(store->add(twice));
  CHECK(count_points(store->database())->all() == 0);
}

TEST_CASE("the view of results has a row for each point and columns for each measure") {
  const auto head = lane_sweep();
  auto store = test::swept(std::nullopt, head);
  auto rows = store.database().prepare("SELECT * FROM results ORDER BY point");
  REQUIRE(rows);
  std::string names;
  for (std::size_t k = 0; k < rows->columns(); ++k) names += rows->name(k) + ' ';
  CHECK(names ==
        "point stations_lane_servers demand status replications wait wait_low wait_high wait_n "
        "wait_is_lower_bound cleared cleared_low cleared_high cleared_n cleared_is_lower_bound "
        "message ");
  REQUIRE(*rows->next());
  CHECK(rows->value(1) == files::SqlValue{std::int64_t{1}});
  CHECK(rows->value(2) == files::SqlValue{80.0});
  CHECK(rows->text(3) == "ok");
  CHECK(*rows->real(6) < *rows->real(5));
  REQUIRE(*rows->next());
  CHECK(rows->text(3) == "no_answer");
  CHECK(rows->value(5) == files::SqlValue{});
}

TEST_CASE("the mean of a point follows from its readings") {
  const auto head = lane_sweep();
  auto store = test::swept(std::nullopt, head);
  const auto pooled = store.database().query(
      "SELECT max(abs(e.value - r.mean) / e.value) FROM estimates e JOIN (SELECT point, measure,"
      " sum(value * weight) / sum(weight) AS mean FROM readings GROUP BY point, measure) r"
      " USING (point, measure)");
  REQUIRE(pooled);
  CHECK(std::get<double>(*pooled) < 1e-12);
}

TEST_CASE("a database belongs to one sweep") {
  const TemporaryFolder folder;
  const auto path = folder.file("x.sqlite");
  const auto head = lane_sweep();
  {
    const auto store = test::swept(path, head);
  }
  const auto refused = [&](auto change) {
    auto other = head;
    change(other);
    return store_refusal(path, other);
  };
  CHECK(refused([](auto& other) { other.version = "9.9"; }) ==
        "holds a sweep with another version of cuakhau: 0.1.0, not 9.9; name another file, or "
        "remove this one");
  CHECK(refused([](auto& other) {
          other.plan_digest = {1, 2};
        }).starts_with("holds a sweep with another plan (the scenario, a --set or a --policy): "));
  CHECK(refused([](auto& other) {
          other.design.kind = DesignKind::list;
        }).starts_with("holds a sweep with another design: grid, not list"));
  CHECK(refused([](auto& other) {
          other.design = lane_sweep("servers=1..2").design;
        }).starts_with("holds a sweep with another "));
  CHECK(refused([](auto& other) {
          other.design.factors.front().path = "demand";
        }).starts_with("holds a sweep with another factor: "));
  CHECK(refused([](auto& other) {
          const std::vector<double> last{other.design.points[0].begin(),
                                         other.design.points[0].end()};
          other.design.points.add(last);
        }) ==
        "holds a sweep with other points (a --factor, --points, --seed or the file of the "
        "design); name another file, or remove this one");
  CHECK(refused([](auto& other) {
          other.choices_digest = {1, 2};
        }).starts_with("holds a sweep with other contents of what its factors name"));
  CHECK(refused([](auto& other) {
          other.measures.pop_back();
        }).starts_with("holds a sweep with other measures: wait; cleared, not wait"));
  CHECK(refused([](auto& other) {
          other.seed = 7;
        }).starts_with("holds a sweep with another seed: 1, not 7"));
  CHECK(refused([](auto& other) {
          other.effort = "9 replications";
        }).starts_with("holds a sweep with another number of replications: 3 replications"));
  CHECK(refused([](auto& other) { other.confidence = 0.9; })
            .starts_with("holds a sweep with another confidence, or other random numbers by point: "
                         "confidence 0.95, common random numbers, not confidence 0.9, common"));
  auto part = head;
  part.shard = {1, 2};
  CHECK(store_refusal(path, part).starts_with("holds a sweep with another part: 1/1, not 1/2"));
  auto renamed = head;
  renamed.scenario = "./lane.yaml";
  renamed.command = "otherwise";
  CHECK(SweepStore::open(path, renamed));
}

TEST_CASE("what is no database of a sweep is left alone") {
  const TemporaryFolder folder;
  const auto other = folder.file("other.sqlite");
  const auto newer = folder.file("newer.sqlite");
  const auto head = lane_sweep();
  {
    auto database = files::Database::open(other, files::Access::write);
    REQUIRE_FALSE(database->execute("CREATE TABLE mine (a)"));
    auto store = test::swept(newer, head);
    REQUIRE_FALSE(store.database().execute("PRAGMA user_version = 2"));
  }
  CHECK(store_refusal(other, head) == "is a database of another program: name another file");
  CHECK(store_refusal(newer, head) ==
        "was written by a newer cuakhau (schema 2, this one knows 1)");
}

TEST_CASE("a shard has its name when it is whole") {
  const TemporaryFolder folder;
  const auto path = folder.file("x.sqlite");
  auto head = lane_sweep();
  head.shard = {2, 4};
  {
    auto store = SweepStore::open(path, head);
    REQUIRE(store);
    CHECK_FALSE(std::filesystem::exists(path));
    CHECK(std::filesystem::exists(path + ".part"));
    const auto second = SweepStore::open(path, head);
    REQUIRE_FALSE(second);
    CHECK(second.error().file.message == "another process is writing it: wait until that one ends");
  }
  {
    const auto store = test::swept(path, head);
  }
  CHECK(folder.entries() == 1);
  auto again = SweepStore::open(path, head);
  REQUIRE(again);
  CHECK(points_left(head, *again) == 0);
  CHECK(count_points(again->database())->all() == 2);  // points 1 and 5
}

TEST_CASE("each ending of a point has a word") {
  CHECK(status_name(PointStatus::answered) == "ok");
  CHECK(status_name(PointStatus::no_answer) == "no_answer");
  CHECK(status_name(PointStatus::invalid) == "invalid");
}

}  // namespace
}  // namespace cuakhau::experiment
