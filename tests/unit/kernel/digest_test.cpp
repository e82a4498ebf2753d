#include <cuakhau/kernel/digest.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <cstdlib>
#include <set>
#include <vector>

#include "support/catch.hpp"

namespace cuakhau::kernel {

namespace {

Instant at(std::int64_t ticks) { return Instant{Duration{ticks}}; }

Hash128 trace_of(const std::vector<Fired>& events) {
  TraceDigest digest;
  for (const Fired& fired : events) digest.add(fired.at, fired.phase, fired.event);
  return digest.value();
}

using Milestone = std::array<std::uint64_t, 4>;

Hash128 path_of(const std::vector<Milestone>& milestones) {
  PathDigest digest;
  for (const auto& [a, b, c, d] : milestones) digest.add(a, b, c, d);
  return digest.value();
}

// Of 64 bits, how many change on average when one bit of a milestone is turned over.
struct Turned {
  double high = 0.0;
  double low = 0.0;
};

Turned turned_by(unsigned bit, auto&& hash_of) {
  constexpr int k_milestones = 64;
  Turned turned;
  for (std::uint64_t i = 0; i < k_milestones; ++i) {
    Milestone milestone{mix64(i), i, 1'673'139'600'000 + 997 * i, 1'673'139'900'000 + 991 * i};
    const Hash128 before = hash_of(milestone);
    milestone[bit / 64] ^= std::uint64_t{1} << (bit % 64);
    const Hash128 after = hash_of(milestone);
    turned.high += std::popcount(before.high ^ after.high);
    turned.low += std::popcount(before.low ^ after.low);
  }
  return {turned.high / k_milestones, turned.low / k_milestones};
}

const std::vector<Fired> k_two{{at(5), Phase::arrival, {1, 2, 3}},
                               {at(8), Phase::sample, {4, 5, 6}}};

}  // namespace

TEST_CASE("a trace digest is the same on every machine") {
  CHECK(trace_of({}).hex() == "e9e0033e3badaf368dac204ddc9bfccc");
  CHECK(trace_of(k_two).hex() == "eeeea0ebb4d9dacf214ddc198979122c");
}

TEST_CASE("a path digest is the same on every machine") {
  CHECK(path_of({}).hex() == "00000000000000000000000000000000");
  CHECK(path_of({{1, 2, 3, 4}, {5, 6, 7, 8}}).hex() == "29044b105534c14328bc910bb66c3325");
}

TEST_CASE("every field of an event and their order reach the trace digest") {
  std::set<Hash128> seen{trace_of(k_two), trace_of({k_two[1], k_two[0]}), trace_of({k_two[0]})};
  const std::vector<Fired> variants{
      {at(6), Phase::arrival, {1, 2, 3}},  {at(5), Phase::departure, {1, 2, 3}},
      {at(5), Phase::arrival, {2, 2, 3}},  {at(5), Phase::arrival, {1, 3, 3}},
      {at(5), Phase::arrival, {1, 2, 4}},  {at(-5), Phase::arrival, {1, 2, 3}},
      {at(5), Phase::calendar, {1, 2, 3}}, {at(5), Phase::sample, {1, 2, 3}},
      {at(5), Phase::arrival, {2, 1, 3}},  {at(5), Phase::arrival, {3, 2, 1}}};
  for (const Fired& variant : variants) seen.insert(trace_of({variant, k_two[1]}));
  CHECK(seen.size() == 3 + variants.size());
}

TEST_CASE("traces of small events do not collide") {
  std::set<Hash128> seen;
  std::set<std::uint64_t> high;
  std::set<std::uint64_t> low;
  for (std::uint32_t i = 0; i < 40; ++i) {
    for (std::uint32_t k = 0; k < 40; ++k) {
      const Hash128 hash =
          trace_of({{at(i), Phase::arrival, {0, 0, k}}, {at(k), Phase::departure, {1, 0, i}}});
      seen.insert(hash);
      high.insert(hash.high);
      low.insert(hash.low);
    }
  }
  CHECK(seen.size() == 1600);
  CHECK(high.size() == 1600);
  CHECK(low.size() == 1600);
}

TEST_CASE("the order of milestones leaves no mark in the path digest") {
  std::vector<Milestone> milestones;
  for (std::uint64_t i = 0; i < 50; ++i) milestones.push_back({i / 7, i, i % 3, 1000 + i});
  const Hash128 forward = path_of(milestones);
  std::reverse(milestones.begin(), milestones.end());
  CHECK(path_of(milestones) == forward);
}

TEST_CASE("the number of equal milestones reaches the path digest") {
  const Milestone milestone{1, 2, 3, 4};
  CHECK(path_of({milestone}) != path_of({milestone, milestone}));
  CHECK(path_of({milestone}) != path_of({}));
}

TEST_CASE("path digests of parts add up to that of the whole") {
  PathDigest left;
  PathDigest right;
  left.add(1, 2, 3, 4);
  right.add(5, 6, 7, 8);
  left.add(right);
  CHECK(left.value() == path_of({{5, 6, 7, 8}, {1, 2, 3, 4}}));
}

TEST_CASE("small milestones do not collide, in neither half") {
  std::set<std::uint64_t> high;
  std::set<std::uint64_t> low;
  for (std::uint64_t code = 0; code < 10'000; ++code) {
    const Hash128 hash = path_of({{code % 10, code / 10 % 10, code / 100 % 10, code / 1000}});
    high.insert(hash.high);
    low.insert(hash.low);
  }
  CHECK(high.size() == 10'000);
  CHECK(low.size() == 10'000);
}

// Hypothesis: a bit of a milestone that is turned over turns over each bit of either half with
// probability 1/2: of 64 bits 32 on average with sd 4, over 64 milestones with sd 0.5. Six sd, so
// that 512 means of a good hash all pass (alpha 1e-6). Twin: a sum of the fields, finished alike.
TEST_CASE("every bit of a milestone turns over half of the bits of both halves") {
  for (unsigned bit = 0; bit < 256; ++bit) {
    CAPTURE(bit);
    const Turned turned = turned_by(bit, [](const Milestone& one) { return path_of({one}); });
    CHECK(std::abs(turned.high - 32.0) < 3.0);
    CHECK(std::abs(turned.low - 32.0) < 3.0);
    const Turned twin = turned_by(bit, [](const Milestone& one) {
      return Hash128{0, mix64(one[0] + one[1] + one[2] + one[3])};
    });
    CHECK(std::abs(twin.high - 32.0) >= 3.0);
  }
}

TEST_CASE("pairs of neighbouring milestones do not collide, in neither half") {
  std::set<std::uint64_t> high;
  std::set<std::uint64_t> low;
  constexpr std::uint64_t k_start = 1'673'139'600'000;
  for (std::uint64_t left = 0; left < 12; ++left)
    for (std::uint64_t right = left + 1; right < 12; ++right)
      for (std::uint64_t instants = 0; instants < 400; ++instants) {
        const Hash128 hash = path_of({{7, left, k_start, k_start + instants % 20},
                                      {7, right, k_start, k_start + instants / 20}});
        high.insert(hash.high);
        low.insert(hash.low);
      }
  CHECK(high.size() == 26'400);
  CHECK(low.size() == 26'400);
}

TEST_CASE("entities that swap a milestone's instants change the path digest") {
  CHECK(path_of({{1, 1, 9, 100}, {1, 2, 9, 200}}) != path_of({{1, 1, 9, 200}, {1, 2, 9, 100}}));
}

}  // namespace cuakhau::kernel
