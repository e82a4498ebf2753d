#include "model/detail/rate_profile.hpp"

#include <algorithm>
#include <numeric>

#include <cuakhau/kernel/distribution.hpp>

#include "model/detail/units.hpp"

namespace cuakhau::model::detail {

RateProfile::RateProfile(const Plan& plan, const Arrivals& arrivals, const RunWindow& window,
                         DayFactors* factors)
    : arrivals_(arrivals),
      window_(window),
      demand_(plan.demand.value),
      offset_(plan.sides.of(arrivals.clock).utc_offset),
      factors_(factors),
      hour_begin_(window.start) {
  weights_.fill(1.0 / 24.0);
  if (!arrivals.hours.empty()) {
    const double sum = std::accumulate(arrivals.hours.begin(), arrivals.hours.end(), 0.0);
    for (std::size_t hour = 0; hour < weights_.size(); ++hour)
      weights_[hour] = arrivals.hours[hour] / sum;
  }
  // per_day and daily count trucks, poisson the batches that they come in.
  if (arrivals.batch && !arrivals.poisson) demand_ /= kernel::mean(arrivals.batch->law);
  // The first hour may be a part of one.
  const CivilTime clock = civil(window.start, offset_);
  date_ = clock.date;
  hour_ = static_cast<std::size_t>(clock.time_of_day / k_hour);
  hour_end_ = hour_begin_ + (k_hour - clock.time_of_day % k_hour);
  day_trucks_ = trucks_on(date_);
  set_rate();
}

double RateProfile::trucks_on(CivilDate date) {
  double trucks = 0.0;
  if (arrivals_.poisson) trucks = 24.0 * arrivals_.poisson->value;
  if (arrivals_.per_day) trucks = *arrivals_.per_day;
  for (const DailyTotal& total : arrivals_.daily)
    if (total.date == date) trucks = total.trucks;
  trucks *= demand_ * arrivals_.weekdays.days[date.weekday()].value;
  trucks *= arrivals_.dates.on(date);
  return factors_ != nullptr ? trucks * factors_->at(date) : trucks;
}

// The hour that begins where the last one ended.
void RateProfile::begin_hour() {
  hour_begin_ = hour_end_;
  hour_end_ = hour_begin_ + k_hour;
  if (++hour_ == weights_.size()) {
    hour_ = 0;
    date_ = date_.plus_days(1);
    day_trucks_ = trucks_on(date_);
  }
  set_rate();
}

void RateProfile::set_rate() {
  per_ms_ = day_trucks_ * weights_[hour_] / static_cast<double>(k_hour.count());
}

Instant RateProfile::when(double events) {
  for (;;) {
    const double length = static_cast<double>((hour_end_ - hour_begin_).count());
    const double events_after = events_before_ + per_ms_ * length;
    if (events < events_after) {
      const Instant at = hour_begin_ + ticks_from((events - events_before_) / per_ms_);
      // Rounding must not carry it into the next hour, where it would stand before later ones of
      // this hour.
      return std::min(at, hour_end_);
    }
    if (hour_end_ >= window_.horizon) return Instant::never();
    events_before_ = events_after;
    begin_hour();
  }
}

double RateProfile::expected_until(Instant until) {
  while (hour_end_ <= until) {
    events_before_ += per_ms_ * static_cast<double>((hour_end_ - hour_begin_).count());
    begin_hour();
  }
  return events_before_ + per_ms_ * static_cast<double>((until - hour_begin_).count());
}

Instant RateProfile::place_in_day(CivilDate date, double share) const {
  double before = 0.0;
  std::size_t hour = 0;
  while (hour < 23 && before + weights_[hour] <= share) before += weights_[hour++];
  while (weights_[hour] == 0.0 && hour > 0) before -= weights_[--hour];
  const double part = std::clamp((share - before) / weights_[hour], 0.0, 1.0);
  const Duration within = ticks_from(part * static_cast<double>(k_hour.count()));
  const Duration last = k_hour - Duration{1};
  return at(date, k_hour * static_cast<std::int64_t>(hour) + std::min(within, last), offset_);
}

}  // namespace cuakhau::model::detail
