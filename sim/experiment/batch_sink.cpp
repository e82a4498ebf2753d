#include "experiment/detail/batch_sink.hpp"

#include <algorithm>
#include <utility>

#include <cuakhau/base/contract.hpp>

namespace cuakhau::experiment::detail {
namespace {

using model::RecordObserver;

/// A batch gets the records that lie in it, if only in part.
template <class Record>
class Sorter {
 public:
  explicit Sorter(const RunBatches& batches) : batches_(batches), sorted_(batches.count) {}

  void add(const Record& record, Instant from, Instant until) {
    if (until < batches_.from) return;
    const auto last = number_of(until);
    for (auto batch = number_of(from); batch <= last; ++batch) sorted_[batch].push_back(record);
  }

  /// Hands each batch its records, if it has any.
  template <class Take>
  void hand_out(const Take& take) {
    for (std::size_t batch = 0; batch < sorted_.size(); ++batch) {
      if (sorted_[batch].empty()) continue;
      take(batch, std::span<const Record>{sorted_[batch]});
      sorted_[batch].clear();
    }
  }

 private:
  [[nodiscard]] std::size_t number_of(Instant instant) const {
    const auto number = (instant - batches_.from) / batches_.each;
    return static_cast<std::size_t>(std::clamp<std::int64_t>(number, 0, batches_.count - 1));
  }

  const RunBatches& batches_;
  std::vector<std::vector<Record>> sorted_;
};

class BatchObserver final : public RecordObserver {
 public:
  BatchObserver(const model::Network& network, const RunBatches& batches,
                std::unique_ptr<RecordObserver> other)
      : end_(network.window().horizon),
        visits_(batches),
        journeys_(batches),
        other_(std::move(other)) {
    for (std::uint32_t batch = 0; batch < batches.count; ++batch)
      collectors_.push_back(
          std::make_unique<model::MeasureCollector>(network, batches.window(batch)));
  }

  void on_visits(std::span<const model::Visit> visits) override {
    for (const auto& visit : visits) {
      // A lane's headway may end after the truck has left.
      const Instant left = std::min(visit.left, end_);
      const Instant started = std::min(visit.started, end_);
      visits_.add(visit, visit.arrived, std::max(left, started + visit.occupied));
    }
    visits_.hand_out([&](std::size_t batch, auto part) { collectors_[batch]->on_visits(part); });
    if (other_) other_->on_visits(visits);
  }

  void on_journeys(std::span<const model::Journey> journeys) override {
    for (const auto& journey : journeys)
      journeys_.add(journey, journey.arrived, std::min(journey.left, end_));
    journeys_.hand_out(
        [&](std::size_t batch, auto part) { collectors_[batch]->on_journeys(part); });
    if (other_) other_->on_journeys(journeys);
  }

  void on_outages(std::span<const model::Outage> outages) override {
    tell_all([&](RecordObserver& one) { one.on_outages(outages); });
  }
  void on_duty(const model::Duty& duty) override {
    tell_all([&](RecordObserver& one) { one.on_duty(duty); });
  }
  void on_overtime(const model::Overtime& overtime) override {
    tell_all([&](RecordObserver& one) { one.on_overtime(overtime); });
  }
  void on_policy(const model::PolicyFiring& firing, const model::Network& in_force) override {
    tell_all([&](RecordObserver& one) { one.on_policy(firing, in_force); });
  }

  [[nodiscard]] std::vector<model::ReplicationMeasures> measures() const {
    std::vector<model::ReplicationMeasures> all;
    for (const auto& collector : collectors_) all.push_back(collector->finish());
    return all;
  }
  [[nodiscard]] std::unique_ptr<RecordObserver> take_other() { return std::move(other_); }

 private:
  template <class Tell>
  void tell_all(const Tell& tell) {
    for (const auto& collector : collectors_) tell(*collector);
    if (other_) tell(*other_);
  }

  Instant end_;
  Sorter<model::Visit> visits_;
  Sorter<model::Journey> journeys_;
  std::vector<std::unique_ptr<model::MeasureCollector>> collectors_;
  std::unique_ptr<RecordObserver> other_;
};

}  // namespace

BatchSink::BatchSink(const model::Network& network, const RunBatches& batches, RecordSink* other)
    : network_(network), batches_(batches), other_(other) {}
BatchSink::~BatchSink() = default;

std::unique_ptr<RecordObserver> BatchSink::open(std::uint32_t replication) {
  return std::make_unique<BatchObserver>(network_, batches_,
                                         other_ == nullptr ? nullptr : other_->open(replication));
}

void BatchSink::close(std::uint32_t replication, std::unique_ptr<RecordObserver> observer) {
  auto* const own = dynamic_cast<BatchObserver*>(observer.get());
  CUAKHAU_CHECK(own != nullptr, "replication {} comes back with another observer", replication);
  measures_ = own->measures();
  if (other_ != nullptr) other_->close(replication, own->take_other());
}

}  // namespace cuakhau::experiment::detail
