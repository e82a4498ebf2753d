#pragma once

// The yardstick: one lane, exponential gaps and services, nine trucks an hour for twelve.

#include <cstdint>

#include <cuakhau/model/plan.hpp>

namespace cuakhau::bench {

constexpr double k_gap_ms = 400'000;                           // 9 trucks an hour
constexpr double k_service_ms = 300'000;                       // 5 minutes
constexpr Duration k_length{std::int64_t{9'000'000} * 3'600};  // about 81,000 trucks

inline model::Plan mm1() {
  model::Plan plan;
  plan.period.length = k_length;
  plan.stations["lane"].service.otherwise = {{kernel::Exponential{k_service_ms}}};
  model::Flow& flow = plan.flows["trucks"];
  flow.arrivals.poisson = model::PerHour{3'600'000 / k_gap_ms};
  flow.route.resize(1);
  flow.route[0].visit = "lane";
  return plan;
}

}  // namespace cuakhau::bench
