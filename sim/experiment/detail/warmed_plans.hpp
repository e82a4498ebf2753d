#pragma once

// Plans that are run side by side, measured over the same days.

#include <optional>
#include <span>
#include <string>
#include <vector>

#include <cuakhau/experiment/compared_measures.hpp>
#include <cuakhau/experiment/run.hpp>

namespace cuakhau::experiment::detail {

/// Warm-ups that are found from the runs: the longest of them for all.
class WarmedPlans {
 public:
  explicit WarmedPlans(std::span<const Contender> scenarios);

  /// @param request for its seed and threads
  [[nodiscard]] std::optional<RunFailure> find(const RunRequest& request, const RunHooks& hooks);

  [[nodiscard]] const std::vector<model::Plan>& plans() const { return plans_; }
  /// What to tell of a warm-up that was found; empty where none was.
  [[nodiscard]] const std::string& warning() const { return warning_; }

 private:
  void apply(Duration warm_up);

  std::vector<model::Plan> plans_;
  std::string warning_;
};

[[nodiscard]] bool are_alike(const model::RunWindow& one, const model::RunWindow& other);

/// Of each scenario that is measured over another period than the first.
[[nodiscard]] std::vector<std::string> period_warnings(std::span<const Contender> scenarios,
                                                       std::span<const model::Network> networks);

}  // namespace cuakhau::experiment::detail
