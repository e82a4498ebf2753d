#include <cuakhau/kernel/cache_aligned.hpp>

#include <cstdint>
#include <vector>

#include "support/catch.hpp"

namespace cuakhau::kernel {

TEST_CASE("memory of a cache-aligned vector starts at a line, also after it has grown") {
  std::vector<std::uint64_t, CacheAligned<std::uint64_t>> numbers;
  for (std::uint64_t i = 0; i < 10'000; ++i) {
    numbers.push_back(i);
    REQUIRE(reinterpret_cast<std::uintptr_t>(numbers.data()) % k_cache_line == 0);
  }
  CHECK(numbers.back() == 9'999);
}

}  // namespace cuakhau::kernel
