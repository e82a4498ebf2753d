#pragma once

// A result made by hand, for what writes results.

#include <cuakhau/experiment/result.hpp>

namespace cuakhau::report {

inline experiment::Estimate sample(model::MeasureKey key, double value, double half) {
  experiment::Estimate estimate;
  estimate.key = std::move(key);
  estimate.value = value;
  estimate.n = 30;
  estimate.sd = half;
  estimate.interval = experiment::Interval{value - half, value + half};
  return estimate;
}

/// One gate with a yard and a station, and a crossing of no gate.
inline experiment::Result sample_result() {
  experiment::Result result;
  result.provenance = {"0.1.0", "x.yaml", "cuakhau run x.yaml --seed 1 --replications 30",
                       {1, 2},  1,        30};
  result.clock = UtcOffset{std::chrono::hours{7}};
  const auto start = at({2023, 1, 8}, Duration{0}, result.clock);
  result.window = {start, start + k_day, start + 3 * k_day};
  result.measures = {
      sample({"cleared", "trucks/day", "province", "export", "*", "*", "mean"}, 431.25, 6.25),
      sample({"cleared", "trucks/day", "huu_nghi", "export", "*", "*", "mean"}, 431.25, 6.25),
      sample({"wait", "min", "province", "*", "*", "*", "mean"}, 192.0, 12.0),
      sample({"wait", "min", "province", "*", "*", "*", "p90"}, 360.0, 30.0),
      sample({"same_day_share", "%", "province", "*", "*", "*", "share"}, 93.125, 0.5),
      sample({"waiting_at", "trucks", "province", "*", "*", "*", "mean"}, 1200.0, 150.0),
      sample({"throughput", "trucks/day", "yard", "*", "*", "*", "mean"}, 430.0, 6.0),
      sample({"occupancy", "trucks", "yard", "*", "*", "*", "mean"}, 400.0, 20.0),
      sample({"wait", "min", "yard", "*", "*", "*", "p90"}, 30.0, 2.0),
      sample({"utilisation", "%", "customs", "*", "*", "*", "share"}, 81.5, 0.75),
      sample({"throughput", "trucks/day", "line", "*", "*", "*", "mean"}, 12.0, 0.0)};
  result.measures[3].is_lower_bound = true;
  result.measures[3].censored = 0.0625;
  result.digests = {{0, {3, 4}, {5, 6}}};
  return result;
}

inline model::Plan sample_plan() {
  model::Plan plan;
  plan.name = "Lạng Sơn, January 2023";
  plan.gates["huu_nghi"].title = "Hữu Nghị";
  plan.yards["yard"].gate = "huu_nghi";
  plan.yards["yard"].places = {450, false};
  plan.stations["customs"].gate = "huu_nghi";
  plan.stations["customs"].service.otherwise = {{kernel::Constant{600'000.0}}};  // 10 min
  return plan;
}

}  // namespace cuakhau::report
