#include "model/detail/journey_sums.hpp"

namespace cuakhau::model::detail {

void JourneyGroup::add(const RunWindow& window, const Journey& journey, SampleGrid& days) {
  if (journey.outcome != JourneyOutcome::refused)
    sums_.inside_ms += in_window(window, journey.arrived, journey.left).count();
  switch (journey.outcome) {
    case JourneyOutcome::cleared:
      sums_.cleared += is_measured(window, journey.cleared) ? 1U : 0U;
      break;
    case JourneyOutcome::turned_back:
      sums_.turned_back += is_measured(window, journey.left) ? 1U : 0U;
      break;
    case JourneyOutcome::refused:
      sums_.refused += is_measured(window, journey.arrived) ? 1U : 0U;
      break;
    case JourneyOutcome::left_uncleared:
    case JourneyOutcome::inside: break;
  }
  if (is_measured(window, journey.arrived)) add_arrived(window, journey, days);
}

void JourneyGroup::add_arrived(const RunWindow& window, const Journey& journey, SampleGrid& days) {
  ++sums_.arrived;
  add_same_day(journey, days);
  const Duration wait = journey.waited;
  if (journey.outcome == JourneyOutcome::cleared) {
    const Duration time = journey.cleared - journey.arrived;
    sums_.wait_all.add(wait, Known::yes);
    sums_.wait_served.add(wait, Known::yes);
    sums_.time_in_system.add(time, Known::yes);
    waits_served_.add(wait);
    times_in_system_.add(time);
  } else if (journey.outcome == JourneyOutcome::inside) {
    const Duration time = window.horizon - journey.arrived;
    sums_.wait_all.add(wait, Known::no);
    sums_.wait_served.add(wait, Known::no);
    sums_.time_in_system.add(time, Known::no);
    waits_served_.add_censored(wait);
    times_in_system_.add_censored(time);
  } else if (journey.outcome == JourneyOutcome::refused) {
    ++sums_.arrived_refused;
  } else {
    add_wait_unserved(journey, wait);
  }
}

void JourneyGroup::add_wait_unserved(const Journey& journey, Duration wait) {
  sums_.wait_all.add(wait, Known::yes);
  if (journey.outcome == JourneyOutcome::left_uncleared) return waits_others_.add(wait);
  ++sums_.arrived_turned_back;
  sums_.wait_turned_back.add(wait, Known::yes);
  waits_turned_back_.add(wait);
}

void JourneyGroup::add_same_day(const Journey& journey, SampleGrid& days) {
  const std::size_t day = days.passed(journey.arrived);
  if (day >= days.size()) return;  // the horizon cuts this day
  ++sums_.day_known;
  if (journey.outcome == JourneyOutcome::cleared && days.passed(journey.cleared) == day)
    ++sums_.same_day;
}

JourneySums& JourneySums::operator+=(const JourneySums& other) {
  arrived += other.arrived;
  arrived_refused += other.arrived_refused;
  arrived_turned_back += other.arrived_turned_back;
  day_known += other.day_known;
  same_day += other.same_day;
  wait_all += other.wait_all;
  wait_served += other.wait_served;
  wait_turned_back += other.wait_turned_back;
  time_in_system += other.time_in_system;
  cleared += other.cleared;
  refused += other.refused;
  turned_back += other.turned_back;
  inside_ms += other.inside_ms;
  waiting_ms += other.waiting_ms;
  return *this;
}

}  // namespace cuakhau::model::detail
