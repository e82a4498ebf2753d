#include <cuakhau/base/elementary.hpp>

#include <array>
#include <bit>
#include <cstdint>
#include <limits>

namespace cuakhau::det {
namespace {

constexpr double k_infinity = std::numeric_limits<double>::infinity();
constexpr double k_nan = std::numeric_limits<double>::quiet_NaN();
constexpr double k_smallest_normal = std::numeric_limits<double>::min();

// log 2 = k_ln2_high + k_ln2_low; the high part has 42 bits, so that its product with an exponent
// is exact.
constexpr double k_ln2_high = 0x1.62e42fefa3800p-1;
constexpr double k_ln2_low = 0x1.ef35793c76730p-45;

// What turns the exponent field, read as a number by or-ing it into 2^52, into the exponent itself.
constexpr double k_exponent_bias = 0x1p52 + 1024.0;

/// log(1 + f) = 2 atanh(s) with s = f / (2 + f): the part of 2 atanh(s) / s beyond 2, in z = s^2
/// from 0 to 0.0295. Minimax polynomial by Remez exchange in 300-bit arithmetic, error below 2^-56;
/// odd and even powers apart, which halves the chain of dependent steps.
double log_tail(double z) {
  const double w = z * z;
  const double odd =
      0x1.5555555555558p-1 +
      w * (0x1.2492492e03e4ep-2 + w * (0x1.7462ba281c955p-3 + w * 0x1.2b5fbe9e436b8p-3));
  const double even = 0x1.9999999995223p-2 + w * (0x1.c71c62d03d20fp-3 + w * 0x1.39fdb948e338cp-3);
  return z * odd + w * even;
}

/// log(x) for normal positive x, without a branch, so that a loop over it becomes vector code.
///
/// x = 2^k (1 + f) with 1 + f in [sqrt(1/2), sqrt(2)), and log(1 + f) = f - (f^2/2 - s (f^2/2 +
/// tail)), so that the large term f is exact (the arrangement of Ng's log in FDLIBM, 1993).
double log_of_normal(double x, double exponent_bias) {
  const auto bits = std::bit_cast<std::uint64_t>(x);
  const std::uint64_t field = (bits - 0x3fe6a09e'667f3bcdULL + (1024ULL << 52U)) >> 52U;
  const double k = std::bit_cast<double>(field | 0x43300000'00000000ULL) - exponent_bias;
  const double f = std::bit_cast<double>(bits - (field << 52U) + (1024ULL << 52U)) - 1.0;
  const double s = f / (2.0 + f);
  const double half_square = 0.5 * f * f;
  const double rest = s * (half_square + log_tail(s * s)) + k * k_ln2_low;
  return k * k_ln2_high + (f - (half_square - rest));
}

struct PowerOfTwo {
  double high;
  double low;
};

/// 2^(j/32) as the nearest double and the nearest double to what that misses.
constexpr std::array<PowerOfTwo, 32> k_powers{{
    {0x1.0000000000000p+0, 0x0.0p+0},
    {0x1.059b0d3158574p+0, 0x1.d73e2a475b465p-55},
    {0x1.0b5586cf9890fp+0, 0x1.8a62e4adc610bp-54},
    {0x1.11301d0125b51p+0, -0x1.6c51039449b3ap-54},
    {0x1.172b83c7d517bp+0, -0x1.19041b9d78a76p-55},
    {0x1.1d4873168b9aap+0, 0x1.e016e00a2643cp-54},
    {0x1.2387a6e756238p+0, 0x1.9b07eb6c70573p-54},
    {0x1.29e9df51fdee1p+0, 0x1.612e8afad1255p-55},
    {0x1.306fe0a31b715p+0, 0x1.6f46ad23182e4p-55},
    {0x1.371a7373aa9cbp+0, -0x1.63aeabf42eae2p-54},
    {0x1.3dea64c123422p+0, 0x1.ada0911f09ebcp-55},
    {0x1.44e086061892dp+0, 0x1.89b7a04ef80d0p-59},
    {0x1.4bfdad5362a27p+0, 0x1.d4397afec42e2p-56},
    {0x1.5342b569d4f82p+0, -0x1.07abe1db13cadp-55},
    {0x1.5ab07dd485429p+0, 0x1.6324c054647adp-54},
    {0x1.6247eb03a5585p+0, -0x1.383c17e40b497p-54},
    {0x1.6a09e667f3bcdp+0, -0x1.bdd3413b26456p-54},
    {0x1.71f75e8ec5f74p+0, -0x1.16e4786887a99p-55},
    {0x1.7a11473eb0187p+0, -0x1.41577ee04992fp-55},
    {0x1.82589994cce13p+0, -0x1.d4c1dd41532d8p-54},
    {0x1.8ace5422aa0dbp+0, 0x1.6e9f156864b27p-54},
    {0x1.93737b0cdc5e5p+0, -0x1.75fc781b57ebcp-57},
    {0x1.9c49182a3f090p+0, 0x1.c7c46b071f2bep-56},
    {0x1.a5503b23e255dp+0, -0x1.d2f6edb8d41e1p-54},
    {0x1.ae89f995ad3adp+0, 0x1.7a1cd345dcc81p-54},
    {0x1.b7f76f2fb5e47p+0, -0x1.5584f7e54ac3bp-56},
    {0x1.c199bdd85529cp+0, 0x1.11065895048ddp-55},
    {0x1.cb720dcef9069p+0, 0x1.503cbd1e949dbp-56},
    {0x1.d5818dcfba487p+0, 0x1.2ed02d75b3707p-55},
    {0x1.dfc97337b9b5fp+0, -0x1.1a5cd4f184b5cp-54},
    {0x1.ea4afa2a490dap+0, -0x1.e9c23179c2893p-54},
    {0x1.f50765b6e4540p+0, 0x1.9d3e12dd8a18bp-54},
}};

/// (exp(r) - 1 - r) / r^2 for |r| <= log(2) / 64; minimax, which leaves 2^-61 in exp(r).
double exp_tail(double r) {
  return 0x1.0000000000000p-1 +
         r * (0x1.555555554dccap-3 +
              r * (0x1.555555554b8a0p-5 + r * (0x1.11114faa7aa89p-7 + r * 0x1.6c17190fa9ea2p-10)));
}

/// 2^exponent for an exponent of a normal number.
double power_of_two(std::int64_t exponent) {
  return std::bit_cast<double>(static_cast<std::uint64_t>(exponent + 1023) << 52U);
}

/// Rounds to the nearest integer, ties to even; |x| below 2^51.
double nearest_integer(double x) {
  constexpr double k_shift = 0x1.8p52;
  return (x + k_shift) - k_shift;
}

}  // namespace

double log(double x) {
  if (x >= k_smallest_normal && x < k_infinity) return log_of_normal(x, k_exponent_bias);
  if (x == 0.0) return -k_infinity;
  if (x > 0.0 && x < k_infinity) return log_of_normal(x * 0x1p54, k_exponent_bias + 54.0);
  return x > 0.0 ? x : k_nan;
}

void log_block(const double* in, double* out, std::size_t count) {
#if defined(__clang__)
#pragma clang loop vectorize(assume_safety)
#else
#pragma GCC ivdep
#endif
  for (std::size_t i = 0; i < count; ++i) out[i] = log_of_normal(in[i], k_exponent_bias);
}

double exp(double x) {
  if (!(x == x)) return x;
  if (x > 0x1.62e42fefa39efp+9) return k_infinity;  // above log(largest double)
  if (x < -0x1.74910d52d3052p+9) return 0.0;        // below log(half the smallest subnormal)
  // x = (32 k + j) log(2)/32 + r. The high part of log(2)/32 has 36 bits, so that its multiple is
  // exact.
  const double steps = nearest_integer(x * 0x1.71547652b82fep+5);
  const double r = (x - steps * 0x1.62e42fefa0000p-6) - steps * 0x1.cf79abc9e3b3ap-45;
  const auto step = static_cast<std::int64_t>(steps);
  const PowerOfTwo& power = k_powers[static_cast<std::size_t>(step & 31)];
  const double fraction = r + r * r * exp_tail(r);
  const double mantissa = power.high + (power.low + power.high * fraction);
  const std::int64_t k = (step - (step & 31)) / 32;
  const std::int64_t first = k / 2;  // in two factors, since 2^k itself may be no normal number
  return (mantissa * power_of_two(first)) * power_of_two(k - first);
}

double pow(double x, double y) {
  if (y == 0.0 || x == 1.0) return 1.0;
  if (x == 0.0 && y > 0.0) return 0.0;
  if (x == 0.0 && y < 0.0) return k_infinity;
  return exp(y * log(x));
}

}  // namespace cuakhau::det
