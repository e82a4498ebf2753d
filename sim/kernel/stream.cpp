#include <cuakhau/kernel/stream.hpp>

#include <array>

#include <Random123/philox.h>

#include <cuakhau/base/contract.hpp>
#include <cuakhau/base/hash.hpp>

#include "kernel/detail/philox.hpp"

namespace cuakhau::kernel {

namespace {

// What a component is keeps numbers and texts apart. Digits of pi.
constexpr std::uint64_t k_number = 0x452821e638d01377ULL;
constexpr std::uint64_t k_text = 0xbe5466cf34e90c6cULL;

std::uint64_t chained(std::uint64_t value, std::uint64_t component, std::uint64_t domain) {
  return mix64(mix64(value + domain) ^ mix64(component + ~domain));
}

constexpr std::size_t k_pairs = k_block / 2;

using Word = std::array<std::uint32_t, k_pairs>;

// The four words of the counters of a block, each word in an array of its own, so that a round is
// vector code.
struct Counters {
  Word w0, w1, w2, w3;

  void bump(std::uint32_t key0, std::uint32_t key1) {
    for (std::size_t i = 0; i < k_pairs; ++i) {
      const std::uint64_t product0 = std::uint64_t{PHILOX_M4x32_0} * w0[i];
      const std::uint64_t product1 = std::uint64_t{PHILOX_M4x32_1} * w2[i];
      w0[i] = static_cast<std::uint32_t>(product1 >> 32U) ^ w1[i] ^ key0;
      w1[i] = static_cast<std::uint32_t>(product1);
      w2[i] = static_cast<std::uint32_t>(product0 >> 32U) ^ w3[i] ^ key1;
      w3[i] = static_cast<std::uint32_t>(product0);
    }
  }
};

double unit_of(std::uint32_t word0, std::uint32_t word1, std::uint64_t flipped) {
  return detail::open_unit(((std::uint64_t{word1} << 32U) | word0) ^ flipped);
}

}  // namespace

namespace detail {

PhiloxBlock philox(PhiloxBlock counter, std::uint64_t key) {
  const philox4x32_ctr_t words =
      philox4x32_R(philox4x32_rounds, {{counter[0], counter[1], counter[2], counter[3]}},
                   {{static_cast<std::uint32_t>(key), static_cast<std::uint32_t>(key >> 32U)}});
  return {words.v[0], words.v[1], words.v[2], words.v[3]};
}

}  // namespace detail

StreamKey StreamKey::root(std::uint64_t seed) { return StreamKey{chained(0, seed, k_number), 0}; }

StreamKey StreamKey::with(std::uint64_t component) const {
  return StreamKey{chained(value_, component, k_number), flipped_};
}

StreamKey StreamKey::with(std::string_view component) const {
  Hasher hasher;
  hasher.add(component);
  const Hash128 hash = hasher.value();
  return StreamKey{chained(value_, hash.high ^ hash.low, k_text), flipped_};
}

double uniform(StreamKey key, std::uint64_t index, std::uint32_t visit, std::uint32_t draw) {
  const auto words = detail::philox(detail::counter_of(index / 2, visit, draw), key.value());
  return index % 2 == 0 ? unit_of(words[0], words[1], key.flipped())
                        : unit_of(words[2], words[3], key.flipped());
}

void uniform_block(StreamKey key, std::uint64_t first_index, double* out) {
  CUAKHAU_DEBUG_CHECK(first_index % 2 == 0, "a block starts at the odd index {}", first_index);
  Counters counters;  // NOLINT(*-member-init): filled below
  for (std::size_t i = 0; i < k_pairs; ++i) {
    const std::uint64_t pair = first_index / 2 + i;
    counters.w0[i] = static_cast<std::uint32_t>(pair);
    counters.w1[i] = static_cast<std::uint32_t>(pair >> 32U);
    counters.w2[i] = 0;
    counters.w3[i] = 0;
  }
  auto key0 = static_cast<std::uint32_t>(key.value());
  auto key1 = static_cast<std::uint32_t>(key.value() >> 32U);
  for (unsigned round = 0; round < philox4x32_rounds; ++round) {
    counters.bump(key0, key1);
    key0 += PHILOX_W32_0;
    key1 += PHILOX_W32_1;
  }
  for (std::size_t i = 0; i < k_pairs; ++i) {
    out[2 * i] = unit_of(counters.w0[i], counters.w1[i], key.flipped());
    out[2 * i + 1] = unit_of(counters.w2[i], counters.w3[i], key.flipped());
  }
}

}  // namespace cuakhau::kernel
