#pragma once

// Sine and cosine that give the same bits on every machine; see elementary.hpp for how and why.

namespace cuakhau::det {

/// Largest magnitude that sin and cos take: 2^20. Angles here are phases of a day or a year, never
/// larger.
inline constexpr double k_largest_angle = 1048576.0;

/// Sine of an angle in radians, at most 1 ulp from the true value. NaN for NaN and infinities.
/// @param x at most k_largest_angle in magnitude when finite: a contract
[[nodiscard]] double sin(double x);

/// Cosine of an angle in radians, on the terms of sin().
[[nodiscard]] double cos(double x);

}  // namespace cuakhau::det
