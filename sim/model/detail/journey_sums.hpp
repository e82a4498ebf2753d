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
  std::int64_t inside_ms = 0;   // arrived to left
  std::int64_t waiting_ms = 0;  // from visits: waiting and blocked before being cleared

  JourneySums& operator+=(const JourneySums& other);
};

class JourneyGroup {
 public:
  /// @param days midnights of the home side's clock, the last one the last at or before the horizon
  void add(const RunWindow& window, const Journey& journey, SampleGrid& days);
  void add_waiting(Duration time) { sums_.waiting_ms += time.count(); }

  [[nodiscard]] const JourneySums& sums() const { return sums_; }
  [[nodiscard]] const DurationSample& waits_served() const { return waits_served_; }
  [[nodiscard]] const DurationSample& waits_turned_back() const { return waits_turned_back_; }
  [[nodiscard]] const DurationSample& waits_others() const { return waits_others_; }
  [[nodiscard]] const DurationSample& times_in_system() const { return times_in_system_; }

 private:
  void add_arrived(const RunWindow& window, const Journey& journey, SampleGrid& days);
  void add_same_day(const Journey& journey, SampleGrid& days);
  void add_wait_unserved(const Journey& journey, Duration wait);

  JourneySums sums_;
  DurationSample waits_served_;
  DurationSample waits_turned_back_;
  DurationSample waits_others_;  // that left without being cleared or turning back
  DurationSample times_in_system_;
};

}  // namespace cuakhau::model::detail
