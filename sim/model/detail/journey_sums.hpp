#pragma once

// What the journeys of one flow that count for one gate add up to: waits and times in system of the
// trucks that arrived in the measured window, and counts by the instant of the event.

#include <cstdint>

#include <cuakhau/model/quantile.hpp>
#include <cuakhau/model/record.hpp>

#include "model/detail/sample_grid.hpp"
#include "model/detail/visit_sums.hpp"

namespace cuakhau::model::detail {

struct JourneySums {
  // Trucks that arrived in the window.
  std::uint64_t arrived = 0;
  std::uint64_t arrived_refused = 0;
  std::uint64_t arrived_turned_back = 0;
  std::uint64_t arrived_diverted = 0;
  std::uint64_t day_known = 0;  // whose civil day ends by the horizon
  std::uint64_t same_day = 0;   // of those: cleared before it ended
  TimeSum wait_all;
  TimeSum wait_served;  // cleared, or inside and not cleared
  TimeSum wait_turned_back;
  TimeSum time_in_system;
  // Within the window, whenever the truck arrived.
  std::uint64_t cleared = 0;
  std::uint64_t refused = 0;
  std::uint64_t turned_back = 0;
  std::uint64_t diverted = 0;
  std::int64_t inside_ms = 0;   // arrived to left
  std::int64_t waiting_ms = 0;  // from visits: waiting and blocked before being cleared

  JourneySums& operator+=(const JourneySums& other);
};

class JourneyGroup {
 public:
  /// @param days midnights of the home side's clock, the last one the last at or before the horizon
  void add(const MeasureWindow& window, const Journey& journey, SampleGrid& days) {
    const bool lies_within = journey.outcome == JourneyOutcome::cleared &&
                             journey.arrived >= window.measured_from &&
                             journey.left <= window.horizon;
    if (lies_within) {
      add_whole(journey, days);
    } else {
      add_cut(window, journey, days);
    }
  }
  void add_waiting(Duration time) { cut_.waiting_ms += time.count(); }

  [[nodiscard]] JourneySums sums() const;
  [[nodiscard]] const DurationSample& waits_served() const { return waits_served_; }
  [[nodiscard]] const DurationSample& waits_turned_back() const { return waits_turned_back_; }
  [[nodiscard]] const DurationSample& waits_others() const { return waits_others_; }
  [[nodiscard]] const DurationSample& times_in_system() const { return times_in_system_; }

 private:
  // Journeys of trucks that arrived, were cleared and left within the window: nearly all.
  struct Whole {
    std::uint64_t trucks = 0;
    std::uint64_t arrived = 0;  // sums modulo 2^64, as those of visits
    std::uint64_t cleared = 0;
    std::uint64_t left = 0;
    std::uint64_t waited = 0;
  };

  void add_whole(const Journey& journey, SampleGrid& days) {
    ++whole_.trucks;
    whole_.arrived += ticks(journey.arrived);
    whole_.cleared += ticks(journey.cleared);
    whole_.left += ticks(journey.left);
    whole_.waited += ticks(journey.waited);
    waits_served_.add(journey.waited);
    times_in_system_.add(journey.cleared - journey.arrived);
    add_cleared_day(journey, days);
  }
  // A truck cleared on a later day than it arrived on has seen its own day end before the horizon.
  void add_cleared_day(const Journey& journey, SampleGrid& days) {
    const std::size_t day = days.passed(journey.cleared);
    const bool same = journey.arrived >= days.cell_from();
    const bool is_known = !same || day < days.size();
    cut_.day_known += is_known ? 1U : 0U;
    cut_.same_day += same && is_known ? 1U : 0U;
  }
  void add_cut(const MeasureWindow& window, const Journey& journey, SampleGrid& days);
  void add_arrived(const MeasureWindow& window, const Journey& journey, SampleGrid& days);
  void add_wait_unserved(const Journey& journey);

  Whole whole_;
  JourneySums cut_;
  DurationSample waits_served_;
  DurationSample waits_turned_back_;
  DurationSample waits_others_;  // that left without being cleared or turning back
  DurationSample times_in_system_;
};

}  // namespace cuakhau::model::detail
