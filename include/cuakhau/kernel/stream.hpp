#pragma once

// Keyed random numbers: a draw is a function of its key and its place, not of what was drawn
// before. Philox4x32-10 (Salmon, Moraes, Dror & Shaw 2011) with the key of a hash chain and the
// counter (index, visit, draw). So entity 7 draws the same number under every policy, and a new
// entity changes nobody's draws.

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace cuakhau::kernel {

/// The name of a stream: a chain such as
/// root(seed).with(replication).with("service").with("north"). Components are hashed in one after
/// the other and never added, so that (s, k) and (s + 1, k - 1) are strangers; a number and a text
/// are strangers too.
class StreamKey {
 public:
  [[nodiscard]] static StreamKey root(std::uint64_t seed);
  [[nodiscard]] StreamKey with(std::uint64_t component) const;
  [[nodiscard]] StreamKey with(std::string_view component) const;
  /// The stream of the antithetic numbers: 1 - u, exactly, where this one has u. Mirrored twice it
  /// is this one again.
  [[nodiscard]] constexpr StreamKey mirrored() const { return StreamKey{value_, ~flipped_}; }

  [[nodiscard]] constexpr std::uint64_t value() const { return value_; }
  /// What the bits of a draw are turned over by: none, or all.
  [[nodiscard]] constexpr std::uint64_t flipped() const { return flipped_; }
  friend constexpr bool operator==(const StreamKey&, const StreamKey&) = default;

 private:
  constexpr StreamKey(std::uint64_t value, std::uint64_t flipped)
      : value_(value), flipped_(flipped) {}
  std::uint64_t value_;
  std::uint64_t flipped_;
};

/// A number of the open interval (0, 1): an odd multiple of 2^-53, so that 1 - u is another one,
/// without rounding.
/// @param index of the entity within the stream
/// @param visit counts the times that this entity draws from this stream
/// @param draw counts the numbers that one variate needs
[[nodiscard]] double uniform(StreamKey key, std::uint64_t index, std::uint32_t visit,
                             std::uint32_t draw);

/// The length of a block.
inline constexpr std::size_t k_block = 64;

/// uniform(key, first_index + i, 0, 0) for i = 0 … k_block - 1: the same bits, several times as
/// fast.
/// @param first_index an even number
/// @param out k_block numbers
void uniform_block(StreamKey key, std::uint64_t first_index, double* out);

/// The numbers for one variate: draws 0, 1, 2 … of one (index, visit).
class UniformSource {
 public:
  constexpr UniformSource(StreamKey key, std::uint64_t index, std::uint32_t visit = 0)
      : key_(key), index_(index), visit_(visit) {}

  [[nodiscard]] double next() { return uniform(key_, index_, visit_, draw_++); }
  [[nodiscard]] constexpr std::uint32_t draws() const { return draw_; }

 private:
  StreamKey key_;
  std::uint64_t index_;
  std::uint32_t visit_;
  std::uint32_t draw_ = 0;
};

}  // namespace cuakhau::kernel
