#include "model/detail/recorder.hpp"

namespace cuakhau::model::detail {

namespace {

std::uint64_t word(Instant instant) {
  return static_cast<std::uint64_t>(instant.since_epoch().count());
}

}  // namespace

Recorder::Recorder(const Network::Tables& tables, std::span<RecordObserver* const> observers)
    : tables_(tables), observers_(observers) {}

// A stage that does nothing leaves no mark: only work of some length is a milestone, and what a
// check has found if it took time or could have been something else.
void Recorder::mark(const Visit& visit) {
  if (visit.is_milestone) {
    digest_.add(tables_.flows[visit.truck.flow.index()].name_hash, visit.truck.number,
                tables_.stages[visit.stage.index()].name_hash + visit.round,
                word(visit.started) ^ mix64(visit.result));
    return;
  }
  if (visit.outcome != VisitOutcome::passed || visit.ended <= visit.started) return;
  digest_.add(tables_.flows[visit.truck.flow.index()].name_hash, visit.truck.number,
              tables_.stages[visit.stage.index()].name_hash + visit.round,
              word(visit.started) ^ mix64(word(visit.ended)));
}

void Recorder::mark(const Journey& journey) {
  digest_.add(tables_.flows[journey.truck.flow.index()].name_hash, journey.truck.number,
              mix64(static_cast<std::uint64_t>(journey.outcome) + 1) ^ word(journey.arrived),
              word(journey.cleared) ^ mix64(word(journey.left)));
}

void Recorder::add(const Outage& outage) {
  for (RecordObserver* observer : observers_) observer->on_outages({&outage, 1});
}

void Recorder::add(const Duty& duty) {
  for (RecordObserver* observer : observers_) observer->on_duty(duty);
}

void Recorder::add(const PolicyFiring& firing, const Network& in_force) {
  for (RecordObserver* observer : observers_) observer->on_policy(firing, in_force);
}

void Recorder::flush() {
  flush_visits();
  flush_journeys();
}

void Recorder::flush_visits() {
  const std::span<const Visit> batch(visits_.data(), visit_count_);
  for (const Visit& visit : batch) mark(visit);
  for (RecordObserver* observer : observers_) observer->on_visits(batch);
  visit_count_ = 0;
}

void Recorder::flush_journeys() {
  const std::span<const Journey> batch(journeys_.data(), journey_count_);
  for (const Journey& journey : batch) mark(journey);
  for (RecordObserver* observer : observers_) observer->on_journeys(batch);
  journey_count_ = 0;
}

}  // namespace cuakhau::model::detail
