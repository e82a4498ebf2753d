#include <cuakhau/model/scaled_demand.hpp>

#include <algorithm>
#include <cmath>

#include <cuakhau/base/contract.hpp>
#include <cuakhau/kernel/scaled.hpp>

#include "model/detail/arrival_kind.hpp"
#include "model/detail/demand.hpp"

namespace cuakhau::model {
namespace {

/// Rounded totals whose sums up to each day are those of the exact ones, rounded.
void scale_counts(std::vector<DailyTotal>& days, double multiple) {
  double exact = 0.0;
  double before = 0.0;
  for (DailyTotal& day : days) {
    exact += multiple * std::round(day.trucks);
    const double until = std::round(exact);
    day.trucks = until - before;
    before = until;
  }
}

void scale(Arrivals& arrivals, double multiple) {
  if (arrivals.poisson) arrivals.poisson->value *= multiple;
  if (arrivals.per_day) *arrivals.per_day *= multiple;
  if (arrivals.every) {
    const double gap_ms = static_cast<double>(arrivals.every->count()) / multiple;
    arrivals.every = Duration{std::max<std::int64_t>(1, std::llround(gap_ms))};
  }
  if (arrivals.renewal) arrivals.renewal->law = scaled(arrivals.renewal->law, 1.0 / multiple);
  if (arrivals.as == DailyAs::count) {
    scale_counts(arrivals.daily, multiple);
  } else {
    for (DailyTotal& day : arrivals.daily) day.trucks *= multiple;
  }
}

/// What a policy puts in place of a rate of the flow. Factors on it stay as they are.
void scale(Setting& setting, const std::string& flow, double multiple) {
  const std::string arrivals = "flows." + flow + ".arrivals.";
  if (setting.path == arrivals + "poisson") std::get<PerHour>(setting.value).value *= multiple;
  if (setting.path == arrivals + "per_day") std::get<double>(setting.value) *= multiple;
}

}  // namespace

DemandScaling scaling_of(const Arrivals& arrivals) {
  if (arrivals.saturated || !arrivals.at.empty()) return DemandScaling::none;
  const bool has_counts = !arrivals.daily.empty() && arrivals.as == DailyAs::count;
  return has_counts ? DemandScaling::whole : DemandScaling::continuous;
}

Plan with_demand(Plan plan, std::span<const std::string> flows, double multiple) {
  CUAKHAU_CHECK(multiple > 0.0, "{} times the demand", multiple);
  for (const std::string& name : flows) {
    Arrivals& arrivals = plan.flows.at(name).arrivals;
    if (scaling_of(arrivals) == DemandScaling::none) continue;
    scale(arrivals, multiple);
    for (Policy& policy : plan.policies)
      for (Setting& setting : policy.set) scale(setting, name, multiple);
  }
  return plan;
}

double trucks_per_day(const Plan& plan, const std::string& flow) {
  const RunWindow window = run_window(plan);
  return detail::mean_per_day(plan, plan.flows.at(flow), {window.measured_from, window.horizon});
}

}  // namespace cuakhau::model
