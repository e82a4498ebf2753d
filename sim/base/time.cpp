#include <cuakhau/base/time.hpp>

#include <cuakhau/base/contract.hpp>

namespace cuakhau {

Duration ticks_from_outside(double milliseconds) {
  constexpr double k_exact_below =
      0x1p53;  // above it, neighbouring doubles are more than a tick apart
  CUAKHAU_CHECK(milliseconds - milliseconds == 0.0, "a span of {} ms", milliseconds);
  if (!(milliseconds > 0.0)) return Duration{0};
  if (milliseconds >= k_exact_below) return Duration{static_cast<std::int64_t>(k_exact_below)};
  return Duration{static_cast<std::int64_t>(milliseconds)};
}

}  // namespace cuakhau
