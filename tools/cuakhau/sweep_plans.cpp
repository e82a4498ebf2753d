#include "sweep_plans.hpp"

#include <utility>

#include <fmt/format.h>

#include "scenario_file.hpp"

namespace cuakhau::tool {
namespace {

using experiment::FactorKind;

/// The first of them, without its place, which is often the command line.
std::string error_text(const Diagnostics& diagnostics) {
  for (const auto& one : diagnostics.sorted())
    if (one.severity == Severity::error)
      return one.path.empty() ? one.message : fmt::format("{}: {}", one.path, one.message);
  return {};
}

}  // namespace

SweepPlans::SweepPlans(scenario::OpenedScenario& scenario, scenario::LoadOptions options,
                       const std::vector<experiment::Factor>& factors)
    : scenario_(scenario), options_(std::move(options)), factors_(factors) {}

void SweepPlans::add(std::size_t factor, double value, scenario::LoadOptions& options) const {
  const auto& one = factors_[factor];
  const auto text = experiment::value_text(one, value);
  if (one.kind != FactorKind::policy)
    options.overrides.factors.push_back(one.path + '=' + text);
  else if (text == "on")
    options.policies.push_back(one.path);
}

Expected<model::Plan, std::string> SweepPlans::plan(std::span<const double> point) const {
  auto options = options_;
  for (std::size_t k = 0; k < factors_.size(); ++k) add(k, point[k], options);
  auto loaded = load_checked(scenario_, options);
  if (loaded.diagnostics.has_errors()) return Unexpected{error_text(loaded.diagnostics)};
  return std::move(loaded.plan);
}

scenario::Loaded SweepPlans::load_alone(std::size_t factor, double value) {
  auto options = options_;
  add(factor, value, options);
  return load_and_keep(scenario_, options);
}

}  // namespace cuakhau::tool
