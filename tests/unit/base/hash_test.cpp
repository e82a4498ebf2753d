#include <cuakhau/base/hash.hpp>

#include <bit>
#include <set>
#include <string>

#include "support/catch.hpp"

namespace {

using namespace cuakhau;

Hash128 hash_of(std::string_view text) {
  Hasher hasher;
  hasher.add(text);
  return hasher.value();
}

TEST_CASE("a hash is printed as 32 digits") {
  CHECK((Hash128{0x0123456789abcdefULL, 0xfULL}).hex() == "0123456789abcdef000000000000000f");
}

TEST_CASE("mix64 has the known answers of SplitMix64") {
  // First outputs for seed 0, as printed by Vigna's reference splitmix64.c.
  CHECK(mix64(0x9e3779b97f4a7c15ULL) == 0xe220a8397b1dcdafULL);
  CHECK(mix64(2 * 0x9e3779b97f4a7c15ULL) == 0x6e789e6aa1b965f4ULL);
  CHECK(mix64(3 * 0x9e3779b97f4a7c15ULL) == 0x06c45d188009454fULL);
}

TEST_CASE("a hash depends on order, length and every word") {
  std::set<std::string> seen;
  const auto note = [&seen](std::initializer_list<std::uint64_t> words) {
    Hasher hasher;
    for (const std::uint64_t word : words) hasher.add(word);
    return seen.insert(hasher.value().hex()).second;
  };
  CHECK(note({}));
  CHECK(note({0}));
  CHECK(note({0, 0}));
  CHECK(note({1, 2}));
  CHECK(note({2, 1}));
  CHECK(note({1, 2, 3}));
  CHECK(note({1, 3, 2}));
  CHECK_FALSE(note({1, 2}));  // the twin: what is the same is found
}

TEST_CASE("texts that share bytes hash apart") {
  CHECK(hash_of("") != hash_of(std::string_view("\0", 1)));
  CHECK(hash_of("gate") != hash_of("gat"));
  CHECK(hash_of("abcdefgh") != hash_of("abcdefghi"));
  CHECK(hash_of(std::string_view("a\0", 2)) != hash_of("a"));
  CHECK(hash_of("abcdefgh") == hash_of("abcdefgh"));
}

TEST_CASE("each input bit moves about half of the output bits") {
  // 64 single-bit changes give 64 distances of 128 bits, about Binomial(128, 1/2): sd 5.66, so 64
  // +- 32 is 5.6 sd.
  const auto flipped = [](std::uint64_t word) {
    Hasher hasher;
    hasher.add(word);
    hasher.add(std::uint64_t{0});
    return hasher.value();
  };
  const Hash128 base = flipped(0);
  for (unsigned bit = 0; bit < 64; ++bit) {
    const Hash128 other = flipped(std::uint64_t{1} << bit);
    const int distance =
        std::popcount(base.high ^ other.high) + std::popcount(base.low ^ other.low);
    CAPTURE(bit);
    CHECK(distance >= 32);
    CHECK(distance <= 96);
  }
}

TEST_CASE("a hash of words and text is the same in every build") {
  Hasher hasher;
  for (std::uint64_t i = 0; i < 1000; ++i) hasher.add(i * i);
  hasher.add("cửa khẩu");
  CHECK(hasher.value().hex() == "ce3bcbb2cc0bcbc2baf02b12a427a978");
}

}  // namespace
