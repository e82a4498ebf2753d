#include <cuakhau/kernel/variate_stream.hpp>

#include "support/catch.hpp"
#include "unit/kernel/dice.hpp"
#include "unit/kernel/laws.hpp"

namespace cuakhau::kernel {

namespace {

double drawn(const Distribution& law, StreamKey key, std::uint64_t index, std::uint32_t visit) {
  UniformSource source(key, index, visit);
  return sample(law, source);
}

}  // namespace

TEST_CASE("a variate stream gives what sample() gives, in order") {
  const StreamKey key = StreamKey::root(4).with("service");
  for (const auto& [name, law] : test::laws()) {
    INFO(name);
    VariateStream stream(law, key);
    for (std::uint64_t i = 0; i < 3 * k_block; ++i) REQUIRE(stream.at(i) == drawn(law, key, i, 0));
  }
}

TEST_CASE("a variate stream gives what sample() gives, in any order and on any visit") {
  const StreamKey key = StreamKey::root(4).with("service");
  test::Dice dice(1);
  for (const auto& [name, law] : test::laws()) {
    INFO(name);
    VariateStream stream(law, key);
    for (int i = 0; i < 500; ++i) {
      const std::uint64_t far = dice.roll(4) == 0 ? std::uint64_t{1} << dice.roll(64) : 0;
      const std::uint64_t index = far + dice.roll(600);
      const auto visit = static_cast<std::uint32_t>(dice.roll(3));
      REQUIRE(stream.at(index, visit) == drawn(law, key, index, visit));
    }
  }
}

TEST_CASE("a duration is the variate in milliseconds, rounded to a tick") {
  VariateStream stream({Constant{2.5}}, StreamKey::root(1));
  CHECK(stream.duration_at(7) == Duration{2});
  CHECK(stream.duration_at(7, 1) == Duration{2});
  VariateStream other({Exponential{10'000}}, StreamKey::root(1));
  CHECK(other.duration_at(3) == ticks_from(other.at(3)));
}

TEST_CASE("another key draws other numbers") {
  VariateStream one({Uniform{0, 1}}, StreamKey::root(1));
  VariateStream other({Uniform{0, 1}}, StreamKey::root(2));
  for (std::uint64_t i = 0; i < 100; ++i) CHECK(one.at(i) != other.at(i));
}

}  // namespace cuakhau::kernel
