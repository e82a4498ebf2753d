#include "report/detail/policy_table.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "report/detail/figure.hpp"
#include "report/detail/grid.hpp"

namespace cuakhau::report::detail {

namespace {

/// Of the province; null when the policy never ends.
const Estimate* recovery_of(const experiment::Result& result, const std::string& policy) {
  const auto found = std::ranges::find_if(result.measures, [&](const Estimate& estimate) {
    return estimate.key.measure == "recovery_time" && estimate.key.where == "province" &&
           estimate.key.outcome == policy;
  });
  return found == result.measures.end() ? nullptr : &*found;
}

}  // namespace

std::string policy_table(const experiment::Result& result, Palette palette) {
  if (result.policies.empty()) return {};
  constexpr double k_ms_per_hour = 3'600'000.0;
  constexpr double k_million = 1e6;
  Grid grid;
  grid.head({"", "in force", "in force", "recovery", "cost"});
  grid.head({"", "times", "hours", "hours", "in the run"});
  for (const experiment::PolicySummary& policy : result.policies)
    grid.row({policy.policy, fmt::format("{:.3g}", policy.times),
              fmt::format("{:.1f}", static_cast<double>(policy.in_force.count()) / k_ms_per_hour),
              figure(recovery_of(result, policy.policy)),
              policy.cost ? fmt::format("{:.1f} M {}", policy.cost->amount / k_million,
                                        policy.cost->currency)
                          : std::string(k_absent)});
  return grid.text(palette);
}

}  // namespace cuakhau::report::detail
