#pragma once

// Plans of one lane, for tests of what surrounds the model.

#include <string>

#include <cuakhau/model/plan.hpp>

namespace cuakhau::test {

/// M/M/1 with 9 trucks an hour and services of 5 min in the mean (utilisation 0.75), for so many
/// hours after so many of warm-up.
inline model::Plan one_lane(int hours, int warm_up_hours = 0) {
  model::Plan plan;
  plan.name = "one lane";
  plan.period.length = std::chrono::hours{hours + warm_up_hours};
  plan.period.warm_up = std::chrono::hours{warm_up_hours};
  model::Station lane;
  lane.service.otherwise.law = kernel::Distribution{kernel::Exponential{300'000.0}};
  plan.stations["lane"] = lane;
  model::Flow flow;
  flow.arrivals.poisson = model::PerHour{9.0};
  flow.route.push_back({});
  flow.route.back().visit = "lane";
  plan.flows["trucks"] = flow;
  return plan;
}

/// The same with ten times the demand: more than 20 trucks inside end the run.
inline model::Plan flooded_lane() {
  auto plan = one_lane(240);
  plan.demand = model::Factor{10.0};
  plan.measures.backlog_limit = 20;
  return plan;
}

}  // namespace cuakhau::test
