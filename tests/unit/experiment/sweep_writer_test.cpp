#include "experiment/detail/sweep_writer.hpp"

#include <thread>

#include "support/swept_lane.hpp"
#include "support/temporary_folder.hpp"

namespace cuakhau::experiment::detail {
namespace {

TEST_CASE("what is handed over is in the store when the writer ends") {
  const auto head = test::lane_sweep("servers=1..100", "demand=1%..100% in 30");
  auto store = SweepStore::open(std::nullopt, head);
  SweepWriter writer{*store};
  for (std::size_t index = 0; index < 3'000; ++index)  // more than may wait
    REQUIRE(writer.add(
        {.index = index, .values = {2.0, 500.0}, .status = PointStatus::invalid, .message = "no"}));
  REQUIRE_FALSE(writer.finish());
  CHECK(count_points(store->database())->invalid == 3'000);
}

TEST_CASE("a point is in the database soon, while the writer waits for others") {
  const test::TemporaryFolder folder;
  const auto path = folder.file("x.sqlite");
  const auto head = test::lane_sweep();
  auto store = SweepStore::open(path, head);
  SweepWriter writer{*store};
  REQUIRE(writer.add({.index = 1, .values = {2.0, 500.0}}));
  auto reader = files::Database::open(path, files::Access::read);
  REQUIRE(reader);
  std::size_t found = 0;
  for (int look = 0; look < 1'000 && found == 0; ++look) {
    std::this_thread::sleep_for(std::chrono::milliseconds{10});
    found = count_points(*reader)->all();
  }
  CHECK(found == 1);
}

TEST_CASE("once the store cannot be written nothing more is taken") {
  const auto head = test::lane_sweep();
  auto store = SweepStore::open(std::nullopt, head);
  SweepWriter writer{*store};
  REQUIRE(writer.add({.index = 1, .values = {2.0, 500.0}}));
  bool is_taken = true;
  for (int attempt = 0; attempt < 1'000 && is_taken; ++attempt) {
    is_taken =
        writer.add({.index = 1, .values = {2.0, 500.0}});  // a second time: the table refuses it
    std::this_thread::sleep_for(std::chrono::milliseconds{1});
  }
  CHECK_FALSE(is_taken);
  CHECK(writer.finish());
}

}  // namespace
}  // namespace cuakhau::experiment::detail
