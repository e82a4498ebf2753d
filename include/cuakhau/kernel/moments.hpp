#pragma once

// What a law promises about its variates: mean, variance and distribution function, for checks
// before a run and tests after it.

namespace cuakhau::kernel {

struct Distribution;

/// @param distribution one without a problem()
[[nodiscard]] double mean(const Distribution& distribution);

/// @param distribution one without a problem()
[[nodiscard]] double variance(const Distribution& distribution);

/// P(X <= x), to about 12 digits.
/// @param distribution one without a problem()
[[nodiscard]] double cdf(const Distribution& distribution, double x);

}  // namespace cuakhau::kernel
