#pragma once

// Whole numbers at random, one after the other, from a key of their own.

#include <cstddef>
#include <cstdint>

#include <cuakhau/kernel/stream.hpp>

namespace cuakhau::experiment::detail {

class Dice {
 public:
  Dice(kernel::StreamKey key, std::uint64_t index) : source_(key, index) {}

  /// One of 0 … sides − 1, each with the same chance.
  [[nodiscard]] std::size_t below(std::size_t sides) {
    // A number below 1 times a whole number rounds to less than it.
    return static_cast<std::size_t>(source_.next() * static_cast<double>(sides));
  }

 private:
  kernel::UniformSource source_;
};

}  // namespace cuakhau::experiment::detail
