#pragma once

// Numbers for tests that try many cases: a fixed sequence of its own, so that a failure can be
// repeated and the kernel's streams are not tested with themselves.

#include <cstdint>

#include <cuakhau/base/hash.hpp>

namespace cuakhau::test {

class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}

  /// 0 … sides - 1.
  std::uint64_t roll(std::uint64_t sides) { return mix64(state_ += 0x9e3779b97f4a7c15ULL) % sides; }

 private:
  std::uint64_t state_;
};

}  // namespace cuakhau::test
