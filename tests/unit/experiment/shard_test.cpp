#include <cuakhau/experiment/shard.hpp>

#include "support/catch.hpp"

namespace cuakhau::experiment {
namespace {

TEST_CASE("each point belongs to one shard") {
  for (const std::uint32_t of : {1U, 3U, 10U})
    for (std::size_t point = 0; point < 25; ++point) {
      int owners = 0;
      for (std::uint32_t number = 1; number <= of; ++number)
        owners += Shard{number, of}.has(point) ? 1 : 0;
      CHECK(owners == 1);
    }
}

TEST_CASE("a shard is written I/N") {
  CHECK(*parse_shard("3/10") == Shard{3, 10});
  CHECK(parse_shard("3/10")->text() == "3/10");
  CHECK(parse_shard("1/1")->is_whole());
  for (const auto* text : {"", "3", "0/3", "4/3", "1/0", "a/b", "1/3/5", "-1/3", "1/1000000"}) {
    const auto shard = parse_shard(text);
    REQUIRE_FALSE(shard);
    CHECK(shard.error().starts_with("expected I/N, the part I of N from 1/N to N/N, found \""));
  }
}

}  // namespace
}  // namespace cuakhau::experiment
