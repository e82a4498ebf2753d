#include "model/detail/recorder.hpp"

namespace cuakhau::model::detail {

Recorder::Recorder(const Network::Tables& tables, std::span<RecordObserver* const> observers)
    : tables_(tables), observers_(observers) {
  visits_.reserve(k_batch);
  journeys_.reserve(k_batch);
}

void Recorder::add(const Outage& outage) {
  for (RecordObserver* observer : observers_) observer->on_outages({&outage, 1});
}

void Recorder::flush() {
  flush_visits();
  flush_journeys();
}

void Recorder::flush_visits() {
  for (RecordObserver* observer : observers_) observer->on_visits(visits_);
  visits_.clear();
}

void Recorder::flush_journeys() {
  for (RecordObserver* observer : observers_) observer->on_journeys(journeys_);
  journeys_.clear();
}

}  // namespace cuakhau::model::detail
