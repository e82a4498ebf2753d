#include "model/detail/sample_grid.hpp"

#include <random>

#include "support/catch.hpp"
#include "support/short_run.hpp"

using namespace cuakhau;
using namespace cuakhau::model::detail;
using cuakhau::test::instant;

TEST_CASE("a grid counts the instants passed, whatever was asked before") {
  SampleGrid grid(instant(10), Duration{5}, 4);  // 10 15 20 25
  std::mt19937 random(1);
  for (int i = 0; i < 1'000; ++i) {
    const auto ms = static_cast<std::int64_t>(random() % 50) - 10;
    std::size_t expected = 0;
    for (const int at : {10, 15, 20, 25}) expected += at <= ms ? 1U : 0U;
    REQUIRE(grid.passed(instant(ms)) == expected);
    REQUIRE(grid.passed_before(instant(ms + 1)) == expected);
  }
  REQUIRE(grid.at(3) == instant(25));
}

TEST_CASE("a grid without instants is never passed") {
  SampleGrid grid(instant(10), Duration{5}, 0);
  REQUIRE(grid.passed(instant(100)) == 0);
  SampleCounts counts(grid);
  counts.add(grid, instant(0), instant(100));
  REQUIRE(counts.values().empty());
  CellTimes times(grid);
  times.add(grid, instant(0), instant(100));
  REQUIRE(times.values_ms().empty());
}

TEST_CASE("an interval covers its first instant and not its last") {
  SampleGrid grid(instant(10), Duration{5}, 4);
  SampleCounts counts(grid);
  counts.add(grid, instant(10), instant(15));
  REQUIRE(counts.values() == std::vector<std::uint32_t>{1, 0, 0, 0});
  counts.add(grid, instant(11), instant(26));
  REQUIRE(counts.values() == std::vector<std::uint32_t>{1, 1, 1, 1});
  counts.add(grid, instant(16), instant(20));
  counts.add(grid, instant(20), instant(20));
  REQUIRE(counts.values() == std::vector<std::uint32_t>{1, 1, 1, 1});
}

TEST_CASE("counts and times of random intervals equal those counted tick by tick") {
  std::mt19937 random(2);
  SampleGrid grid(instant(40), Duration{30}, 8);
  SampleCounts counts(grid);
  CellTimes times(grid);
  std::vector<std::uint32_t> covering(400);
  for (int i = 0; i < 500; ++i) {
    const std::size_t from = random() % 400;
    const std::size_t until = std::min<std::size_t>(399, from + random() % 90);
    for (std::size_t tick = from; tick < until; ++tick) ++covering[tick];
    const Instant start = instant(static_cast<std::int64_t>(from));
    const Instant end = instant(static_cast<std::int64_t>(until));
    counts.add(grid, start, end);
    times.add(grid, start, end);
  }
  const std::vector<std::uint32_t> values = counts.values();
  for (std::size_t k = 0; k < 8; ++k) REQUIRE(values[k] == covering[40 + 30 * k]);
  REQUIRE(times.values_ms().size() == 7);
  for (std::size_t k = 0; k < 7; ++k) {
    std::int64_t sum = 0;
    for (std::size_t tick = 40 + 30 * k; tick < 70 + 30 * k; ++tick) sum += covering[tick];
    REQUIRE(times.values_ms()[k] == sum);
  }
}
