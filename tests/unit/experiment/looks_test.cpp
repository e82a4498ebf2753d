#include <cuakhau/experiment/looks.hpp>

#include "support/catch.hpp"

namespace cuakhau::experiment {
namespace {

TEST_CASE("looks double until the limit, which is one") {
  using Looks = std::vector<std::uint32_t>;
  CHECK(looks(30, 240) == Looks{30, 60, 120, 240});
  CHECK(looks(30, 100) == Looks{30, 60, 100});
  CHECK(looks(30, 30) == Looks{30});
  CHECK(looks(30, 10) == Looks{30});
  CHECK(looks(30, 31) == Looks{30, 31});
  CHECK(looks(3'000'000'000U, 4'000'000'000U) == Looks{3'000'000'000U, 4'000'000'000U});
}

}  // namespace
}  // namespace cuakhau::experiment
