#include <cuakhau/base/time.hpp>

#include <cuakhau/base/contract.hpp>

namespace cuakhau {

Duration ticks_from(double milliseconds) {
  constexpr double k_most = 0x1p53;  // above it, neighbouring doubles are more than a tick apart
  CUAKHAU_CHECK(milliseconds - milliseconds == 0.0, "a span of {} ms", milliseconds);
  if (!(milliseconds > 0.0)) return Duration{0};
  if (milliseconds >= k_most) return Duration{static_cast<std::int64_t>(k_most)};
  // Where neighbouring doubles are 1 apart, a sum is rounded to the nearest whole number, ties to
  // even: no branch that chance decides.
  constexpr double k_whole = 0x1p52;
  if (milliseconds < k_whole) milliseconds = (milliseconds + k_whole) - k_whole;
  return Duration{static_cast<std::int64_t>(milliseconds)};
}

}  // namespace cuakhau
