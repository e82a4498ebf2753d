#include <cuakhau/experiment/swept_points.hpp>

#include "support/swept_lane.hpp"

namespace cuakhau::experiment {
namespace {

TEST_CASE("a sweep is read back: its factors, its points, what they gave") {
  const auto head = test::lane_sweep();
  auto store = test::swept(std::nullopt, head);
  const auto sweep = read_swept_points(store.database());
  REQUIRE(sweep);
  CHECK(sweep->facts.command == head.command);
  CHECK(sweep->facts.random_numbers == RandomNumbers::common);
  CHECK(sweep->facts.points == 6);
  CHECK(sweep->counts.all() == 6);
  REQUIRE(sweep->factors.size() == 2);
  CHECK(sweep->factors[0].kind == FactorKind::whole);
  CHECK(sweep->factors[1].unit == "%");
  CHECK(sweep->factors[1].high == 500.0);
  CHECK(sweep->measures[1].key == head.measures[1].key);
  CHECK(sweep->points.size() == sweep->counts.answered);
  CHECK(sweep->silent.size() == 6 - sweep->counts.answered);
  CHECK(sweep->points[0][1] == 80.0);
  const auto values = read_swept_values(store.database(), *sweep, 0, sweep->indices);
  REQUIRE(values);
  REQUIRE((*values)[0]);
  CHECK((*values)[0]->over.errors.size() == 3);
  const auto wait = store.database().query("SELECT wait FROM results WHERE point = 0");
  CHECK((*values)[0]->over.value == Approx(std::get<double>(*wait)));
}

TEST_CASE("lists come back as ranges where they are of numbers, else as the choices there are") {
  const auto head = test::lane_sweep("stations.lane.servers={1, 2}", "demand={80 %, 90 %, 100 %}");
  auto store = test::swept(std::nullopt, head);
  const auto sweep = read_swept_points(store.database());
  REQUIRE(sweep);
  CHECK(sweep->factors[0].kind == FactorKind::whole);
  CHECK(sweep->factors[1].is_range());
  CHECK(sweep->factors[1].low == 80.0);
  CHECK(sweep->factors[1].unit == "%");
}

TEST_CASE("what is no sweep is said") {
  auto database = files::Database::in_memory();
  REQUIRE(database);
  const auto empty = read_swept_points(*database);
  REQUIRE_FALSE(empty);
  CHECK(empty.error().file.message == "is an empty database: no sweep");
}

}  // namespace
}  // namespace cuakhau::experiment
