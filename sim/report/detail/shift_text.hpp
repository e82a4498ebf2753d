#pragma once

// What moved against a baseline, in words.

#include <string>
#include <string_view>

#include <cuakhau/experiment/regress.hpp>

#include "report/detail/figure.hpp"

namespace cuakhau::report::detail {

/// Of one scenario beside others: no unit hangs on the plan.
inline constexpr TimeUnit k_minutes_everywhere{"min", 1.0};

/// "same", "cannot tell" …
[[nodiscard]] std::string_view verdict_text(experiment::ShiftVerdict verdict);

/// "+0.8 ±0.1", with the marks of bounds.
[[nodiscard]] std::string shift_figure(const experiment::Shift& shift);

/// "+5.3 %" of the number in the baseline; nothing where that is 0 or missing.
[[nodiscard]] std::string shift_share(const experiment::Shift& shift);

/// The tolerance, without sign.
[[nodiscard]] std::string allowed_text(const experiment::Shift& shift);

/// "wait, p90 (min): worse by +0.8 ±0.1 (+5.3 %); tolerance 0.3".
[[nodiscard]] std::string shift_sentence(const experiment::Shift& shift);

/// What would decide what cannot be told; empty of anything else.
[[nodiscard]] std::string advice_text(const experiment::Shift& shift);

/// "its last baseline", "its baseline of a release".
[[nodiscard]] std::string_view reference_text(experiment::Reference reference);

/// What a scenario's numbers rest on: "30 of 30 paths changed; 120 pairs, those beyond 30 from the
/// baseline's plan, run on".
[[nodiscard]] std::string grounds_text(const experiment::GuardedResult& scenario);

/// "measures[2].of: expected …; help".
[[nodiscard]] std::string defect_text(const Diagnostic& defect);
/// The same behind its place.
[[nodiscard]] std::string placed_text(const Diagnostic& defect);
/// Of all, a line each.
[[nodiscard]] std::string defects_text(const experiment::GuardedResult& scenario);

/// "expectations, on 30 replications: 1 missed and 2 met"; empty where nothing is expected.
[[nodiscard]] std::string expectation_counts_text(const experiment::GuardedResult& scenario);

/// "passes", or all that keeps it from that: "fails and cannot tell all".
[[nodiscard]] std::string judgements_text(const experiment::RegressResult& result);

/// "2 measures got worse, 1 cannot be told with at most 240 replications"; where all
/// paths and numbers are as they were "nothing moved".
[[nodiscard]] std::string outcome_text(const experiment::RegressResult& result);

}  // namespace cuakhau::report::detail
