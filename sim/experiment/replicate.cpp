#include <cuakhau/experiment/replicate.hpp>

#include <algorithm>
#include <exception>
#include <mutex>
#include <thread>
#include <utility>

#include <cuakhau/base/contract.hpp>

#include "experiment/detail/single_run.hpp"

namespace cuakhau::experiment {
namespace {

/// What the threads of one batch share. Slot k is replication k / networks of network k % networks.
class Pool {
 public:
  Pool(std::span<const model::Network> networks, const ReplicationRange& range,
       const RunHooks& hooks, ReplicationSink& sink)
      : networks_(networks),
        range_(range),
        hooks_(hooks),
        sink_(sink),
        is_over_for_(networks.size()) {}

  [[nodiscard]] std::size_t slots() const { return networks_.size() * range_.count; }

  /// Takes replications one after another until none is left to start.
  void work() {
    try {
      for (auto slot = next(); slot < slots(); slot = next())
        if (!is_over_for_[slot % networks_.size()]) run_one(slot);
    } catch (...) {
      const std::lock_guard lock{mutex_};
      failure_ = std::current_exception();
      is_over_ = true;
    }
  }

  [[nodiscard]] Ending ending() {
    if (failure_) std::rethrow_exception(failure_);
    return is_stopped() ? Ending::stopped : Ending::done;
  }

 private:
  using Observer = std::unique_ptr<model::RecordObserver>;

  [[nodiscard]] bool is_stopped() const { return hooks_.stop != nullptr && hooks_.stop->load(); }

  /// Behind the last slot when none is left.
  [[nodiscard]] std::size_t next() {
    return is_over_ || is_stopped() ? slots() : next_.fetch_add(1);
  }

  void run_one(std::size_t slot) {
    const auto which = slot % networks_.size();
    const auto& network = networks_[which];
    const auto index = range_.first + static_cast<std::uint32_t>(slot / networks_.size());
    auto records = open_records(index);
    auto done =
        detail::run_single(network, {index, key_of(range_, index), hooks_.stop, records.get()});
    if (!done) {
      is_over_ = true;
      return;
    }
    const std::lock_guard lock{mutex_};
    if (records) hooks_.records->close(index, std::move(records));
    heed(sink_.take(which, std::move(*done)), which);
    report();
  }

  [[nodiscard]] Observer open_records(std::uint32_t index) {
    const std::lock_guard lock{mutex_};
    return hooks_.records == nullptr ? nullptr : hooks_.records->open(index);
  }

  void heed(Demand demand, std::size_t which) {
    if (demand == Demand::others) is_over_for_[which] = true;
    if (demand == Demand::nothing) is_over_ = true;
  }

  void report() {
    ++done_;
    if (hooks_.progress != nullptr)
      hooks_.progress->on_progress(range_.first + done_,
                                   range_.first + static_cast<std::uint32_t>(slots()));
  }

  std::span<const model::Network> networks_;
  const ReplicationRange& range_;
  const RunHooks& hooks_;
  ReplicationSink& sink_;
  std::vector<std::atomic<bool>> is_over_for_;
  std::atomic<std::size_t> next_{0};
  std::atomic<bool> is_over_{false};
  std::mutex mutex_;
  std::uint32_t done_ = 0;
  std::exception_ptr failure_;
};

/// Keeps the replications of one network, up to the first without an answer.
class Slots final : public ReplicationSink {
 public:
  explicit Slots(const ReplicationRange& range) : first_(range.first), slots_(range.count) {}

  Demand take(std::size_t, Replication replication) override {
    auto& slot = slots_[replication.index - first_] = std::move(replication);
    return slot->has_answer() ? Demand::more : Demand::nothing;
  }

  [[nodiscard]] Batch batch() {
    Batch batch;
    for (auto& slot : slots_)
      if (slot && !slot->has_answer()) {
        batch.ending = BatchEnding::no_answer;
        batch.replications.push_back(std::move(*slot));
        return batch;
      }
    for (auto& slot : slots_) batch.replications.push_back(std::move(slot).value());
    return batch;
  }

 private:
  std::uint32_t first_;
  std::vector<std::optional<Replication>> slots_;
};

}  // namespace

bool Replication::has_answer() const {
  return run.ending == model::RunEnding::horizon || run.ending == model::RunEnding::drained;
}

model::ReplicationKey key_of(const ReplicationRange& range, std::uint32_t index) {
  if (range.draw == Draw::independent) return {range.seed, index};
  return {range.seed, index / 2, index % 2 == 0 ? model::Luck::own : model::Luck::mirrored};
}

unsigned thread_count(unsigned wanted, std::uint32_t count) {
  const unsigned all = wanted == 0 ? std::max(std::thread::hardware_concurrency(), 1U) : wanted;
  return std::min(all, std::max(count, 1U));
}

Ending replicate_each(std::span<const model::Network> networks, const ReplicationRange& range,
                      const RunHooks& hooks, ReplicationSink& sink) {
  CUAKHAU_CHECK(networks.size() == 1 || hooks.records == nullptr, "records of {} networks",
                networks.size());
  Pool pool{networks, range, hooks, sink};
  {
    std::vector<std::jthread> threads;
    const auto most = static_cast<std::uint32_t>(pool.slots());
    // The calling thread works too.
    for (unsigned k = 1; k < thread_count(range.threads, most); ++k)
      threads.emplace_back([&pool] { pool.work(); });
    pool.work();
  }
  return pool.ending();
}

Batch replicate(const model::Network& network, const ReplicationRange& range,
                const RunHooks& hooks) {
  Slots slots{range};
  if (replicate_each({&network, 1}, range, hooks, slots) == Ending::stopped)
    return {BatchEnding::stopped, {}};
  return slots.batch();
}

}  // namespace cuakhau::experiment
