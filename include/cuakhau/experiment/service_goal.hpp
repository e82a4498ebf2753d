#pragma once

// A level of service that shall be kept: a bound on a measure, and how surely an estimate keeps it.

#include <optional>

#include <cuakhau/experiment/estimate.hpp>

namespace cuakhau::experiment {

/// One of the two bounds, in the unit of the measure.
struct ServiceGoal {
  model::MeasureKey measure;
  std::optional<double> at_least{};
  std::optional<double> at_most{};

  [[nodiscard]] double bound() const { return at_least ? *at_least : *at_most; }
  /// How far a value is on the good side of the bound.
  [[nodiscard]] double slack(double value) const {
    return at_least ? value - *at_least : *at_most - value;
  }
};

/// How an estimate stands to a goal. `surely`: its whole interval lies on that side.
struct GoalStanding {
  Estimate estimate;
  bool holds = false;
  bool surely_holds = false;
  bool surely_fails = false;
};

/// What has no value fails, for it shows nothing, but not surely; what is known only as a lower
/// bound cannot show that it stays below a limit, nor that it does not reach one.
[[nodiscard]] GoalStanding standing(const ServiceGoal& goal, Estimate estimate);

}  // namespace cuakhau::experiment
