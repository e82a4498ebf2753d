// Question: what does the general border cost on M/M/1, against the same queue written by hand?
//
// Both draw the same variates from the same keyed streams, and must agree on the last departure to
// the tick. The hand has a binary heap, an enum and a ring of arrival times; the border has the
// whole chain: event list, offers, records, both digests and the statistics of every measure.

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <ctime>
#include <queue>
#include <vector>

#include <fmt/format.h>

#include <cuakhau/kernel/variate_stream.hpp>
#include <cuakhau/model/border.hpp>
#include <cuakhau/model/measure.hpp>

#include "mm1_plan.hpp"
#include "processor_time.hpp"

namespace {

using namespace cuakhau;
using namespace cuakhau::bench;

enum class Kind : std::uint8_t { arrival, departure };

struct Event {
  std::int64_t at;
  std::uint64_t sequence;
  Kind kind;
  friend bool operator>(const Event& left, const Event& right) {
    return left.at != right.at ? left.at > right.at : left.sequence > right.sequence;
  }
};

struct Answer {
  std::uint64_t served = 0;
  std::int64_t last_departure = 0;
  double wait_sum = 0.0;
};

class Hand {
 public:
  explicit Hand(std::uint32_t replication)
      : root_(kernel::StreamKey::root(1).with(replication)),
        gaps_({kernel::Exponential{1.0}}, root_.with("arrivals").with("trucks")),
        services_({kernel::Exponential{k_service_ms}},
                  root_.with("service").with("trucks").with("lane")) {}

  Answer run() {
    schedule_arrival();
    while (!events_.empty() && events_.top().at < k_length.count()) {
      const Event event = events_.top();
      events_.pop();
      event.kind == Kind::arrival ? arrive(event.at) : depart(event.at);
    }
    return answer_;
  }

 private:
  void schedule_arrival() {
    gap_sum_ += gaps_.at(arrived_);
    events_.push({ticks_from(gap_sum_ * k_gap_ms).count(), sequence_++, Kind::arrival});
  }
  void arrive(std::int64_t now) {
    queue_[arrived_++ % queue_.size()] = now;
    schedule_arrival();
    if (!busy_) start(now);
  }
  void start(std::int64_t now) {
    busy_ = true;
    answer_.wait_sum += static_cast<double>(now - queue_[started_ % queue_.size()]);
    const Duration service = services_.duration_at(started_++);
    events_.push({now + service.count(), sequence_++, Kind::departure});
  }
  void depart(std::int64_t now) {
    busy_ = false;
    ++answer_.served;
    answer_.last_departure = now;
    if (started_ < arrived_) start(now);
  }

  kernel::StreamKey root_;
  kernel::VariateStream gaps_;
  kernel::VariateStream services_;
  std::priority_queue<Event, std::vector<Event>, std::greater<>> events_;
  std::array<std::int64_t, 4096> queue_{};
  std::uint64_t arrived_ = 0;
  std::uint64_t started_ = 0;
  std::uint64_t sequence_ = 0;
  double gap_sum_ = 0.0;
  bool busy_ = false;
  Answer answer_;
};

class LastDeparture final : public model::RecordObserver {
 public:
  void on_visits(std::span<const model::Visit> visits) override {
    for (const model::Visit& visit : visits)
      if (visit.outcome == model::VisitOutcome::passed) {
        ++answer.served;
        answer.last_departure = visit.ended.since_epoch().count();
      }
  }
  void on_journeys(std::span<const model::Journey>) override {}
  void on_outages(std::span<const model::Outage>) override {}
  Answer answer;
};

bool agree(const model::Network& network) {
  LastDeparture last;
  model::RecordObserver* const observers[] = {&last};
  (void)model::run_replication(network, {}, observers);
  const Answer hand = Hand(0).run();
  const std::int64_t start = network.window().start.since_epoch().count();
  return hand.served == last.answer.served &&
         hand.last_departure + start == last.answer.last_departure;
}

}  // namespace

int main() {
  const model::Network network(mm1());
  if (!agree(network)) {
    fmt::print("the hand and the border disagree\n");
    return 1;
  }
  std::vector<double> hand_ns;
  std::vector<double> border_ns;
  std::vector<double> bare_ns;
  std::vector<double> speed;
  for (std::uint32_t round = 0; round < 31; ++round) {
    std::clock_t start = std::clock();
    const std::uint64_t served = Hand(round).run().served;
    hand_ns.push_back(nanoseconds_since(start, served));
    start = std::clock();
    model::MeasureCollector measures(network);
    model::RecordObserver* const observers[] = {&measures};
    const auto run = model::run_replication(network, {.seed = 1, .replication = round}, observers);
    (void)measures.finish();
    border_ns.push_back(nanoseconds_since(start, served));
    start = std::clock();
    (void)model::run_replication(network, {.seed = 1, .replication = round}, {});
    bare_ns.push_back(nanoseconds_since(start, served));
    speed.push_back(hand_ns.back() / border_ns.back());
    if (run.events < served) return 1;
  }
  fmt::print("M/M/1, ns a truck: by hand {:.0f}, border without statistics {:.0f}, with {:.0f}\n",
             median(hand_ns), median(bare_ns), median(border_ns));
  fmt::print("speed of the border with everything on, by hand = 1: {:.2f} (aim: at least 0.5)\n",
             median(speed));
  return 0;
}
