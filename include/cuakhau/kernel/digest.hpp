#pragma once

// Two fingerprints of a run, of 128 bits each and equal on every machine. The trace digest sees
// every event in its order: it answers "is this the same run?". The path digest is a sum over
// milestones, so that neither the order in which entities pass them nor an event that leaves no
// milestone changes it: "did everybody fare the same?".

#include <bit>
#include <cstdint>

#include <cuakhau/base/hash.hpp>
#include <cuakhau/kernel/event.hpp>
#include <cuakhau/kernel/wide.hpp>

namespace cuakhau::kernel {

/// Order-dependent. Each of the two halves is a bijection of its state for a given event, so that a
/// difference, once in, can only be undone by another one.
class TraceDigest {
 public:
  constexpr void add(Instant at, Phase phase, const Event& event) {
    // Two low bits for the phase: instants within 70 million years of the epoch stay distinct.
    const std::uint64_t when = (static_cast<std::uint64_t>(at.since_epoch().count()) << 2U) |
                               static_cast<std::uint64_t>(phase);
    const std::uint64_t what = std::uint64_t{event.kind} | (std::uint64_t{event.detail} << 16U) |
                               (std::uint64_t{event.subject} << 32U);
    high_ = std::rotl((high_ ^ when) * k_odd_a, 32) + what;
    low_ = std::rotl((low_ ^ what) * k_odd_b, 29) ^ when;
    high_ *= k_odd_b;
    low_ *= k_odd_a;
    ++length_;
  }

  /// Events so far.
  [[nodiscard]] constexpr std::uint64_t length() const { return length_; }

  [[nodiscard]] constexpr Hash128 value() const {
    return {mix64(high_ ^ length_), mix64(mix64(low_ + length_) ^ high_)};
  }

 private:
  static constexpr std::uint64_t k_odd_a = 0x9e3779b97f4a7c15ULL;  // 2^64 / golden ratio
  static constexpr std::uint64_t k_odd_b = 0xd6e8feb86659fd93ULL;

  std::uint64_t high_ = 0x243f6a8885a308d3ULL;  // fractional digits of pi
  std::uint64_t low_ = 0x13198a2e03707344ULL;
  std::uint64_t length_ = 0;
};

/// Commutative: a sum modulo 2^128 of well mixed milestones. Equal milestones count as often as
/// they occur.
class PathDigest {
 public:
  /// One milestone of one entity, for instance (hash of its name, number, hash of the milestone's
  /// name, instant).
  constexpr void add(std::uint64_t a, std::uint64_t b, std::uint64_t c, std::uint64_t d) {
    const Wide left = Wide{a ^ k_pi_1} * (b ^ k_pi_2);
    const Wide right = Wide{c ^ k_pi_3} * (d ^ k_pi_4);
    const std::uint64_t one = low_half(left) ^ high_half(right);
    const std::uint64_t other = high_half(left) ^ low_half(right);
    const Wide both = Wide{one ^ k_pi_5} * (other ^ k_pi_6);
    sum_ += both ^ ((Wide{other} << 64U) | one);
    ++count_;
  }

  /// Joins the milestones of another part of the same run.
  constexpr void add(const PathDigest& other) {
    sum_ += other.sum_;
    count_ += other.count_;
  }

  [[nodiscard]] constexpr Hash128 value() const {
    return {mix64(high_half(sum_) ^ mix64(count_)), mix64(low_half(sum_) + high_half(sum_))};
  }

 private:
  // A product of 128 bits holds both of its factors. The halves of two are crossed, since the low
  // bits of a product depend on the low bits of its factors alone, and multiplied once more, since
  // entities that swap half a milestone must change the sum; what was multiplied stays in, so that
  // no milestone is lost where a factor is 0. Digits of pi keep small numbers from making small
  // products.
  static constexpr std::uint64_t k_pi_1 = 0xa4093822299f31d0ULL;
  static constexpr std::uint64_t k_pi_2 = 0x082efa98ec4e6c89ULL;
  static constexpr std::uint64_t k_pi_3 = 0x452821e638d01377ULL;
  static constexpr std::uint64_t k_pi_4 = 0xbe5466cf34e90c6cULL;
  static constexpr std::uint64_t k_pi_5 = 0xc0ac29b7c97c50ddULL;
  static constexpr std::uint64_t k_pi_6 = 0x3f84d5b5b5470917ULL;

  [[nodiscard]] static constexpr std::uint64_t low_half(Wide number) {
    return static_cast<std::uint64_t>(number);
  }
  [[nodiscard]] static constexpr std::uint64_t high_half(Wide number) {
    return static_cast<std::uint64_t>(number >> 64U);
  }

  Wide sum_ = 0;
  std::uint64_t count_ = 0;
};

}  // namespace cuakhau::kernel
