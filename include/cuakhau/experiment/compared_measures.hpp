#pragma once

// Which measures a comparison of scenarios is about.

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <cuakhau/base/expected.hpp>
#include <cuakhau/experiment/best.hpp>
#include <cuakhau/experiment/measure_lookup.hpp>
#include <cuakhau/model/plan.hpp>

namespace cuakhau::experiment {

/// One scenario of a comparison. Its plan has no errors (model::problems).
struct Contender {
  std::string name;
  model::Plan plan;
};

/// The keys of these measures, units and all, as the first scenario that has one tells it; else
/// what is unknown in the base.
[[nodiscard]] Expected<std::vector<model::MeasureKey>, std::vector<UnknownMeasure>> find_measures(
    std::span<const Contender> scenarios, std::span<const model::MeasureKey> wanted);

/// What a planner asks first, as far as the scenario has it: trucks cleared by direction, mean and
/// 90 % wait, share cleared on the same day, trucks waiting in the morning, cost.
[[nodiscard]] std::vector<model::MeasureKey> headline_measures(const Contender& scenario);

/// What the price of waiting saved takes: trucks waiting, then what staff and policies cost, as far
/// as any scenario has them. Nothing where none has, or they reckon in two currencies.
[[nodiscard]] std::vector<model::MeasureKey> spending_measures(
    std::span<const Contender> scenarios);

/// Whether more of a measure is better, for those where there is no doubt.
[[nodiscard]] std::optional<Goal> usual_goal(std::string_view measure);
/// The nearest name of a measure that has one, when it is near.
[[nodiscard]] std::optional<std::string> near_measure_with_goal(std::string_view measure);

}  // namespace cuakhau::experiment
