#include <cuakhau/base/time.hpp>

#include <cuakhau/base/contract.hpp>

namespace cuakhau {

Duration ticks_from(double milliseconds) {
  constexpr double k_most = 0x1p53;  // above it, neighbouring doubles are more than a tick apart
  CUAKHAU_CHECK(milliseconds - milliseconds == 0.0, "a span of {} ms", milliseconds);
  if (!(milliseconds > 0.0)) return Duration{0};
  if (milliseconds >= k_most) return Duration{static_cast<std::int64_t>(k_most)};
  const auto whole = static_cast<std::int64_t>(milliseconds);
  const double rest = milliseconds - static_cast<double>(whole);  // exact
  const bool up = rest > 0.5 || (rest == 0.5 && whole % 2 == 1);
  return Duration{up ? whole + 1 : whole};
}

}  // namespace cuakhau
