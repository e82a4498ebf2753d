#include "model/detail/recorder.hpp"

#include <bit>

namespace cuakhau::model::detail {

namespace {

// Two instants in one word: pairs that share it differ by a month or more.
constexpr std::uint64_t k_odd = 0x9e3779b97f4a7c15ULL;  // 2^64 / golden ratio

std::uint64_t word(Instant instant) {
  return static_cast<std::uint64_t>(instant.since_epoch().count());
}

}  // namespace

Recorder::Recorder(const Network::Tables& tables, std::span<RecordObserver* const> observers)
    : observers_(observers) {
  for (const FlowTable& flow : tables.flows) flow_hashes_.push_back(flow.name_hash);
  for (const StageTable& stage : tables.stages)
    stage_hashes_.push_back(std::rotl(stage.name_hash, 32));  // a flow may have the same name
}

// A stage that does nothing leaves no mark: only work of some length is a milestone, and what a
// check has found if it took time or could have been something else.
inline void Recorder::mark(const Visit& visit, kernel::PathDigest& digest) const {
  const std::uint64_t place =
      flow_hashes_[visit.truck.flow.index()] ^ (stage_hashes_[visit.stage.index()] + visit.round);
  if (visit.is_milestone)
    digest.add(place, visit.truck.number, word(visit.started), mix64(visit.result));
  else if (visit.outcome == VisitOutcome::passed && visit.ended > visit.started)
    digest.add(place, visit.truck.number, word(visit.started), word(visit.ended));
}

inline void Recorder::mark(const Journey& journey, kernel::PathDigest& digest) const {
  const auto outcome = static_cast<std::uint64_t>(journey.outcome);
  digest.add(flow_hashes_[journey.truck.flow.index()] + outcome, journey.truck.number,
             word(journey.arrived), word(journey.cleared) + k_odd * word(journey.left));
}

void Recorder::add(const Outage& outage) {
  for (RecordObserver* observer : observers_) observer->on_outages({&outage, 1});
}

void Recorder::add(const Duty& duty) {
  for (RecordObserver* observer : observers_) observer->on_duty(duty);
}

void Recorder::add(const Overtime& overtime) {
  for (RecordObserver* observer : observers_) observer->on_overtime(overtime);
}

void Recorder::add(const PolicyFiring& firing, const Network& in_force) {
  for (RecordObserver* observer : observers_) observer->on_policy(firing, in_force);
}

void Recorder::flush() {
  flush_visits();
  flush_journeys();
}

void Recorder::flush_visits() {
  const std::span<const Visit> batch(visits_.data(), next_visit_);
  kernel::PathDigest digest;
  for (const Visit& visit : batch) mark(visit, digest);
  digest_.add(digest);
  for (RecordObserver* observer : observers_) observer->on_visits(batch);
  next_visit_ = visits_.data();
}

void Recorder::flush_journeys() {
  const std::span<const Journey> batch(journeys_.data(), next_journey_);
  kernel::PathDigest digest;
  for (const Journey& journey : batch) mark(journey, digest);
  digest_.add(digest);
  for (RecordObserver* observer : observers_) observer->on_journeys(batch);
  next_journey_ = journeys_.data();
}

}  // namespace cuakhau::model::detail
