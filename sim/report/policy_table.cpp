#include "report/detail/policy_table.hpp"

#include <fmt/format.h>

#include "report/detail/grid.hpp"

namespace cuakhau::report::detail {

std::string policy_table(const experiment::Result& result, Palette palette) {
  if (result.policies.empty()) return {};
  constexpr double k_ms_per_hour = 3'600'000.0;
  constexpr double k_million = 1e6;
  Grid grid;
  grid.head({"", "in force", "in force", "cost"});
  grid.head({"", "times", "hours", "in the run"});
  for (const experiment::PolicySummary& policy : result.policies)
    grid.row({policy.policy, fmt::format("{:.3g}", policy.times),
              fmt::format("{:.1f}", static_cast<double>(policy.in_force.count()) / k_ms_per_hour),
              policy.cost ? fmt::format("{:.1f} M {}", policy.cost->amount / k_million,
                                        policy.cost->currency)
                          : std::string(k_absent)});
  return grid.text(palette);
}

}  // namespace cuakhau::report::detail
