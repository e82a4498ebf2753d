#include <cuakhau/experiment/merge_sweeps.hpp>

#include <filesystem>

#include "support/swept_lane.hpp"
#include "support/temporary_folder.hpp"

namespace cuakhau::experiment {
namespace {

using test::lane_sweep;
using test::TemporaryFolder;
using Files = std::vector<std::string>;

/// The shards of a sweep, each run for itself.
Files shards_of(const TemporaryFolder& folder, SweepHead head, std::uint32_t of) {
  Files names;
  for (std::uint32_t number = of; number >= 1; --number) {
    head.shard = {number, of};
    names.push_back(folder.file(head.seed == 1 ? "part-" + std::to_string(number)
                                               : "other-" + std::to_string(number)));
    const auto store = test::swept(names.back(), head);
  }
  return names;
}

std::string merge_refusal(const TemporaryFolder& folder, const Files& shards) {
  const auto merged = merge_sweeps(folder.file("all"), shards);
  REQUIRE_FALSE(merged);
  CHECK(merged.error().is_of_another_sweep);
  CHECK_FALSE(std::filesystem::exists(folder.file("all")));
  CHECK_FALSE(std::filesystem::exists(folder.file("all.part")));
  return merged.error().file.message;
}

TEST_CASE("merged shards are the sweep that ran in one piece") {
  const TemporaryFolder folder;
  const auto head = lane_sweep();
  auto whole = test::swept(std::nullopt, head);
  for (const std::uint32_t of : {1U, 2U, 4U, 7U}) {  // of 7 the last has no point
    const TemporaryFolder parts;
    auto merged = merge_sweeps(parts.file("all"), shards_of(parts, head, of));
    INFO((merged ? "" : merged.error().file.message));
    REQUIRE(merged);
    CHECK(test::dump(*merged) == test::dump(whole.database()));
    CHECK(count_points(*merged)->all() == 6);
  }
}

TEST_CASE("a merged database is the sweep for whoever goes on with it") {
  const TemporaryFolder folder;
  const auto head = lane_sweep();
  REQUIRE(merge_sweeps(folder.file("all"), shards_of(folder, head, 2)));
  const auto store = SweepStore::open(folder.file("all"), head);
  REQUIRE(store);
  CHECK(points_left(head, *store) == 0);
}

TEST_CASE("what is missing, twice or foreign is told, and nothing is made") {
  const TemporaryFolder folder;
  auto head = lane_sweep();
  const auto parts = shards_of(folder, head, 3);  // 3/3, 2/3, 1/3
  CHECK(merge_refusal(folder, {parts[0]}) ==
        "not made: 2 of 3 shards missing: 1/3, 2/3; such as cuakhau sweep lane.yaml --shard 1/3 "
        "--out FILE");
  CHECK(merge_refusal(folder, {parts[0], parts[1], parts[0]}) ==
        "is the part 3/3, as " + parts[0] + " is");
  const TemporaryFolder halves;
  const auto half = shards_of(halves, head, 2).front();
  CHECK(merge_refusal(folder, {parts[0], half}) ==
        "is the part 2/2, and " + parts[0] + " is one of 3");
  head.seed = 9;
  const auto others = shards_of(folder, head, 3);
  CHECK(merge_refusal(folder, {parts[0], others[1]}) ==
        "is of another sweep than " + parts[0] + ": another seed: 9, not 1");
}

TEST_CASE("a shard that was not finished, or was changed, is not merged") {
  const TemporaryFolder folder;
  const auto head = lane_sweep();
  const auto parts = shards_of(folder, head, 2);
  const auto change = [&](const char* statement) {
    auto database = files::Database::open(parts[0], files::Access::write);
    REQUIRE(database);
    REQUIRE_FALSE(database->execute(statement));
  };
  change("UPDATE points SET point = 0 WHERE point = 1");
  CHECK(merge_refusal(folder, parts) ==
        "has 2 of 3 points: finish it by cuakhau sweep lane.yaml --shard 2/2");
  change(
      "UPDATE points SET point = 1 WHERE point = 0; INSERT INTO points SELECT 4, "
      "stations_lane_servers, demand, status, message, replications, plan_digest FROM points "
      "WHERE point = 1");
  CHECK(merge_refusal(folder, parts) == "has points of another part: it was changed");
}

TEST_CASE("a file that is there is not replaced, and one that is not there is told") {
  const TemporaryFolder folder;
  const auto parts = shards_of(folder, lane_sweep(), 1);
  const auto over = merge_sweeps(parts[0], parts);
  REQUIRE_FALSE(over);
  CHECK(over.error().file.message == "is there already: name another file, or remove it");
  const auto lost = merge_sweeps(folder.file("all"), Files{folder.file("lost")});
  REQUIRE_FALSE(lost);
  CHECK(lost.error().file.path == folder.file("lost"));
  CHECK_FALSE(lost.error().is_of_another_sweep);
}

}  // namespace
}  // namespace cuakhau::experiment
