#pragma once

// Means and ratios over replications, with Student intervals. Replications are independent, so
// these are the only intervals that need no assumption on what happens inside one.

#include <cstdint>
#include <optional>
#include <span>

namespace cuakhau::experiment {

struct Interval {
  double low = 0.0;
  double high = 0.0;

  [[nodiscard]] double half_width() const { return (high - low) / 2.0; }
  friend bool operator==(const Interval&, const Interval&) = default;
};

/// A value over n replications. `sd` is the standard deviation of one replication's contribution:
/// the standard error is sd / sqrt(n). With one replication there is neither sd nor interval.
struct Spread {
  double value = 0.0;
  std::optional<double> sd;
  std::optional<Interval> interval;
  std::uint32_t n = 0;
};

/// Mean and t-interval. @param values at least one, finite; @param confidence such as 0.95
[[nodiscard]] Spread mean_of(std::span<const double> values, double confidence);

/// Sum of numerators over sum of denominators, with the delta method's standard error: for ratios R
/// of means, s² = Σ(yₖ − R xₖ)² / (n − 1) / x̄² (Law, Simulation Modeling and Analysis, 5th ed.,
/// section 9.5.3; Cochran 1977, section 6.4). @param denominators of a sum that is not 0
[[nodiscard]] Spread ratio_of(std::span<const double> numerators,
                              std::span<const double> denominators, double confidence);

/// The half-width of the two-sided interval in standard errors: t of n − 1 degrees of freedom.
/// @param n at least 2
[[nodiscard]] double student_factor(std::uint32_t n, double confidence);

}  // namespace cuakhau::experiment
