#pragma once

// A small plan with an exchange, and what its check tells.

#include <algorithm>
#include <string>

#include <cuakhau/model/problem.hpp>

#include "support/small_plans.hpp"

namespace cuakhau::test {

/// Exports and imports that swap one for one.
inline model::Plan swap_of_two() {
  model::Plan plan = plan_for(hours(100));
  model::Exchange& one = plan.exchanges["swap"];
  one.turn.export_ = {count(1), count(1)};
  one.turn.import_ = {count(1), count(2)};
  one.service = constant(minutes(10));
  for (const model::Direction direction : {model::Direction::export_, model::Direction::import_}) {
    model::Flow& flow = plan.flows[std::string{word(direction)}];
    flow.direction = direction;
    flow.arrivals.poisson = model::PerHour{2.0};
    flow.route = route({"swap"});
  }
  return plan;
}

inline std::string first_problem(const model::Plan& plan) {
  const auto found = model::problems(plan);
  return found.empty() ? "" : found.front().path + ": " + found.front().message;
}

inline bool has_problem(const model::Plan& plan, const std::string& path,
                        const std::string& words) {
  return std::ranges::any_of(model::problems(plan), [&](const model::Problem& problem) {
    return problem.path == path && problem.message.find(words) != std::string::npos;
  });
}

}  // namespace cuakhau::test
