#pragma once

// Differences between scenarios that share their random numbers: pairs of replications.
//
// Replication k of one scenario is compared with replication k of another. Where the luck that they
// share moves both alike, the difference is known far better than from independent runs, which
// would have the variance of both.

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include <cuakhau/experiment/interval.hpp>
#include <cuakhau/model/measure.hpp>

namespace cuakhau::experiment {

/// One measure of one scenario: a reading a replication. Samples that are compared have the same
/// replications in the same order.
using Sample = std::span<const model::Reading>;

/// A value over replications, and what each of them adds to its error: their sum is 0, and the
/// standard error is the root of their mean square over n − 1.
struct Contributions {
  double value = 0.0;
  std::vector<double> errors;
};

/// Of each sample. Ratios are pooled, and their errors are those of the delta method
/// (interval.hpp); of other readings only the replications count in which every sample has one.
/// Nothing when no replication is left.
[[nodiscard]] std::optional<std::vector<Contributions>> contributions(
    std::span<const Sample> samples, model::Pooling pooling);

/// What `b` has more than `a`.
struct Difference {
  double value = 0.0;
  std::uint32_t n = 0;                // pairs that it rests on
  std::optional<double> sd;           // of one pair's contribution: the standard error is sd / √n
  std::optional<Interval> interval;   // Student's, with n − 1 degrees of freedom
  std::optional<double> p;            // two-sided, of no difference
  std::optional<double> correlation;  // of the two within pairs; none where one does not vary
  std::optional<double> pairing;      // how often the variance of pairs is in that of two
                                      // independent runs; none where pairs do not vary at all
  friend bool operator==(const Difference&, const Difference&) = default;
};

[[nodiscard]] Difference difference(const Contributions& a, const Contributions& b,
                                    double confidence);

/// Whether every replication gives the same number in both: no test is needed to call them equal.
[[nodiscard]] bool are_identical(Sample a, Sample b);

}  // namespace cuakhau::experiment
