#include "model/detail/arrival_process.hpp"

#include <algorithm>
#include <cmath>

#include <cuakhau/base/civil.hpp>
#include <cuakhau/kernel/distribution.hpp>

namespace cuakhau::model::detail {

// Members that only this file calls are inline: with one caller each, they cost no call.

namespace {

constexpr double k_ms_per_hour = 3'600'000.0;

kernel::Distribution gap_law(const Arrivals& arrivals) {
  if (arrivals.every) return {kernel::Constant{static_cast<double>(arrivals.every->count())}};
  if (arrivals.renewal) return arrivals.renewal->law;
  return {kernel::Exponential{1.0}};
}

}  // namespace

// A Poisson flow whose days differ is a profile with even hours.
ArrivalProcess::Kind ArrivalProcess::kind_of(const Arrivals& arrivals) {
  if (arrivals.poisson) return arrivals.day_effect ? Kind::profile : Kind::poisson;
  if (arrivals.every || arrivals.renewal) return Kind::gaps;
  if (!arrivals.at.empty()) return Kind::listed;
  if (arrivals.per_day) return Kind::profile;
  if (!arrivals.daily.empty()) return arrivals.as == DailyAs::count ? Kind::counts : Kind::profile;
  return Kind::none;
}

ArrivalProcess::ArrivalProcess(const Network::Tables& tables, FlowId flow, kernel::StreamKey root)
    : arrivals_(tables.flows[flow.index()].flow->arrivals),
      window_(tables.window),
      kind_(kind_of(arrivals_)),
      gaps_(gap_law(arrivals_), root.with("arrivals").with(tables.flows[flow.index()].info.name)),
      places_(root.with("arrival places").with(tables.flows[flow.index()].info.name)),
      last_(window_.start) {
  const std::string& name = tables.flows[flow.index()].info.name;
  if (arrivals_.batch) batches_.emplace(arrivals_.batch->law, root.with("batch").with(name));
  if (kind_ == Kind::profile || kind_ == Kind::counts)
    profile_.emplace(tables.plan, arrivals_, window_,
                     RateProfile::day_effect_key(arrivals_, name, root));
  if (kind_ == Kind::poisson) {
    const double per_hour = arrivals_.poisson->value * tables.plan.demand.value;
    if (per_hour > 0.0)
      ms_per_event_ = k_ms_per_hour / per_hour;
    else
      kind_ = Kind::none;
  }
}

ArrivalProcess::Batch ArrivalProcess::next() {
  const Instant at = next_instant();
  if (at >= window_.horizon) return {.at = Instant::never()};
  last_ = at;
  Batch batch{.at = at};
  if (batches_) batch.trucks = static_cast<std::uint32_t>(std::lround(batches_->at(index_)));
  ++index_;
  return batch;
}

inline Instant ArrivalProcess::next_instant() {
  switch (kind_) {
    case Kind::none: return Instant::never();
    case Kind::poisson:
      events_ += gaps_.at(index_);
      return window_.start + ticks_from(events_ * ms_per_event_);
    case Kind::gaps: return last_ + gaps_.duration_at(index_);
    case Kind::profile: events_ += gaps_.at(index_); return profile_->when(events_);
    case Kind::listed: return next_listed();
    case Kind::counts: return next_counted();
  }
  return Instant::never();
}

Instant ArrivalProcess::next_listed() {
  while (index_ < arrivals_.at.size()) {
    const Instant at = arrivals_.at[index_].resolve(window_.start);
    if (at >= window_.start) return at;
    ++index_;
  }
  return Instant::never();
}

Instant ArrivalProcess::next_counted() {
  while (placed_.empty()) {
    if (next_day_ == arrivals_.daily.size()) return Instant::never();
    place_day(arrivals_.daily[next_day_++]);
  }
  const Instant at = placed_.back();
  placed_.pop_back();
  return at;
}

// The trucks of a day whose number is known are independent draws from the hours' weights.
void ArrivalProcess::place_day(const DailyTotal& day) {
  const auto count = static_cast<std::uint32_t>(std::lround(day.trucks));
  const auto number = static_cast<std::uint64_t>(day.date.days_since_epoch());
  for (std::uint32_t truck = 0; truck < count; ++truck) {
    const Instant at = profile_->place_in_day(day.date, kernel::uniform(places_, number, truck, 0));
    if (at >= window_.start && at < window_.horizon) placed_.push_back(at);
  }
  std::ranges::sort(placed_, std::ranges::greater{});
}

}  // namespace cuakhau::model::detail
