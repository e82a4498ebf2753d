#include "report/detail/policy_table.hpp"

#include <fmt/format.h>

#include "report/detail/grid.hpp"

namespace cuakhau::report::detail {

std::string policy_table(const experiment::Result& result, Palette palette) {
  if (result.policies.empty()) return {};
  constexpr double k_ms_per_hour = 3'600'000.0;
  Grid grid;
  grid.head({"", "in force", "in force"});
  grid.head({"", "times", "hours"});
  for (const experiment::PolicySummary& policy : result.policies)
    grid.row({policy.policy, fmt::format("{:.3g}", policy.times),
              fmt::format("{:.1f}", static_cast<double>(policy.in_force.count()) / k_ms_per_hour)});
  return grid.text(palette);
}

}  // namespace cuakhau::report::detail
