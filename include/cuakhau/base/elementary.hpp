#pragma once

// Elementary functions that give the same bits on every machine.
//
// Libraries differ in the last bit of log, exp, sin and cos, sometimes between processors of one
// library. What reaches a tick goes through these: built from + - * / sqrt and bit operations
// alone, no fused multiply-add, rounding to nearest. They follow the C library at the edges
// (infinities, NaN, zeros, subnormals) but set no errno.

#include <cstddef>

#include <cuakhau/base/normal.hpp>        // IWYU pragma: export
#include <cuakhau/base/trigonometry.hpp>  // IWYU pragma: export

namespace cuakhau::det {

/// Natural logarithm, at most 1 ulp from the true value. log(0) is -infinity, log of a negative
/// number NaN.
[[nodiscard]] double log(double x);

/// log of each of `count` values, the same bits as log() gives. `in` and `out` are the same array
/// or do not overlap.
/// @param in finite, normal, positive values; any other gives an unspecified number
void log_block(const double* in, double* out, std::size_t count);

/// e to the power of x, at most 1 ulp from the true value, subnormal results included.
[[nodiscard]] double exp(double x);

/// x to the power of y as exp(y * log(x)): the relative error is at most about (2 + |y log x|)
/// * 2.3e-16, so 10^308 carries 13 good digits. Exact for y = 0 and for x = 1. For x = 0: 0, 1 or
/// infinity by the sign of y.
/// @param x not negative (NaN otherwise)
[[nodiscard]] double pow(double x, double y);

}  // namespace cuakhau::det
