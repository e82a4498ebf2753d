#pragma once

// The plans of a sweep's points: the scenario with their values set and their policies added, by
// the same way as --set and --policy.

#include <vector>

#include <cuakhau/experiment/sweep.hpp>
#include <cuakhau/scenario/opened_scenario.hpp>

namespace cuakhau::tool {

class SweepPlans final : public experiment::PlanSource {
 public:
  /// @param scenario must outlive this, as must the factors
  /// @param options of all points
  SweepPlans(scenario::OpenedScenario& scenario, scenario::LoadOptions options,
             const std::vector<experiment::Factor>& factors);

  [[nodiscard]] Expected<model::Plan, std::string> plan(
      std::span<const double> point) const override;

  /// With one factor at that value, the others as the scenario has them. What it reads is kept for
  /// the points.
  [[nodiscard]] scenario::Loaded load_alone(std::size_t factor, double value);

 private:
  void add(std::size_t factor, double value, scenario::LoadOptions& options) const;

  scenario::OpenedScenario& scenario_;
  scenario::LoadOptions options_;
  const std::vector<experiment::Factor>& factors_;
};

}  // namespace cuakhau::tool
