// The event list against a naive shadow: the same random operations on both, every answer compared.

#include <algorithm>
#include <array>
#include <cstdlib>
#include <set>
#include <tuple>
#include <vector>

#include <cuakhau/kernel/event_list.hpp>

#include "support/catch.hpp"
#include "unit/kernel/dice.hpp"

namespace cuakhau::kernel {

namespace {

// A set of (instant, phase, sequence); the sequence is also the event's subject.
class Shadow {
 public:
  using Key = std::tuple<Instant, Phase, std::uint32_t>;

  std::uint32_t schedule(Instant at, Phase phase) {
    keys_.emplace_back(at, phase, static_cast<std::uint32_t>(keys_.size()));
    pending_.insert(keys_.back());
    return std::get<2>(keys_.back());
  }
  bool cancel(std::uint32_t event) { return pending_.erase(keys_[event]) > 0; }
  bool is_pending(std::uint32_t event) const { return pending_.count(keys_[event]) > 0; }
  std::size_t size() const { return pending_.size(); }
  Key next() const { return *pending_.begin(); }
  void pop() { pending_.erase(pending_.begin()); }
  void clear() { pending_.clear(); }

 private:
  std::set<Key> pending_;
  std::vector<Key> keys_;
};

// Weights of the operations: schedule for now, soon, late and for the past; cancel; pop; look;
// clear. What is scheduled less what is taken out makes the list grow or shrink.
using Mix = std::array<unsigned, 8>;

class Twins {
 public:
  Twins(std::uint64_t seed, Mix mix) : dice_(seed), mix_(mix) {}

  void step() {
    unsigned sum = 0;
    for (const unsigned weight : mix_) sum += weight;
    std::uint64_t rest = dice_.roll(sum);
    unsigned operation = 0;
    while (rest >= mix_[operation]) rest -= mix_[operation++];
    perform(operation);
    ++done_[operation];
    REQUIRE(list_.size() == shadow_.size());
  }

  void drain() {
    while (shadow_.size() > 0) pop();
    REQUIRE(list_.empty());
  }

  /// How often the least frequent of the operations with a weight was done.
  unsigned least_done() const {
    unsigned least = ~0U;
    for (std::size_t i = 0; i < mix_.size(); ++i) {
      if (mix_[i] > 0) least = std::min(least, done_[i]);
    }
    return least;
  }

 private:
  void perform(unsigned operation) {
    switch (operation) {
      case 0: return schedule(now_);
      case 1: return schedule(now_ + Duration{static_cast<std::int64_t>(dice_.roll(4))});
      case 2: return schedule(now_ + Duration{static_cast<std::int64_t>(dice_.roll(1'000'000))});
      case 3: return schedule(now_ - Duration{static_cast<std::int64_t>(dice_.roll(5))});
      case 4: return cancel();
      case 5: return pop();
      case 6: return look();
      default: return clear();
    }
  }

  void schedule(Instant at) {
    const auto phase = static_cast<Phase>(dice_.roll(k_phases));
    const std::uint32_t event = shadow_.schedule(at, phase);
    handles_.push_back(list_.schedule(at, phase, {0, 0, event}));
  }

  void cancel() {
    if (handles_.empty()) return;
    const auto event = static_cast<std::uint32_t>(pick());
    REQUIRE(list_.is_pending(handles_[event]) == shadow_.is_pending(event));
    REQUIRE(list_.cancel(handles_[event]) == shadow_.cancel(event));
  }

  void pop() {
    if (shadow_.size() == 0) return;
    const auto [at, phase, event] = shadow_.next();
    shadow_.pop();
    REQUIRE(list_.pop() == Fired{at, phase, {0, 0, event}});
    now_ = at;
  }

  void look() {
    REQUIRE(list_.empty() == (shadow_.size() == 0));
    if (shadow_.size() > 0) REQUIRE(list_.next_instant() == std::get<0>(shadow_.next()));
  }

  void clear() {
    list_.clear();
    shadow_.clear();
  }

  // Mostly among the recent ones, which are likely to be pending; sometimes any.
  std::size_t pick() {
    const std::size_t all = handles_.size();
    const std::size_t recent = std::min<std::size_t>(all, 2 * shadow_.size() + 1);
    return dice_.roll(8) == 0 ? dice_.roll(all) : all - 1 - dice_.roll(recent);
  }

  test::Dice dice_;
  Mix mix_;
  EventList list_;
  Shadow shadow_;
  std::vector<EventHandle> handles_;
  Instant now_;
  Mix done_{};
};

constexpr Mix k_balanced{10, 20, 20, 1, 20, 31, 10, 0};
constexpr Mix k_growing{5, 5, 60, 0, 10, 25, 5, 0};
constexpr Mix k_ties{30, 30, 0, 2, 15, 50, 5, 0};
constexpr Mix k_cancelling{10, 10, 40, 1, 80, 10, 5, 0};
constexpr Mix k_clearing{10, 20, 40, 1, 10, 30, 5, 1};

void compare(std::uint64_t seed, Mix mix, std::size_t operations) {
  Twins twins(seed, mix);
  for (std::size_t i = 0; i < operations; ++i) twins.step();
  CHECK(twins.least_done() > operations / 400);
  twins.drain();
}

}  // namespace

TEST_CASE("an event list answers as a naive shadow does") {
  const bool full = std::getenv("CUAKHAU_FULL") != nullptr;
  const std::size_t operations = full ? 2'000'000 : 20'000;
  SECTION("balanced") { compare(1, k_balanced, operations); }
  SECTION("growing") { compare(2, k_growing, operations); }
  SECTION("many ties") { compare(3, k_ties, operations); }
  SECTION("mostly cancelled") { compare(4, k_cancelling, operations); }
  SECTION("cleared at times") { compare(5, k_clearing, operations); }
}

TEST_CASE("an event list answers as a naive shadow does through short lives") {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    Twins twins(seed, k_balanced);
    for (int i = 0; i < 60; ++i) twins.step();
    twins.drain();
  }
}

}  // namespace cuakhau::kernel
