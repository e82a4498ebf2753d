#include <cuakhau/experiment/replicate.hpp>

#include <algorithm>
#include <exception>
#include <mutex>
#include <thread>
#include <utility>

namespace cuakhau::experiment {
namespace {

/// Thrown through a replication to abandon it; never leaves this file.
struct Abandoned {};

/// Looks at the stop flag with every batch of records: an engine that runs has no other exit.
class StopWatch final : public model::RecordObserver {
 public:
  explicit StopWatch(const std::atomic<bool>* stop) : stop_(stop) {}
  void on_visits(std::span<const model::Visit>) override { look(); }
  void on_journeys(std::span<const model::Journey>) override { look(); }
  void on_outages(std::span<const model::Outage>) override { look(); }
  [[nodiscard]] bool is_set() const { return stop_ != nullptr && stop_->load(); }

 private:
  void look() const {
    if (is_set()) throw Abandoned{};
  }
  const std::atomic<bool>* stop_;
};

/// What the threads of one batch share.
class Pool {
 public:
  Pool(const model::Network& network, const ReplicationRange& range, const RunHooks& hooks)
      : network_(network), range_(range), hooks_(hooks), stop_(hooks.stop), slots_(range.count) {}

  /// Takes replications one after another until none is left to start.
  void work() {
    try {
      while (const auto slot = next()) {
        run_one(*slot);
        report();
      }
    } catch (const Abandoned&) {
      is_over_ = true;
    } catch (...) {
      const std::lock_guard lock{mutex_};
      failure_ = std::current_exception();
      is_over_ = true;
    }
  }

  [[nodiscard]] Batch result() {
    if (failure_) std::rethrow_exception(failure_);
    if (stop_.is_set()) return {BatchEnding::stopped, {}};
    for (auto& slot : slots_) {
      if (slot && !slot->has_answer()) {
        Batch batch{BatchEnding::no_answer, {}};
        batch.replications.push_back(std::move(*slot));
        return batch;
      }
    }
    Batch batch;
    for (auto& slot : slots_) batch.replications.push_back(std::move(slot).value());
    return batch;
  }

 private:
  using Observer = std::unique_ptr<model::RecordObserver>;

  [[nodiscard]] std::optional<std::uint32_t> next() {
    if (is_over_ || stop_.is_set()) return std::nullopt;
    const auto slot = next_.fetch_add(1);
    if (slot >= range_.count) return std::nullopt;
    return slot;
  }

  void run_one(std::uint32_t slot) {
    const auto index = range_.first + slot;
    model::MeasureCollector collector{network_};
    StopWatch watch{hooks_.stop};
    auto records = open_records(index);
    std::vector<model::RecordObserver*> observers{&watch, &collector};
    if (records) observers.push_back(records.get());
    Replication done{index, model::run_replication(network_, {range_.seed, index}, observers), {}};
    done.measures = collector.finish();
    if (!done.has_answer()) is_over_ = true;
    slots_[slot] = std::move(done);
    close_records(index, std::move(records));
  }

  [[nodiscard]] Observer open_records(std::uint32_t index) {
    const std::lock_guard lock{mutex_};
    return hooks_.records == nullptr ? nullptr : hooks_.records->open(index);
  }

  void close_records(std::uint32_t index, Observer records) {
    const std::lock_guard lock{mutex_};
    if (records) hooks_.records->close(index, std::move(records));
  }

  void report() {
    const std::lock_guard lock{mutex_};
    ++done_;
    if (hooks_.progress != nullptr)
      hooks_.progress->on_progress(range_.first + done_, range_.first + range_.count);
  }

  const model::Network& network_;
  const ReplicationRange& range_;
  const RunHooks& hooks_;
  StopWatch stop_;
  std::vector<std::optional<Replication>> slots_;
  std::atomic<std::uint32_t> next_{0};
  std::atomic<bool> is_over_{false};
  std::mutex mutex_;
  std::uint32_t done_ = 0;
  std::exception_ptr failure_;
};

}  // namespace

bool Replication::has_answer() const {
  return run.ending == model::RunEnding::horizon || run.ending == model::RunEnding::drained;
}

unsigned thread_count(unsigned wanted, std::uint32_t count) {
  const unsigned all = wanted == 0 ? std::max(std::thread::hardware_concurrency(), 1U) : wanted;
  return std::min(all, std::max(count, 1U));
}

Batch replicate(const model::Network& network, const ReplicationRange& range,
                const RunHooks& hooks) {
  Pool pool{network, range, hooks};
  {
    std::vector<std::jthread> threads;
    // The calling thread works too.
    for (unsigned k = 1; k < thread_count(range.threads, range.count); ++k)
      threads.emplace_back([&pool] { pool.work(); });
    pool.work();
  }
  return pool.result();
}

}  // namespace cuakhau::experiment
