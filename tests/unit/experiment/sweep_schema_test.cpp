#include "experiment/detail/sweep_schema.hpp"

#include "support/swept_lane.hpp"

namespace cuakhau::experiment::detail {
namespace {

TEST_CASE("a database says what it was made for") {
  auto database = files::Database::in_memory();
  const auto head = test::lane_sweep();
  CHECK_FALSE(*read_about(*database));
  REQUIRE_FALSE(make_tables(*database, head));
  const auto found = read_about(*database);
  REQUIRE(found);
  CHECK(**found == about(head));
  CHECK((*found)->at("measures") == "wait; cleared");
  CHECK_FALSE(difference_between(**found, about(head)));
}

TEST_CASE("factors and measures are described") {
  auto database = files::Database::in_memory();
  REQUIRE_FALSE(make_tables(*database, test::lane_sweep()));
  auto factors = database->prepare("SELECT name, path, kind, unit, scale, low, high FROM factors");
  REQUIRE(factors);
  REQUIRE(*factors->next());
  CHECK(factors->text(0) == "stations_lane_servers");
  CHECK(factors->text(1) == "stations.lane.servers");
  CHECK(factors->text(2) == "whole");
  CHECK(factors->integer(6) == 3);
  REQUIRE(*factors->next());
  CHECK(factors->text(3) == "%");
  CHECK(factors->real(6) == 500.0);
  const auto unit = database->query("SELECT unit FROM measures WHERE name = 'wait'");
  CHECK(*unit == files::SqlValue{"min"});
}

}  // namespace
}  // namespace cuakhau::experiment::detail
