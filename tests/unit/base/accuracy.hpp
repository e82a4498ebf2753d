#pragma once

// How far a double lies from a reference of more digits, and points to look at.

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

#include <cuakhau/base/hash.hpp>

namespace cuakhau::test {

/// Units in the last place of the true value's own binade (not below the spacing of subnormals).
inline double ulps(double got, long double truth) {
  const auto nearest = static_cast<double>(truth);
  if (std::isnan(nearest)) return std::isnan(got) ? 0.0 : std::numeric_limits<double>::infinity();
  if (std::isinf(nearest) || nearest == 0.0)
    return got == nearest ? 0.0 : std::numeric_limits<double>::infinity();
  const int exponent = std::max(std::ilogb(nearest), -1022) - 52;
  const long double unit = std::ldexp(1.0L, exponent);
  return static_cast<double>(std::abs(static_cast<long double>(got) - truth) / unit);
}

/// A fixed, scattered sequence of 64-bit words; the same in every build.
class Words {
 public:
  explicit Words(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() { return mix64(state_ += 0x9e3779b97f4a7c15ULL); }
  /// In [0, 1), 53 bits.
  double unit() { return static_cast<double>(next() >> 11U) * 0x1p-53; }
  double between(double low, double high) { return low + (high - low) * unit(); }
  /// Positive and finite, every binade alike, subnormals included.
  double any_positive() { return std::bit_cast<double>(next() % 0x7ff0000000000000ULL); }

 private:
  std::uint64_t state_;
};

/// The largest error over many points, and where.
class Worst {
 public:
  void look(double at, double error) {
    ++count_;
    if (error <= error_) return;
    error_ = error;
    at_ = at;
  }
  [[nodiscard]] double error() const { return error_; }
  [[nodiscard]] double at() const { return at_; }
  [[nodiscard]] long count() const { return count_; }

 private:
  double error_ = 0.0;
  double at_ = 0.0;
  long count_ = 0;
};

/// A value so many ulps further from zero: what a check must tell from the right one.
inline double shifted(double value, int steps) {
  return std::bit_cast<double>(std::bit_cast<std::uint64_t>(value) +
                               static_cast<std::uint64_t>(steps));
}

}  // namespace cuakhau::test
