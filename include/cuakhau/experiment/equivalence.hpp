#pragma once

// Whether two means are the same within a tolerance, or differ by more than it.
//
// That no difference is shown says nothing: a test that sees little never shows one. Two one-sided
// tests (Schuirmann 1987) turn it round: only who shows that the difference is above −δ, and that
// it is below δ, has shown that it is none that matters.
//
// Waits are skewed, and so are their differences. Of ten such pairs a small mean comes with a small
// spread, and Student's test finds it to be below δ far too often. So the statistic is straightened
// before (Hall 1992): h(t) = t + γ t²/3 + γ² t³/27 + γ/6, γ the skewness of the estimate.

#include <cstdint>
#include <span>

#include <cuakhau/experiment/interval.hpp>

namespace cuakhau::experiment {

/// What one mean has more than another: its error over `error`, straightened, follows Student's
/// law.
struct MeanDifference {
  double value = 0.0;
  double error = 0.0;    // standard error; 0 when nothing varies
  double degrees = 1.0;  // of freedom
  /// Of the estimate: its third cumulant over `error`³, which is that of one pair over √n.
  double skewness = 0.0;
  friend bool operator==(const MeanDifference&, const MeanDifference&) = default;
};

/// A sample in three numbers.
struct SampleSummary {
  double mean = 0.0;
  double sd = 0.0;
  std::uint32_t n = 2;  // at least 2
  double skewness = 0.0;
};

/// Of deviations from their mean, at least 2: their sd, and their skewness without its bias of
/// small samples (0 of fewer than 3, and where nothing varies).
[[nodiscard]] SampleSummary summary_of(double mean, std::span<const double> deviations);

/// Of pairs. @param pairs their differences
[[nodiscard]] MeanDifference paired_means(const SampleSummary& pairs);
/// `b` less `a`, independent and with the same variance.
[[nodiscard]] MeanDifference pooled_means(const SampleSummary& a, const SampleSummary& b);
/// `b` less `a`, independent (Welch 1947, with Satterthwaite's degrees of freedom).
[[nodiscard]] MeanDifference welch_means(const SampleSummary& a, const SampleSummary& b);

[[nodiscard]] Interval interval_of(const MeanDifference& difference, double confidence);

/// The two one-sided tests.
struct EquivalenceTest {
  double above = 1.0;  // p of a true difference of −tolerance or less
  double below = 1.0;  // p of one of tolerance or more

  /// Small: the true difference is smaller than the tolerance.
  [[nodiscard]] double p() const { return above > below ? above : below; }
};

/// @param tolerance 0 or more, in the unit of the difference
[[nodiscard]] EquivalenceTest equivalence(const MeanDifference& difference, double tolerance);

/// p of a true difference within ±tolerance, two-sided: small where it is larger, either way.
[[nodiscard]] double p_of_more(const MeanDifference& difference, double tolerance);

/// The chance that both one-sided tests succeed where the true difference is 0, by integration over
/// the law of the standard error.
/// @param tolerance in true standard errors of the difference
[[nodiscard]] double equivalence_power(double tolerance, double degrees, double significance);

}  // namespace cuakhau::experiment
