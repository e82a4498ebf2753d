#include "model/detail/demand.hpp"

#include <algorithm>
#include <numeric>

#include <cuakhau/base/contract.hpp>

#include "model/detail/arrival_kind.hpp"
#include "model/detail/units.hpp"

namespace cuakhau::model::detail {

namespace {

[[nodiscard]] double in_days(Duration span) {
  return static_cast<double>(span.count()) / static_cast<double>(k_day.count());
}

/// The share of a day's trucks that its hours within the span bring.
[[nodiscard]] double share_of_day(const std::vector<double>& hours, Instant midnight,
                                  OpenSpan within) {
  const double sum = std::accumulate(hours.begin(), hours.end(), 0.0);
  double share = 0.0;
  for (int hour = 0; hour < 24; ++hour) {
    const Instant from = std::max(within.from, midnight + hour * k_hour);
    const Instant until = std::min(within.until, midnight + (hour + 1) * k_hour);
    if (from >= until) continue;
    const double weight = hours.empty() ? 1.0 / 24.0 : hours[static_cast<std::size_t>(hour)] / sum;
    share +=
        weight * static_cast<double>((until - from).count()) / static_cast<double>(k_hour.count());
  }
  return share;
}

/// Mean trucks of one date before the demand factor.
[[nodiscard]] double trucks_on(const Arrivals& arrivals, CivilDate date) {
  double trucks = arrivals.per_day.value_or(0.0);
  const auto total = std::ranges::find(arrivals.daily, date, &DailyTotal::date);
  if (total != arrivals.daily.end()) trucks = total->trucks;
  return trucks * arrivals.dates.on(date) * arrivals.weekdays.days[date.weekday()].value;
}

/// All trucks within the span, of per_day and daily.
[[nodiscard]] double spread_trucks(const Arrivals& arrivals, UtcOffset offset, OpenSpan within) {
  const std::int64_t first = civil(within.from, offset).date.days_since_epoch();
  const std::int64_t last = civil(within.until, offset).date.days_since_epoch();
  double trucks = 0.0;
  for (std::int64_t day = first; day <= last; ++day) {
    const CivilDate date = CivilDate::from_days(day);
    const Instant midnight = at(date, Duration{0}, offset);
    trucks += trucks_on(arrivals, date) * share_of_day(arrivals.hours, midnight, within);
  }
  return trucks;
}

[[nodiscard]] double instants_within(const Plan& plan, const Arrivals& arrivals, OpenSpan within) {
  const Instant start = run_window(plan).start;
  return static_cast<double>(std::ranges::count_if(arrivals.at, [&](const Moment& moment) {
    const Instant instant = moment.resolve(start);
    return within.from <= instant && instant < within.until;
  }));
}

/// Arrivals a day; for per_day and daily the trucks themselves, since these count trucks even when
/// they come in batches.
[[nodiscard]] double arrivals_per_day(const Plan& plan, const Arrivals& arrivals, OpenSpan within) {
  const double days = in_days(within.until - within.from);
  switch (arrival_kinds(arrivals).front()) {
    case ArrivalKind::poisson: return plan.demand.value * 24.0 * arrivals.poisson->value;
    case ArrivalKind::every: return 1.0 / in_days(*arrivals.every);
    case ArrivalKind::renewal:
      return static_cast<double>(k_day.count()) / kernel::mean(arrivals.renewal->law);
    case ArrivalKind::saturated: return 0.0;
    case ArrivalKind::at: return instants_within(plan, arrivals, within) / days;
    case ArrivalKind::per_day:
    case ArrivalKind::daily:
      return plan.demand.value *
             spread_trucks(arrivals, plan.sides.of(arrivals.clock).utc_offset, within) / days;
  }
  return 0.0;
}

[[nodiscard]] bool arrive(const Arrivals& arrivals, Factor demand) {
  const bool has_rate = arrivals.poisson || arrivals.per_day || !arrivals.daily.empty();
  if (!has_rate) return true;
  const bool is_above_zero =
      (arrivals.poisson && arrivals.poisson->value > 0.0) || arrivals.per_day.value_or(0.0) > 0.0 ||
      std::ranges::any_of(arrivals.daily,
                          [](const DailyTotal& total) { return total.trucks > 0.0; });
  return is_above_zero && demand.value > 0.0;
}

}  // namespace

bool has_trucks(const Plan& plan, const std::string& flow) {
  const bool wait_at_start = std::ranges::any_of(plan.initial, [&](const InitialQueue& queue) {
    return queue.flow == flow && queue.trucks.limit() > 0;
  });
  const Flow& one = plan.flows.at(flow);
  return wait_at_start || (!one.held && arrive(one.arrivals, plan.demand));
}

double mean_per_day(const Plan& plan, const Flow& flow, OpenSpan within) {
  CUAKHAU_CHECK(!arrival_kinds(flow.arrivals).empty(), "a checked flow has a kind of arrivals");
  const ArrivalKind kind = arrival_kinds(flow.arrivals).front();
  const bool counts_trucks = kind == ArrivalKind::per_day || kind == ArrivalKind::daily;
  const bool multiplies = flow.arrivals.batch && !counts_trucks;
  const double batch = multiplies ? kernel::mean(flow.arrivals.batch->law) : 1.0;
  return batch * arrivals_per_day(plan, flow.arrivals, within);
}

}  // namespace cuakhau::model::detail
