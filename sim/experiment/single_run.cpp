#include "experiment/detail/single_run.hpp"

#include <vector>

namespace cuakhau::experiment::detail {
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

 private:
  void look() const {
    if (stop_ != nullptr && stop_->load()) throw Abandoned{};
  }
  const std::atomic<bool>* stop_;
};

}  // namespace

std::optional<Replication> run_single(const model::Network& network, const SingleRun& run) {
  model::MeasureCollector collector{network};
  StopWatch watch{run.stop};
  std::vector<model::RecordObserver*> observers{&watch, &collector};
  if (run.records != nullptr) observers.push_back(run.records);
  try {
    Replication done{run.index, model::run_replication(network, run.key, observers), {}};
    done.measures = collector.finish();
    return done;
  } catch (const Abandoned&) {
    return std::nullopt;
  }
}

}  // namespace cuakhau::experiment::detail
