#pragma once

// The variates of one stream: a law under a key. Entity i draws at(i) however often and in whatever
// order entities ask; first visits of 64 neighbours are made in one go and kept for a while.

#include <array>
#include <cstddef>
#include <cstdint>

#include <cuakhau/base/time.hpp>
#include <cuakhau/kernel/distribution.hpp>
#include <cuakhau/kernel/sampler.hpp>
#include <cuakhau/kernel/stream.hpp>

namespace cuakhau::kernel {

class VariateStream {
 public:
  /// @param distribution one without a problem()
  VariateStream(const Distribution& distribution, StreamKey key);

  /// sample(distribution, UniformSource(key, index, visit)), to the bit. Not const: it moves the
  /// cache. No allocation.
  [[nodiscard]] double at(std::uint64_t index, std::uint32_t visit = 0) {
    if (visit != 0 || kept_ == Kept::nothing) [[unlikely]]
      return single(index, visit);
    const std::uint64_t number = index / k_block;
    const std::size_t block = number % k_blocks;
    if (numbers_[block] != number) [[unlikely]]
      fill(block, number);
    const double kept = kept_values_[block * k_block + index % k_block];
    return kept_ == Kept::variates ? kept : sampler_.at_uniform(kept);
  }

  /// Has what at(index) reads brought into the cache.
  void fetch(std::uint64_t index) const {
    __builtin_prefetch(this);
    __builtin_prefetch(&kept_values_[index % kept_values_.size()]);
  }

  /// at() as a time, for a law in milliseconds.
  [[nodiscard]] Duration duration_at(std::uint64_t index, std::uint32_t visit = 0) {
    return ticks_from(at(index, visit));
  }

 private:
  static constexpr std::size_t k_blocks = 4;  // entities overtake each other
  static constexpr std::uint64_t k_no_block = ~std::uint64_t{0};

  // A law that costs the same one by one keeps its uniforms, so that nothing is inverted for an
  // entity that never asks.
  enum class Kept : std::uint8_t { nothing, uniforms, variates };

  [[nodiscard]] double single(std::uint64_t index, std::uint32_t visit) const;
  void fill(std::size_t block, std::uint64_t number);

  // What every draw reads stands together.
  std::array<std::uint64_t, k_blocks> numbers_{k_no_block, k_no_block, k_no_block, k_no_block};
  Kept kept_ = Kept::nothing;
  Sampler sampler_;
  StreamKey key_;
  std::array<double, k_blocks * k_block> kept_values_{};  // one block after the other
};

}  // namespace cuakhau::kernel
