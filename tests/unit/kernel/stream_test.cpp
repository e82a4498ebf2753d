#include <cuakhau/kernel/stream.hpp>

#include <array>
#include <set>
#include <string>

#include "kernel/detail/philox.hpp"
#include "support/catch.hpp"

namespace cuakhau::kernel {

using detail::PhiloxBlock;

TEST_CASE("Philox4x32-10 gives the known answers of Random123") {
  CHECK(detail::philox({0, 0, 0, 0}, 0) ==
        PhiloxBlock{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8});
  CHECK(detail::philox({~0U, ~0U, ~0U, ~0U}, ~std::uint64_t{0}) ==
        PhiloxBlock{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd});
  CHECK(detail::philox({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, 0x299f31d0a4093822ULL) ==
        PhiloxBlock{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1});
}

TEST_CASE("a uniform is an odd multiple of 2^-53 and never 0 or 1") {
  CHECK(detail::open_unit(0) == 0x1p-53);
  CHECK(detail::open_unit(~std::uint64_t{0}) == 1.0 - 0x1p-53);
  CHECK(detail::open_unit(std::uint64_t{1} << 63U) == 0.5 + 0x1p-53);
  CHECK(1.0 - detail::open_unit(~std::uint64_t{0}) == detail::open_unit(0));
}

TEST_CASE("two neighbours take the halves of one Philox block") {
  const StreamKey key = StreamKey::root(5).with("service");
  const auto words = detail::philox({0x89abcdef, 0x01234567, 3, 4}, key.value());
  const std::uint64_t even = 2 * 0x0123456789abcdefULL;
  CHECK(uniform(key, even, 3, 4) == detail::open_unit((std::uint64_t{words[1]} << 32U) | words[0]));
  CHECK(uniform(key, even + 1, 3, 4) ==
        detail::open_unit((std::uint64_t{words[3]} << 32U) | words[2]));
}

TEST_CASE("a block holds the uniforms of its indices to the bit") {
  const std::array<std::uint64_t, 5> firsts{0, 64, 6'400, 0xffffffe0ULL, 0x7000000000000000ULL};
  for (const std::uint64_t first : firsts) {
    const StreamKey key = StreamKey::root(first + 1);
    std::array<double, k_block> block{};
    uniform_block(key, first, block.data());
    for (std::size_t i = 0; i < k_block; ++i) REQUIRE(block[i] == uniform(key, first + i, 0, 0));
  }
}

TEST_CASE("index, visit and draw each lead to a number of their own") {
  const StreamKey key = StreamKey::root(1);
  std::set<double> seen;
  for (std::uint64_t index = 0; index < 20; ++index) {
    for (std::uint32_t visit = 0; visit < 20; ++visit) {
      for (std::uint32_t draw = 0; draw < 20; ++draw) {
        seen.insert(uniform(key, index, visit, draw));
      }
    }
  }
  CHECK(seen.size() == 8'000);
}

TEST_CASE("a source gives the draws of its index and visit one after the other") {
  const StreamKey key = StreamKey::root(1);
  UniformSource source(key, 12, 3);
  CHECK(source.next() == uniform(key, 12, 3, 0));
  CHECK(source.next() == uniform(key, 12, 3, 1));
  CHECK(source.draws() == 2);
}

TEST_CASE("a mirrored stream has 1 - u where its own has u, without rounding") {
  const StreamKey key = StreamKey::root(3).with("service");
  const StreamKey mirrored = StreamKey::root(3).mirrored().with("service");
  CHECK(mirrored == key.mirrored());
  CHECK(mirrored != key);
  CHECK(mirrored.mirrored() == key);
  std::array<double, k_block> block{};
  uniform_block(mirrored, 64, block.data());
  for (std::size_t i = 0; i < k_block; ++i) {
    const double u = uniform(key, 64 + i, 0, 0);
    REQUIRE(uniform(mirrored, 64 + i, 0, 0) == 1.0 - u);
    REQUIRE(u == 1.0 - uniform(mirrored, 64 + i, 0, 0));
    REQUIRE(block[i] == 1.0 - u);
  }
}

TEST_CASE("keys of a grid of seeds and components are distinct") {
  std::set<std::uint64_t> seen;
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    const StreamKey root = StreamKey::root(seed);
    seen.insert(root.value());
    for (std::uint64_t component = 0; component < 200; ++component) {
      seen.insert(root.with(component).value());
    }
  }
  CHECK(seen.size() == 200 + 200 * 200);
}

TEST_CASE("components are not added: (s, k) is not (s + 1, k - 1), nor (k, s)") {
  for (std::uint64_t s = 1; s < 50; ++s) {
    for (std::uint64_t k = 1; k < 50; ++k) {
      const StreamKey key = StreamKey::root(7).with(s).with(k);
      REQUIRE(key != StreamKey::root(7).with(s + 1).with(k - 1));
      REQUIRE(key != StreamKey::root(s).with(k));
      if (s != k) REQUIRE(key != StreamKey::root(7).with(k).with(s));
    }
  }
}

TEST_CASE("texts make keys of their own") {
  const StreamKey root = StreamKey::root(1);
  std::set<std::uint64_t> seen;
  for (const char* text : {"", "a", "b", "ab", "ba", "0", "1", "service", "arrival"}) {
    seen.insert(root.with(std::string_view(text)).value());
    seen.insert(root.with(std::string_view(text)).with(std::string_view("a")).value());
  }
  for (std::uint64_t number = 0; number < 256; ++number) seen.insert(root.with(number).value());
  CHECK(seen.size() == 18 + 256);
  CHECK(root.with("ab") != root.with("a").with("b"));
  CHECK(root.with("ab") == root.with(std::string("a") + "b"));
}

}  // namespace cuakhau::kernel
