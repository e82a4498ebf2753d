#include "bench/kernel_hold.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <ctime>
#include <vector>

#include <fmt/format.h>

#include <cuakhau/kernel/event_list.hpp>
#include <cuakhau/kernel/variate_stream.hpp>

#include "bench/plain_heap.hpp"

namespace cuakhau::bench {

namespace {

using kernel::Event;
using kernel::EventList;
using kernel::Fired;
using kernel::Phase;

// Drawn beforehand, since both sides would pay the same for a draw.
class Gaps {
 public:
  Gaps() {
    kernel::VariateStream stream({kernel::Exponential{1e9}}, kernel::StreamKey::root(1));
    for (std::size_t i = 0; i < ticks_.size(); ++i) ticks_[i] = stream.duration_at(i).count();
  }
  std::int64_t next() { return ticks_[place_++ % ticks_.size()]; }

 private:
  std::array<std::int64_t, 1021> ticks_{};
  std::size_t place_ = 0;
};

class ListHold {
 public:
  explicit ListHold(std::uint32_t pending) {
    list_.reserve(pending);
    for (std::uint32_t i = 0; i < pending; ++i) {
      list_.schedule(Instant{Duration{gaps_.next() + i}}, Phase::arrival, {0, 0, i});
    }
  }
  std::uint64_t run(std::size_t holds) {
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < holds; ++i) {
      Fired fired;
      list_.pop_before(Instant::never(), fired);
      sum += fired.event.subject;
      list_.schedule(fired.at + Duration{gaps_.next()}, Phase::arrival, fired.event);
    }
    return sum;
  }

 private:
  Gaps gaps_;
  EventList list_;
};

class PlainHold {
 public:
  explicit PlainHold(std::uint32_t pending) : heap_(pending) {
    for (std::uint32_t i = 0; i < pending; ++i) {
      heap_.push(static_cast<std::uint64_t>(gaps_.next() + i), i);
    }
  }
  std::uint64_t run(std::size_t holds) {
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < holds; ++i) {
      const PlainHeap::Entry entry = heap_.pop();
      const std::uint64_t payload = entry.sequence_and_payload & 0xffffffU;
      sum += payload;
      heap_.push(entry.time + static_cast<std::uint64_t>(gaps_.next()), payload);
    }
    return sum;
  }

 private:
  Gaps gaps_;
  PlainHeap heap_;
};

struct Timing {
  double nanoseconds;
  std::uint64_t sum;
};

template <class Hold>
Timing time_of(Hold& hold, std::size_t holds) {
  const std::clock_t start = std::clock();  // processor time: others may use the machine
  const std::uint64_t sum = hold.run(holds);
  const auto taken = static_cast<double>(std::clock() - start);
  return {taken * 1e9 / CLOCKS_PER_SEC / static_cast<double>(holds), sum};
}

double median(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

// The ratio is taken within each round, so that a slow spell of the machine hits both of its sides.
void compare(std::uint32_t pending) {
  constexpr int k_rounds = 31;
  constexpr std::size_t k_holds = 200'000;
  ListHold list(pending);
  PlainHold plain(pending);
  list.run(std::size_t{3} * pending);
  plain.run(std::size_t{3} * pending);
  std::vector<double> list_times;
  std::vector<double> plain_times;
  std::vector<double> ratios;
  bool agree = true;
  for (int round = 0; round < k_rounds; ++round) {
    const Timing of_list = time_of(list, k_holds);
    const Timing of_plain = time_of(plain, k_holds);
    agree = agree && of_list.sum == of_plain.sum;
    list_times.push_back(of_list.nanoseconds);
    plain_times.push_back(of_plain.nanoseconds);
    ratios.push_back(of_plain.nanoseconds / of_list.nanoseconds);
  }
  fmt::print("{:>9} {:>12.1f} {:>12.1f} {:>8.2f}  {}\n", pending, median(plain_times),
             median(list_times), median(ratios), agree ? "same order" : "DIFFERENT ORDER");
  std::fflush(stdout);
}

}  // namespace

void print_hold_ratios() {
  fmt::print(
      "Hold model, median of interleaved rounds: speed of the event list over a plain heap\n");
  fmt::print("{:>9} {:>12} {:>12} {:>8}\n", "pending", "plain ns", "list ns", "ratio");
  for (const std::uint32_t pending : {10U, 100U, 1'000U, 10'000U, 100'000U, 1'000'000U}) {
    compare(pending);
  }
}

}  // namespace cuakhau::bench
