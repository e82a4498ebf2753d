#include "model/detail/arrival_process.hpp"

#include <algorithm>
#include <cmath>

#include <cuakhau/base/civil.hpp>
#include <cuakhau/kernel/distribution.hpp>

#include "model/detail/units.hpp"

namespace cuakhau::model::detail {

// Members that only this file calls are inline: with one caller each, they cost no call.

namespace {

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

ArrivalProcess::ArrivalProcess(const Network::Tables& tables, FlowId flow, kernel::StreamKey root,
                               DayEffects& day_effects)
    : tables_(&tables),
      day_effects_(&day_effects),
      flow_(flow),
      arrivals_(&tables.flows[flow.index()].flow->arrivals),
      window_(tables.window),
      kind_(kind_of(*arrivals_)),
      gaps_(gap_law(*arrivals_), root.with("arrivals").with(tables.flows[flow.index()].info.name)),
      places_(root.with("arrival places").with(tables.flows[flow.index()].info.name)),
      rate_from_(window_.start),
      last_(window_.start) {
  const std::string& name = tables.flows[flow.index()].info.name;
  if (arrivals_->batch) batches_.emplace(arrivals_->batch->law, root.with("batch").with(name));
  set_rate();
}

RateProfile ArrivalProcess::whole_profile() const {
  const UtcOffset offset = tables_->plan.sides.of(arrivals_->clock).utc_offset;
  DayFactors* const factors = day_effects_->of(*arrivals_, tables_->flows[flow_.index()].info.name,
                                               civil(window_.start, offset).date);
  return {tables_->plan, *arrivals_, window_, factors};
}

void ArrivalProcess::set_rate() {
  if (kind_ == Kind::profile || kind_ == Kind::counts) profile_.emplace(whole_profile());
  if (kind_ == Kind::poisson)
    ms_per_event_ = k_ms_per_hour / (arrivals_->poisson->value * tables_->plan.demand.value);
}

bool ArrivalProcess::follow(const Network::Tables& tables, Instant now) {
  const Arrivals& arrivals = tables.flows[flow_.index()].flow->arrivals;
  const bool has_rates = kind_ == Kind::poisson || kind_ == Kind::profile;
  if (!has_rates || (arrivals == *arrivals_ && tables.plan.demand == tables_->plan.demand))
    return false;
  if (kind_ == Kind::poisson) {
    events_before_ += static_cast<double>((now - rate_from_).count()) / ms_per_event_;
    rate_from_ = now;
  }
  const double left = kind_ == Kind::profile ? events_ - whole_profile().expected_until(now) : 0.0;
  tables_ = &tables;
  arrivals_ = &arrivals;
  set_rate();
  if (kind_ == Kind::profile) events_ = profile_->expected_until(now) + std::max(left, 0.0);
  return true;
}

Instant ArrivalProcess::again() {
  const Instant at = at_rates();
  if (at >= window_.horizon) return Instant::never();
  last_ = at;
  return at;
}

std::uint32_t ArrivalProcess::next_batch() {
  return static_cast<std::uint32_t>(std::lround(batches_->at(index_)));
}

Instant ArrivalProcess::next_without_rates() {
  switch (kind_) {
    case Kind::none:
    case Kind::poisson:
    case Kind::profile: break;
    case Kind::gaps: return last_ + gaps_.duration_at(index_);
    case Kind::listed: return next_listed();
    case Kind::counts: return next_counted();
  }
  return Instant::never();
}

Instant ArrivalProcess::next_listed() {
  while (index_ < arrivals_->at.size()) {
    const Instant at = arrivals_->at[index_].resolve(window_.start);
    if (at >= window_.start) return at;
    ++index_;
  }
  return Instant::never();
}

Instant ArrivalProcess::next_counted() {
  while (placed_.empty()) {
    if (next_day_ == arrivals_->daily.size()) return Instant::never();
    place_day(arrivals_->daily[next_day_++]);
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
