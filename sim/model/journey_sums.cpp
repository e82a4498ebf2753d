#include "model/detail/journey_sums.hpp"

namespace cuakhau::model::detail {

void JourneyGroup::add_cut(const MeasureWindow& window, const Journey& journey, SampleGrid& days) {
  if (journey.outcome != JourneyOutcome::refused)
    cut_.inside_ms += in_window(window, journey.arrived, journey.left).count();
  switch (journey.outcome) {
    case JourneyOutcome::cleared:
      cut_.cleared += is_measured(window, journey.cleared) ? 1U : 0U;
      break;
    case JourneyOutcome::turned_back:
      cut_.turned_back += is_measured(window, journey.left) ? 1U : 0U;
      break;
    case JourneyOutcome::refused:
      cut_.refused += is_measured(window, journey.arrived) ? 1U : 0U;
      break;
    case JourneyOutcome::diverted:
      cut_.diverted += is_measured(window, journey.left) ? 1U : 0U;
      break;
    case JourneyOutcome::inside: break;
  }
  if (is_measured(window, journey.arrived)) add_arrived(window, journey, days);
}

void JourneyGroup::add_arrived(const MeasureWindow& window, const Journey& journey,
                               SampleGrid& days) {
  ++cut_.arrived;
  const Duration wait = journey.waited;
  if (journey.outcome == JourneyOutcome::cleared) {
    const Duration time = journey.cleared - journey.arrived;
    cut_.wait_all.add(wait, Known::yes);
    cut_.wait_served.add(wait, Known::yes);
    cut_.time_in_system.add(time, Known::yes);
    waits_served_.add(wait);
    times_in_system_.add(time);
    return add_cleared_day(journey, days);
  }
  cut_.day_known += days.passed(journey.arrived) < days.size() ? 1U : 0U;
  if (journey.outcome == JourneyOutcome::inside) {
    const Duration time = window.run_end - journey.arrived;
    cut_.wait_all.add(wait, Known::no);
    cut_.wait_served.add(wait, Known::no);
    cut_.time_in_system.add(time, Known::no);
    waits_served_.add_censored(wait);
    times_in_system_.add_censored(time);
  } else if (journey.outcome == JourneyOutcome::refused) {
    ++cut_.arrived_refused;
  } else {
    add_wait_unserved(journey);
  }
}

void JourneyGroup::add_wait_unserved(const Journey& journey) {
  cut_.wait_all.add(journey.waited, Known::yes);
  cut_.arrived_diverted += journey.outcome == JourneyOutcome::diverted ? 1U : 0U;
  if (journey.outcome != JourneyOutcome::turned_back) return waits_others_.add(journey.waited);
  ++cut_.arrived_turned_back;
  cut_.wait_turned_back.add(journey.waited, Known::yes);
  waits_turned_back_.add(journey.waited);
}

JourneySums JourneyGroup::sums() const {
  JourneySums sums = cut_;
  const TimeSum wait{
      .trucks = whole_.trucks, .censored = 0, .time_ms = between_ms(0, whole_.waited)};
  sums.arrived += whole_.trucks;
  sums.cleared += whole_.trucks;
  sums.wait_all += wait;
  sums.wait_served += wait;
  sums.time_in_system += {.trucks = whole_.trucks,
                          .censored = 0,
                          .time_ms = between_ms(whole_.arrived, whole_.cleared)};
  sums.inside_ms += between_ms(whole_.arrived, whole_.left);
  return sums;
}

JourneySums& JourneySums::operator+=(const JourneySums& other) {
  arrived += other.arrived;
  arrived_refused += other.arrived_refused;
  arrived_turned_back += other.arrived_turned_back;
  arrived_diverted += other.arrived_diverted;
  day_known += other.day_known;
  same_day += other.same_day;
  wait_all += other.wait_all;
  wait_served += other.wait_served;
  wait_turned_back += other.wait_turned_back;
  time_in_system += other.time_in_system;
  cleared += other.cleared;
  refused += other.refused;
  turned_back += other.turned_back;
  diverted += other.diverted;
  inside_ms += other.inside_ms;
  waiting_ms += other.waiting_ms;
  return *this;
}

}  // namespace cuakhau::model::detail
