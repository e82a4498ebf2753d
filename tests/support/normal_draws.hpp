#pragma once

// Normal numbers for tests of statistics: Box and Muller's, from a fixed seed.

#include <cmath>
#include <cstdint>
#include <numbers>
#include <random>

namespace cuakhau::test {

class NormalDraws {
 public:
  explicit NormalDraws(std::uint64_t seed) : bits_(seed) {}
  double operator()() {
    const double radius = std::sqrt(-2.0 * std::log(uniform()));
    return radius * std::cos(2.0 * std::numbers::pi * uniform());
  }

 private:
  double uniform() { return (static_cast<double>(bits_() >> 11U) + 0.5) * 0x1p-53; }
  std::mt19937_64 bits_;
};

}  // namespace cuakhau::test
