#pragma once

// Did the numbers move? Scenarios as they are now against their baselines.
//
// The same paths and numbers need no statistics. Else each measure is compared under common random
// numbers with what the baseline kept of each replication: same within the tolerance, shown to have
// moved by more, or not known yet, and then more replications run, up to a limit. Looks are fixed
// before (looks.hpp); that something changed is said by Holm over all measures, scenarios and
// baselines; that all are the same is an intersection-union test, whose error is that of one. What
// a scenario expects is judged on as many replications as were looked at.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <cuakhau/base/diagnostic.hpp>
#include <cuakhau/base/expected.hpp>
#include <cuakhau/experiment/baseline.hpp>
#include <cuakhau/experiment/expectations.hpp>
#include <cuakhau/experiment/run.hpp>
#include <cuakhau/experiment/shift.hpp>

namespace cuakhau::experiment {

inline constexpr std::uint32_t k_most_regress_replications = 240;

/// The last that was committed, or the last of a release: against both, small shifts cannot creep.
enum class Reference : std::uint8_t { last, release };
[[nodiscard]] std::string_view word(Reference reference);

/// A scenario and one baseline of it.
struct Guarded {
  std::string name;
  const model::Plan* plan = nullptr;  // as it is now; has all measures of the baseline
  Baseline baseline;
  std::optional<model::Plan> old_plan{};  // that of the baseline, where it can still be read
  Reference reference = Reference::last;
};

/// Whether a change for the better passes, and one that may be.
enum class Strictness : std::uint8_t { gains_pass, nothing_may_move };

/// Of one measure, or the worst of several: an open question outranks a failure, and what could not
/// be looked at both.
enum class Judgement : std::uint8_t { passes, fails, open, wrong };

struct RegressRequest {
  std::uint32_t at_most = k_most_regress_replications;  // of each scenario
  unsigned threads = 0;  // 0: as many as the machine has; changes no number
  double confidence = k_confidence;
  Strictness strictness = Strictness::gains_pass;  // changes no verdict
};

/// How what goes beyond the replications of a baseline was compared.
enum class Extension : std::uint8_t {
  none,      // nothing went beyond
  paired,    // its plan was run on: the program gives the same as when it was made
  unpaired,  // against those that it has: the program gives something else
};
[[nodiscard]] std::string_view word(Extension extension);

struct GuardedResult {
  std::string name;
  Reference reference = Reference::last;
  std::string baseline_version;
  std::uint64_t seed = 1;
  Hash128 plan_digest;
  Hash128 old_plan_digest;
  std::uint32_t replications = 0;   // that were looked at
  std::uint32_t kept = 0;           // that the baseline has
  std::uint32_t changed_paths = 0;  // of these
  Extension extension = Extension::none;
  std::string unpaired_because{};  // why no pairs could be added
  std::string no_answer{};         // why it has no numbers; empty: it has
  std::vector<Shift> shifts{};
  /// Of those that a run alone can judge, against the last baseline: they hang on no baseline.
  std::vector<ExpectationResult> expectations{};
  std::vector<std::string> warnings{};
  // Whoever loads it fills these in.
  std::string file{};
  std::string baseline_file{};
  std::vector<Diagnostic> defects{};  // errors of it or its baseline, and then no verdicts
  std::vector<SourceSpan> places{};   // by measure: its expectation, else the scenario as a whole
  std::vector<SourceSpan> expectation_places{};

  /// Each truck passes everything at the same instant as in the baseline, and so says each number.
  [[nodiscard]] bool is_identical() const;
  [[nodiscard]] bool has_failed_expectation() const;
};

struct RegressResult {
  std::vector<GuardedResult> scenarios;  // in the order of those that were given
  double confidence = k_confidence;
  std::uint32_t at_most = 0;
  Strictness strictness = Strictness::gains_pass;
  // Whoever loads it fills these in.
  std::vector<Diagnostic> warnings{};  // of the call as a whole; an error among them is one
  std::string version{};
  std::string command{};
};

[[nodiscard]] Judgement judgement_of(ShiftVerdict verdict, Strictness strictness);
[[nodiscard]] Judgement judgement_of(const GuardedResult& scenario, Strictness strictness);
[[nodiscard]] Judgement judgement_of(const RegressResult& result);

/// @param scenarios with at least one measure each; must outlive the call
[[nodiscard]] Expected<RegressResult, RunFailure> regress(std::span<const Guarded> scenarios,
                                                          const RegressRequest& request,
                                                          const RunHooks& hooks);

}  // namespace cuakhau::experiment
