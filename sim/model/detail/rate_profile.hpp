#pragma once

// The rate of a flow whose hours and days differ, constant within a clock hour:
//   rate(t) = demand × trucks of the day × weight of the hour × factors of weekday and date ×
//   effect of the day.

#include <array>

#include <cuakhau/base/civil.hpp>
#include <cuakhau/model/arrivals.hpp>
#include <cuakhau/model/plan.hpp>

#include "model/detail/day_factors.hpp"

namespace cuakhau::model::detail {

class RateProfile {
 public:
  /// @param factors of the days; null when all are alike
  RateProfile(const Plan& plan, const Arrivals& arrivals, const RunWindow& window,
              DayFactors* factors);

  /// When the expected number of events since the start reaches this; never, when it does not
  /// before the horizon.
  /// @param events not less than in the call before
  [[nodiscard]] Instant when(double events);

  /// The expected number of events from the start until then.
  /// @param until not before any answer of when() so far
  [[nodiscard]] double expected_until(Instant until);

  /// A place in this day by the weights of its hours.
  /// @param share of the day's trucks that come before, in (0, 1)
  [[nodiscard]] Instant place_in_day(CivilDate date, double share) const;

 private:
  void begin_hour();
  void set_rate();
  [[nodiscard]] double trucks_on(CivilDate date);

  const Arrivals& arrivals_;
  RunWindow window_;
  double demand_;  // factor on the plan's figures: demand, and batches instead of trucks
  UtcOffset offset_;
  std::array<double, 24> weights_{};  // sum 1
  DayFactors* factors_;

  Instant hour_begin_;
  Instant hour_end_;
  CivilDate date_;
  std::size_t hour_ = 0;        // of the day
  double day_trucks_ = 0.0;     // expected on `date_`
  double per_ms_ = 0.0;         // in the present hour
  double events_before_ = 0.0;  // expected from the start to hour_begin_
};

}  // namespace cuakhau::model::detail
