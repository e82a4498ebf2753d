#include "baseline_check.hpp"

#include <utility>

#include "exit_code.hpp"
#include "output.hpp"

namespace cuakhau::tool {

int check_baseline_files(const RegressOptions& options) {
  if (const auto problem = unreadable(options.baselines)) return report_failure(*problem);
  if (!options.baseline_folder) return k_done;
  const bool is_strict = options.request.strictness == experiment::Strictness::nothing_may_move;
  Diagnostics found;
  for (auto& file : strangers_in(*options.baseline_folder, options.baselines)) {
    Diagnostic stranger;
    stranger.severity = is_strict ? Severity::error : Severity::warning;
    stranger.where.file = std::move(file);
    stranger.message = "is the baseline of no scenario that was named";
    stranger.help = {
        "delete it where its scenario was renamed or deleted, else name the scenario too"};
    found.add(std::move(stranger));
  }
  if (is_strict || !options.is_quiet) print_message(found.render_all());
  return found.has_errors() ? k_bad_scenario : k_done;
}

}  // namespace cuakhau::tool
