#pragma once

// Which of several scenarios is best at one measure: multiple comparisons with the best, and the
// subset that the best is surely in, for scenarios that share their random numbers.
//
// With Wᵢⱼ = t(n − 1, 1 − α/(k − 1)) · sᵢⱼ / √n, sᵢⱼ the standard deviation of the paired
// differences, the true best lies above every other by no more than its estimated lead + W, for all
// others at once, with a chance of at least 1 − α (Bonferroni; only comparisons with the best
// count). From that one event follow the subset (Nelson, Swann, Goldsman & Song 2001; Boesel,
// Nelson & Kim 2003 for common random numbers) and the intervals (Hsu 1996, section 4.2; unequal
// variances).

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include <cuakhau/experiment/paired.hpp>

namespace cuakhau::experiment {

enum class Goal : std::uint8_t { largest, smallest };

/// One scenario against the best of the others: how much better (above 0) or worse it is, in the
/// unit of the measure.
struct AgainstBest {
  double lead = 0.0;         // over the best other one by estimate
  Interval interval;         // of the true lead, all scenarios at once; it contains 0 or ends there
  bool may_be_best = false;  // the subset
};

/// In the order of `scenarios`. @param scenarios at least two, of at least two common replications
[[nodiscard]] std::vector<AgainstBest> against_best(std::span<const Contributions> scenarios,
                                                    Goal goal, double confidence);

}  // namespace cuakhau::experiment
