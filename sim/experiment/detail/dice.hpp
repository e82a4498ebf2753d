#pragma once

// Whole numbers at random, one after the other, from a key of their own.

#include <cstddef>
#include <cstdint>
#include <numeric>
#include <utility>
#include <vector>

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

/// 0 … count − 1 in any order, each with the same chance (Fisher & Yates).
[[nodiscard]] inline std::vector<std::size_t> shuffled(std::size_t count, Dice& dice) {
  std::vector<std::size_t> order(count);
  std::iota(order.begin(), order.end(), std::size_t{0});
  for (std::size_t left = count; left > 1; --left)
    std::swap(order[left - 1], order[dice.below(left)]);
  return order;
}

}  // namespace cuakhau::experiment::detail
