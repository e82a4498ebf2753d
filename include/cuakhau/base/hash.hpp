#pragma once

// A 128-bit hash that is the same on every machine: for digests of plans, event streams and truck
// paths.

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace cuakhau {

struct Hash128 {
  std::uint64_t high = 0;
  std::uint64_t low = 0;

  friend constexpr auto operator<=>(const Hash128&, const Hash128&) = default;
  /// 32 lower-case hexadecimal digits.
  [[nodiscard]] std::string hex() const;
};

/// The finaliser of SplitMix64 (Steele, Lea & Flood 2014): a bijection of 64-bit words that spreads
/// every bit.
[[nodiscard]] constexpr std::uint64_t mix64(std::uint64_t word) {
  word = (word ^ (word >> 30U)) * 0xbf58476d1ce4e5b9ULL;
  word = (word ^ (word >> 27U)) * 0x94d049bb133111ebULL;
  return word ^ (word >> 31U);
}

/// Order-dependent running hash. Two lanes with different odd multipliers; the length enters at the
/// end.
class Hasher {
 public:
  constexpr void add(std::uint64_t word) {
    high_ = mix64(high_ ^ word);
    low_ = (low_ ^ (word * 0x9e3779b97f4a7c15ULL)) * 0xd6e8feb86659fd93ULL;
    low_ ^= low_ >> 32U;
    ++length_;
  }
  constexpr void add(std::string_view text) {
    std::uint64_t word = 0;
    unsigned filled = 0;
    for (const char letter : text) {
      word = (word << 8U) | static_cast<unsigned char>(letter);
      if (++filled == 8) {
        add(word);
        word = 0;
        filled = 0;
      }
    }
    add(word);
    add(text.size());
  }
  [[nodiscard]] constexpr Hash128 value() const {
    return {mix64(high_ ^ length_), mix64(low_ + high_ + length_)};
  }

 private:
  std::uint64_t high_ = 0x243f6a8885a308d3ULL;  // fractional digits of pi
  std::uint64_t low_ = 0x13198a2e03707344ULL;
  std::uint64_t length_ = 0;
};

}  // namespace cuakhau
