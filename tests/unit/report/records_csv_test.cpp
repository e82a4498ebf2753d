#include <cuakhau/report/records_csv.hpp>

#include <cuakhau/experiment/replicate.hpp>
#include <cuakhau/files/csv_reader.hpp>
#include <cuakhau/files/text_file.hpp>

#include "support/catch.hpp"
#include "support/one_lane.hpp"
#include "support/temporary_folder.hpp"

namespace cuakhau::report {
namespace {

using experiment::ReplicationRange;

/// Runs a day of one lane and gives the text of its records.
std::string records_of(const ReplicationRange& range) {
  const test::TemporaryFolder folder;
  const auto path = folder.file("records.csv");
  const model::Network network{test::one_lane(24)};
  auto records = RecordsCsv::create(path, network, range.first);
  REQUIRE(records);
  const auto batch = experiment::replicate(network, range, {nullptr, records->get(), nullptr});
  REQUIRE(batch.ending == experiment::BatchEnding::complete);
  REQUIRE_FALSE((*records)->commit());
  CHECK(folder.entries() == 1);
  return *files::read_text(path);
}

TEST_CASE("rows stand in order of replication with any number of threads") {
  const auto serial = records_of({.seed = 5, .count = 8, .threads = 1});
  CHECK(records_of({.seed = 5, .count = 8, .threads = 7}) == serial);
  CHECK(records_of({.seed = 6, .count = 8, .threads = 1}) != serial);
}

TEST_CASE("a visit and a journey of each truck, in whole milliseconds") {
  const auto table = files::parse_csv(records_of({.seed = 5, .first = 2, .count = 1}));
  REQUIRE(table);
  const auto stage = *table->column("stage");
  const auto outcome = *table->column("outcome");
  const auto arrived = *table->column("arrived_ms");
  const auto left = *table->column("left_ms");
  std::size_t visits = 0;
  std::size_t journeys = 0;
  for (const auto& row : table->rows) {
    CHECK(row.fields[0] == "2");
    CHECK(row.fields[1] == "trucks");
    row.fields[stage] == "journey" ? ++journeys : ++visits;
    CHECK(std::stoll(row.fields[arrived]) >= 0);
    if (row.fields[outcome] == "passed")
      CHECK(std::stoll(row.fields[left]) >= std::stoll(row.fields[arrived]));
  }
  CHECK(visits == journeys);
  CHECK(visits > 150);  // 216 in the mean, standard deviation 15
}

TEST_CASE("a folder that cannot be written is a problem at once") {
  const model::Network network{test::one_lane(24)};
  CHECK(RecordsCsv::create("/nowhere/records.csv", network, 0).error().message ==
        "No such file or directory");
}

TEST_CASE("a full disk is told at commit") {
  const model::Network network{test::one_lane(240)};
  auto records = RecordsCsv::create("/dev/full", network, 0);
  REQUIRE(records);
  const auto batch =
      experiment::replicate(network, {.seed = 1, .count = 4}, {nullptr, records->get(), nullptr});
  CHECK(batch.ending == experiment::BatchEnding::complete);
  REQUIRE((*records)->commit());
}

}  // namespace
}  // namespace cuakhau::report
