#pragma once

// Least squares with an intercept: y = b₀ + Σ bⱼ xⱼ + error.
//
// Columns are centred and scaled to length 1, then decomposed by QR with pivoting: the normal
// equations, which square what is ill-conditioned, are never formed. A column that the others
// determine, to ten digits, is dropped and has a slope of 0.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include <cuakhau/experiment/point_table.hpp>

namespace cuakhau::experiment {

struct Coefficient {
  double value = 0.0;
  double error = 0.0;  // standard
  bool is_dropped = false;
};

struct Regression {
  Coefficient intercept;
  std::vector<Coefficient> slopes;  // in the order of the columns
  double residual_sd = 0.0;
  double r_squared = 0.0;     // 0 where y does not vary
  std::uint32_t freedom = 0;  // degrees of the residuals: n − 1 − slopes that are not dropped
};

/// @param x a row for each y, at least two more than it has columns
[[nodiscard]] Regression regress(std::span<const double> y, const PointTable& x);

}  // namespace cuakhau::experiment
