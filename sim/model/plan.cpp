#include <cuakhau/model/plan.hpp>

#include "model/detail/plan_hasher.hpp"

namespace cuakhau::model {

namespace {

constexpr CivilDate k_default_start{2000, 1, 1};

}  // namespace

RunWindow run_window(const Plan& plan) {
  const Instant default_start = at(k_default_start, Duration{0}, plan.sides.home.utc_offset);
  const Period& period = plan.period;
  RunWindow window;
  window.start = period.from ? period.from->resolve(default_start) : default_start;
  window.measured_from = window.start + period.warm_up;
  if (period.until) {
    window.horizon = period.until->resolve(window.start);
  } else {
    window.horizon = window.start + period.length.value_or(Duration{0});
  }
  return window;
}

Hash128 plan_digest(const Plan& plan) {
  detail::PlanHasher hasher;
  hasher.add(plan);
  return hasher.value();
}

}  // namespace cuakhau::model
