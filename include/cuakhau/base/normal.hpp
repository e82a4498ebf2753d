#pragma once

// The standard normal distribution function and its inverse, the same bits on every machine.

namespace cuakhau::det {

/// The z with P(Z <= z) = p. Wichura (1988), algorithm AS 241, PPND16.
/// Relative error measured against a refined long-double root: below 1e-15 for every p from 1e-300
/// to 1 - 2^-53.
/// @param p 0 gives -infinity, 1 +infinity, anything outside [0, 1] NaN
[[nodiscard]] double normal_quantile(double p);

/// P(Z <= z). Cody (1969), rational Chebyshev approximations of the error function.
/// Relative error measured: below 1e-15 for z from -37 to 8. NaN for NaN.
[[nodiscard]] double normal_cdf(double z);

}  // namespace cuakhau::det
