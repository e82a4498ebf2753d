#pragma once

// Scenarios with their baselines, loaded.

#include <optional>
#include <span>
#include <vector>

#include <cuakhau/experiment/regress.hpp>
#include <cuakhau/scenario/load.hpp>

#include "regress_request.hpp"

namespace cuakhau::tool {

/// All that is wrong is printed.
[[nodiscard]] std::vector<scenario::Loaded> load_scenarios(const RegressOptions& options,
                                                           const ParsedLine& line);

/// A scenario and one of its baselines, and which files they are.
struct GuardedFiles {
  std::optional<experiment::Guarded> guarded;  // nothing: one of both is wrong
  std::vector<Diagnostic> defects;             // and these say how
  std::string file;
  std::string baseline_file;
  // As GuardedResult has them.
  std::vector<SourceSpan> places;
  std::vector<SourceSpan> expectation_places;
};

/// Each scenario with its last baseline and, where it has another one, that of a release. All that
/// is wrong with baselines is printed.
/// @param loaded as options.files; must outlive what comes back
[[nodiscard]] std::vector<GuardedFiles> guarded_scenarios(
    const RegressOptions& options, const std::vector<scenario::Loaded>& loaded);

/// The tolerance that an option gives a measure, in the words of the option; nothing when none
/// does. It goes before that of the scenario, and this before that of the baseline.
/// @param catalogue of a scenario that has it
[[nodiscard]] std::optional<model::MeasureBound> said_tolerance(const RegressOptions& options,
                                                                const model::Catalogue& catalogue,
                                                                const model::MeasureKey& key);

/// Tolerances of measures that no baseline keeps, and a limit that a baseline is beyond.
[[nodiscard]] std::optional<UsageError> unfit_options(const RegressOptions& options,
                                                      std::span<const GuardedFiles> guarded);

/// Measures of options that no scenario has, and tolerances that measure something else or stand
/// there twice. @param loaded those with errors do not count
[[nodiscard]] std::optional<UsageError> wrong_measures(const RegressOptions& options,
                                                       const std::vector<scenario::Loaded>& loaded);

/// The measures of a scenario that are among `wanted`, with their units.
[[nodiscard]] std::vector<model::MeasureKey> measures_among(
    const model::Catalogue& catalogue, std::span<const model::MeasureKey> wanted);

}  // namespace cuakhau::tool
