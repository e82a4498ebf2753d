#include <cuakhau/report/sweep_table.hpp>

#include "support/swept_lane.hpp"

namespace cuakhau::report {
namespace {

std::string table_of(const experiment::SweepHead& head, experiment::SweepStore store) {
  const auto text = sweep_table(head, store.database(), test::one_lane(48), Palette::plain);
  REQUIRE(text);
  return *text;
}

TEST_CASE("a table has factors, measures with intervals, and why a point has none") {
  const auto head = test::lane_sweep();
  const auto text = table_of(head, test::swept(std::nullopt, head));
  INFO(text);
  CHECK(text.starts_with("one lane\n\npoint  stations.lane.servers  demand (%)"));
  CHECK(text.find("cleared (trucks/day)\n0                          1          80") !=
        std::string::npos);
  CHECK(text.find("\n1                          1         500           –") != std::string::npos);
  CHECK(text.find("\npoint 4, invalid: no third lane\n") != std::string::npos);
  CHECK(text.find("6 points, 2 without an answer, 2 invalid; cuakhau 0.1.0, seed 1, 3 "
                  "replications each,") != std::string::npos);
}

TEST_CASE("of many points the first are told") {
  const auto head = test::lane_sweep("stations.lane.servers=1..2", "demand=50%..60% in 21");
  const auto text = table_of(head, test::swept(std::nullopt, head));
  INFO(text);
  CHECK(text.find("\n39  ") != std::string::npos);
  CHECK(text.find("\n40  ") == std::string::npos);
  CHECK(text.find("… the first 40 points: --csv FILE has all\n42 points; ") != std::string::npos);
}

TEST_CASE("measures for which a line has no room are named") {
  auto head = test::lane_sweep();
  while (head.measures.size() < 8) head.measures.push_back(head.measures.front());
  const auto text = table_of(head, test::swept(std::nullopt, head));
  INFO(text);
  CHECK(text.find("\nno room for wait; wait") != std::string::npos);
  std::size_t line = 0;
  for (const char letter : text) {
    line = letter == '\n' ? 0 : line + 1;
    CHECK(line <= 120);  // bytes, of which ± and – have more than one
  }
}

TEST_CASE("a part is told as a part") {
  auto head = test::lane_sweep();
  head.shard = {1, 6};
  CHECK(table_of(head, test::swept(std::nullopt, head)).find("1 point of 6;") != std::string::npos);
}

}  // namespace
}  // namespace cuakhau::report
