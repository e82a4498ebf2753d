#include <cuakhau/experiment/replicate.hpp>

#include <vector>

#include "support/catch.hpp"
#include "support/one_lane.hpp"

namespace cuakhau::experiment {
namespace {

using model::Network;

using Digests = std::vector<std::pair<Hash128, Hash128>>;

Digests digests_of(const Batch& batch) {
  Digests digests;
  for (const auto& one : batch.replications)
    digests.emplace_back(one.run.trace_digest, one.run.path_digest);
  return digests;
}

/// Numerators of every reading of every replication.
std::vector<double> numbers_of(const Batch& batch) {
  std::vector<double> numbers;
  for (const auto& one : batch.replications)
    for (const auto& reading : one.measures.readings) numbers.push_back(reading.numerator);
  return numbers;
}

TEST_CASE("results are the same with any number of threads") {
  const Network network{test::one_lane(240)};
  const auto serial = replicate(network, {.seed = 7, .count = 9, .threads = 1}, {});
  REQUIRE(serial.ending == BatchEnding::complete);
  REQUIRE(serial.replications.size() == 9);
  for (const unsigned threads : {2U, 3U, 7U, 16U}) {
    const auto parallel = replicate(network, {.seed = 7, .count = 9, .threads = threads}, {});
    CHECK(digests_of(parallel) == digests_of(serial));
    CHECK(numbers_of(parallel) == numbers_of(serial));
  }
}

TEST_CASE("a replication alone is the one of the batch") {
  const Network network{test::one_lane(240)};
  const auto batch = replicate(network, {.seed = 7, .count = 5, .threads = 2}, {});
  const auto alone = replicate(network, {.seed = 7, .first = 3, .count = 1, .threads = 1}, {});
  REQUIRE(alone.replications.size() == 1);
  CHECK(alone.replications[0].index == 3);
  CHECK(digests_of(alone)[0] == digests_of(batch)[3]);
  CHECK_FALSE(digests_of(alone)[0] == digests_of(batch)[4]);
}

TEST_CASE("of an antithetic pair the first is an ordinary replication and the second its mirror") {
  const Network network{test::one_lane(240)};
  const auto plain = replicate(network, {.seed = 7, .count = 2, .threads = 1}, {});
  const ReplicationRange range{.seed = 7, .count = 4, .threads = 2, .draw = Draw::antithetic};
  const auto pairs = digests_of(replicate(network, range, {}));
  CHECK(pairs[0] == digests_of(plain)[0]);
  CHECK(pairs[2] == digests_of(plain)[1]);
  CHECK_FALSE(pairs[1] == pairs[0]);
  CHECK_FALSE(pairs[1] == pairs[2]);
  CHECK_FALSE(pairs[1] == pairs[3]);
  const auto alone = replicate(
      network, {.seed = 7, .first = 3, .count = 1, .threads = 1, .draw = Draw::antithetic}, {});
  CHECK(digests_of(alone)[0] == pairs[3]);
}

TEST_CASE("another seed gives other digests") {
  const Network network{test::one_lane(240)};
  const auto one = replicate(network, {.seed = 1, .count = 1, .threads = 1}, {});
  const auto other = replicate(network, {.seed = 2, .count = 1, .threads = 1}, {});
  CHECK_FALSE(digests_of(one) == digests_of(other));
}

TEST_CASE("the first replication without an answer is reported, with any number of threads") {
  const Network network{test::flooded_lane()};
  for (const unsigned threads : {1U, 2U, 7U}) {
    const auto batch = replicate(network, {.seed = 1, .count = 20, .threads = threads}, {});
    REQUIRE(batch.ending == BatchEnding::no_answer);
    REQUIRE(batch.replications.size() == 1);
    CHECK(batch.replications[0].index == 0);
    CHECK(batch.replications[0].run.ending == model::RunEnding::backlog_limit);
  }
}

/// Asks to stop as soon as anything is done.
class Stopper final : public ProgressListener {
 public:
  void on_progress(std::uint32_t, std::uint32_t) override { stop = true; }
  std::atomic<bool> stop{false};
};

TEST_CASE("a run that is stopped has no result") {
  const Network network{test::one_lane(2'400)};
  Stopper stopper;
  const auto batch = replicate(network, {.seed = 1, .count = 1'000, .threads = 2},
                               {&stopper, nullptr, &stopper.stop});
  CHECK(batch.ending == BatchEnding::stopped);
  CHECK(batch.replications.empty());
}

/// Asks to stop in the middle of a replication, and counts what comes afterwards.
class StoppingSink final : public RecordSink {
 public:
  struct Observer final : model::RecordObserver {
    explicit Observer(StoppingSink& sink) : sink_(sink) {}
    void on_visits(std::span<const model::Visit>) override {
      ++sink_.batches;
      sink_.stop = true;
    }
    void on_journeys(std::span<const model::Journey>) override {}
    void on_outages(std::span<const model::Outage>) override {}
    StoppingSink& sink_;
  };
  std::unique_ptr<model::RecordObserver> open(std::uint32_t) override {
    return std::make_unique<Observer>(*this);
  }
  void close(std::uint32_t, std::unique_ptr<model::RecordObserver>) override { ++closed; }
  std::atomic<bool> stop{false};
  int batches = 0;
  int closed = 0;
};

TEST_CASE("a long replication is abandoned in its middle") {
  const Network network{test::one_lane(24'000)};
  StoppingSink sink;
  const auto batch =
      replicate(network, {.seed = 1, .count = 1, .threads = 1}, {nullptr, &sink, &sink.stop});
  CHECK(batch.ending == BatchEnding::stopped);
  CHECK(sink.batches == 1);
  CHECK(sink.closed == 0);
}

/// Remembers which replications were opened and closed.
class CountingSink final : public RecordSink {
 public:
  std::unique_ptr<model::RecordObserver> open(std::uint32_t replication) override {
    opened.push_back(replication);
    return nullptr;
  }
  void close(std::uint32_t, std::unique_ptr<model::RecordObserver>) override { FAIL("nothing"); }
  std::vector<std::uint32_t> opened;
};

TEST_CASE("a sink may decline to observe a replication") {
  const Network network{test::one_lane(24)};
  CountingSink sink;
  const auto batch =
      replicate(network, {.seed = 1, .first = 5, .count = 3, .threads = 1}, {nullptr, &sink, {}});
  CHECK(batch.ending == BatchEnding::complete);
  CHECK(sink.opened == std::vector<std::uint32_t>{5, 6, 7});
}

/// Notes which replications came; wants no more of network 1 after its first.
class NotingSink final : public ReplicationSink {
 public:
  Demand take(std::size_t network, Replication replication) override {
    taken[network].push_back(replication.index);
    return network == 1 ? Demand::others : Demand::more;
  }
  std::vector<std::vector<std::uint32_t>> taken{3};
};

TEST_CASE("several networks have the same replications, and one alone may end early") {
  std::vector<Network> networks;
  for (int k = 0; k < 3; ++k) networks.emplace_back(test::one_lane(24));
  NotingSink sink;
  const ReplicationRange range{.seed = 1, .first = 2, .count = 3, .threads = 1};
  CHECK(replicate_each(networks, range, {}, sink) == Ending::done);
  const std::vector<std::uint32_t> all{2, 3, 4};
  CHECK(sink.taken == std::vector<std::vector<std::uint32_t>>{all, {2}, all});
}

TEST_CASE("there are never more threads than replications") {
  CHECK(thread_count(8, 3) == 3);
  CHECK(thread_count(2, 30) == 2);
  CHECK(thread_count(0, 1) == 1);
  CHECK(thread_count(0, 1'000) >= 1);
}

}  // namespace
}  // namespace cuakhau::experiment
