#include <cuakhau/base/trigonometry.hpp>

#include <bit>
#include <cstdint>
#include <limits>

#include <cuakhau/base/contract.hpp>

namespace cuakhau::det {
namespace {

/// An angle of at most pi/4 in magnitude as an unevaluated sum, and the quarter turns that were
/// taken off it.
struct Reduced {
  double high;
  double low;
  std::uint64_t quadrant;
};

struct Difference {
  double value;
  double lost;
};

/// a - b and exactly what its rounding loses (Knuth's two-sum).
Difference subtract(double a, double b) {
  const double value = a - b;
  const double echo = value - a;
  return {value, (a - (value - echo)) - (b + echo)};
}

/// x minus the nearest multiple of pi/2 (Cody & Waite 1980). pi/2 is cut into pieces of 33 bits;
/// the multiple has at most 20, so the products are exact, and what the subtractions lose is
/// carried.
Reduced reduce(double x) {
  constexpr double k_shift = 0x1.8p52;
  const double shifted = x * 0x1.45f306dc9c883p-1 + k_shift;
  const double turns = shifted - k_shift;
  const Difference second =
      subtract(x - turns * 0x1.921fb54400000p+0, turns * 0x1.0b4611a600000p-34);
  const Difference third = subtract(second.value, turns * 0x1.3198a2e000000p-69);
  const double low = (second.lost + third.lost) - turns * 0x1.b839a252049c1p-104;
  const double high = third.value + low;
  return {high, (third.value - high) + low, std::bit_cast<std::uint64_t>(shifted) & 3U};
}

/// (sin x - x) / x^3 in z = x^2; minimax on [0, (pi/4)^2], error below 2^-56 in sin(x) / x.
double sin_tail(double z) {
  return -0x1.5555555555555p-3 +
         z * (0x1.1111111110bb3p-7 +
              z * (-0x1.a01a019e83b98p-13 +
                   z * (0x1.71de379693ebep-19 +
                        z * (-0x1.ae600b059a95cp-26 + z * 0x1.5e0b18e2e74a4p-33))));
}

/// (cos x - 1 + x^2/2) / x^4 in z = x^2; minimax on [0, (pi/4)^2], error below 2^-60 in cos(x).
double cos_tail(double z) {
  return 0x1.5555555555555p-5 +
         z * (-0x1.6c16c16c16967p-10 +
              z * (0x1.a01a019f4eb44p-16 +
                   z * (-0x1.27e4fa17db6c2p-22 +
                        z * (0x1.1eeb68e764238p-29 + z * -0x1.907da02fc4a17p-37))));
}

double sin_of(const Reduced& angle) {
  const double x = angle.high;
  const double z = x * x;
  return x + (x * z * sin_tail(z) + angle.low * (1.0 - 0.5 * z));
}

/// The square is taken with its rounding error (a split of x), which would otherwise reach the last
/// bit.
double cos_of(const Reduced& angle) {
  const double x = angle.high;
  const auto x_high =
      std::bit_cast<double>(std::bit_cast<std::uint64_t>(x) & 0xffffffff'f8000000ULL);
  const double half = 0.5 * (x_high * x_high);
  const double half_low = 0.5 * ((x - x_high) * (x + x_high));
  const double z = x * x;
  const double top = 1.0 - half;
  const double top_error = (1.0 - top) - half;
  return top + (top_error + (z * z * cos_tail(z) - (half_low + x * angle.low)));
}

bool is_finite(double x) { return x - x == 0.0; }

Reduced reduce_checked(double x) {
  const double size = x < 0.0 ? -x : x;
  CUAKHAU_CHECK(size <= k_largest_angle, "the angle is {}", x);
  return reduce(x);
}

}  // namespace

double sin(double x) {
  if (!is_finite(x)) return std::numeric_limits<double>::quiet_NaN();
  if (x < 0x1p-27 && x > -0x1p-27) return x;  // keeps the sign of zero and subnormals
  const Reduced angle = reduce_checked(x);
  const double value = (angle.quadrant & 1U) == 0 ? sin_of(angle) : cos_of(angle);
  return (angle.quadrant & 2U) == 0 ? value : -value;
}

double cos(double x) {
  if (!is_finite(x)) return std::numeric_limits<double>::quiet_NaN();
  const Reduced angle = reduce_checked(x);
  const double value = (angle.quadrant & 1U) == 0 ? cos_of(angle) : sin_of(angle);
  return ((angle.quadrant + 1U) & 2U) == 0 ? value : -value;
}

}  // namespace cuakhau::det
