#include "baseline_check.hpp"

#include <utility>

namespace cuakhau::tool {

std::vector<Diagnostic> strange_baselines(const RegressOptions& options) {
  std::vector<Diagnostic> found;
  if (!options.baseline_folder) return found;
  const bool is_strict = options.request.strictness == experiment::Strictness::nothing_may_move;
  for (auto& file : strangers_in(*options.baseline_folder, options.baselines)) {
    auto& stranger = found.emplace_back();
    stranger.severity = is_strict ? Severity::error : Severity::warning;
    stranger.where.file = std::move(file);
    stranger.message = "is the baseline of no scenario that was named";
    stranger.help = {
        "delete it where its scenario was renamed or deleted, else name the scenario too"};
  }
  return found;
}

}  // namespace cuakhau::tool
