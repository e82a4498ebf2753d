#include <cuakhau/experiment/left_over.hpp>

#include "support/catch.hpp"

namespace cuakhau::experiment {
namespace {

std::string warning(int days, std::uint32_t count) {
  const Instant from = Instant{} + 2 * k_day;
  const model::RunWindow run{Instant{}, from, from + days * k_day};
  const auto batches = cut_into_batches(run, count);
  REQUIRE(batches);
  return warning_of_left_over(run, *batches);
}

TEST_CASE("batches that leave half of a run over are told, with a number that does not") {
  CHECK(warning(58, 30) ==
        "30 batches of 1 d leave 28 d of 58 d over, which prolong the warm-up and are not "
        "measured: --batches 29 (2 d each) leaves none");
  CHECK(warning(58, 20).ends_with("--batches 19 (3 d each) leaves 1 d"));
}

TEST_CASE("of two numbers as near the smaller is named") {
  // 8 and 10 of 40 days leave none, 9 leaves 4.
  CHECK(warning(40, 9).ends_with("--batches 8 (5 d each) leaves none"));
}

TEST_CASE("as many batches as days are the last resort") {
  CHECK(warning(5, 3).ends_with("--batches 5 (1 d each) leaves none"));
}

TEST_CASE("next to nothing is not worth a word") {
  CHECK(warning(60, 20).empty());
  CHECK(warning(365, 20).empty());  // 5 days
  CHECK(warning(100, 19).empty());  // 5 days
  CHECK_FALSE(warning(100, 47).empty());
}

}  // namespace
}  // namespace cuakhau::experiment
