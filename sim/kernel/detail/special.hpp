#pragma once

// Special functions for moments and distribution functions, built on the project's own elementary
// functions.

namespace cuakhau::kernel::detail {

/// log of the gamma function, for x > 0. Stirling's series above 10, the recurrence below.
[[nodiscard]] double log_gamma(double x);

/// Regularised lower incomplete gamma function P(shape, x), for shape > 0 and x >= 0. Series below
/// shape + 1, continued fraction above (Abramowitz & Stegun 6.5.29 and 6.5.31).
[[nodiscard]] double gamma_p(double shape, double x);

}  // namespace cuakhau::kernel::detail
