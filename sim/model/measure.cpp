#include <cuakhau/model/measure.hpp>

#include "model/detail/measure_layout.hpp"
#include "model/detail/measure_recorder.hpp"
#include "model/detail/measure_rows.hpp"
#include "model/detail/own_measures.hpp"

namespace cuakhau::model {

struct MeasureCollector::State {
  explicit State(const Network& network) : recorder(detail::measure_layout(network)) {}

  detail::MeasureRecorder recorder;
  detail::OwnMeasures own{recorder.layout()};
};

Catalogue catalogue(const Network& network) {
  return detail::catalogue(detail::measure_layout(network));
}

MeasureCollector::MeasureCollector(const Network& network)
    : state_(std::make_unique<State>(network)) {}

MeasureCollector::~MeasureCollector() = default;

void MeasureCollector::on_visits(std::span<const Visit> visits) {
  state_->recorder.add(visits);
  state_->own.add(visits);
}
void MeasureCollector::on_journeys(std::span<const Journey> journeys) {
  state_->recorder.add(journeys);
  state_->own.add(journeys);
}
void MeasureCollector::on_outages(std::span<const Outage> outages) {
  state_->recorder.add(outages);
}

void MeasureCollector::on_duty(const Duty& duty) { state_->recorder.add(duty); }

void MeasureCollector::on_overtime(const Overtime& overtime) { state_->recorder.add(overtime); }

void MeasureCollector::on_policy(const PolicyFiring& firing, const Network& in_force) {
  const detail::MeasureLayout later = detail::measure_layout(in_force);
  state_->recorder.follow(firing.at, later.stages);
  state_->recorder.money().follow(firing, later.money);
  state_->recorder.add(firing);
}

ReplicationMeasures MeasureCollector::finish() {
  ReplicationMeasures measures = detail::measures(state_->recorder);
  state_->own.add_readings(measures.readings);
  return measures;
}

}  // namespace cuakhau::model
