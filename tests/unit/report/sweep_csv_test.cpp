#include <cuakhau/report/sweep_csv.hpp>

#include <cuakhau/files/csv_reader.hpp>
#include <cuakhau/files/text_file.hpp>

#include "support/swept_lane.hpp"
#include "support/temporary_folder.hpp"

namespace cuakhau::report {
namespace {

TEST_CASE("a sweep is a table with a row for each point") {
  const test::TemporaryFolder folder;
  const auto head = test::lane_sweep();
  auto store = test::swept(std::nullopt, head);
  const auto path = folder.file("x.csv");
  auto file = files::AtomicFile::create(path);
  REQUIRE(file);
  REQUIRE_FALSE(write_sweep_csv(store.database(), *file));
  REQUIRE_FALSE(file->commit());
  const auto table = files::parse_csv(*files::read_text(path));
  REQUIRE(table);
  CHECK(table->header.size() == 16);
  CHECK(table->header[5] == "wait");
  REQUIRE(table->rows.size() == 6);
  CHECK(table->rows[0].fields[1] == "1");
  CHECK(table->rows[0].fields[2] == "80");
  CHECK(table->rows[0].fields[3] == "ok");
  CHECK(table->rows[1].fields[5].empty());
  CHECK(table->rows[4].fields[15] == "no third lane");
}

TEST_CASE("a disk that is full is told") {
  const auto head = test::lane_sweep("servers=1..2000", "demand=1%..100% in 2");
  auto store = experiment::SweepStore::open(std::nullopt, head);
  std::vector<experiment::SweepPoint> points;
  for (std::size_t k = 0; k < 4'000; ++k)
    points.push_back({.index = k, .values = {1.0, 1.0}, .message = std::string(60, 'x')});
  REQUIRE_FALSE(store->add(points));
  auto full = files::AtomicFile::create("/dev/full");
  REQUIRE(full);
  const auto problem = write_sweep_csv(store->database(), *full);
  REQUIRE(problem);
  CHECK(problem->message == "No space left on device");
}

}  // namespace
}  // namespace cuakhau::report
