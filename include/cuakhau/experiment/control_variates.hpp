#pragma once

// Control variates: what is known of the luck of each replication is taken out of its result.
//
// A control is something random whose mean is known, such as the mean service time that was drawn.
// Regressed on the controls' deviations from their means, the intercept estimates the mean of the
// result with the variance that the controls do not explain (Lavenberg & Welch 1981; Law, section
// 11.4). Where result and controls are normal, its Student interval with n − q − 1 degrees of
// freedom covers as often as it says.

#include <cstdint>
#include <span>
#include <vector>

#include <cuakhau/experiment/interval.hpp>
#include <cuakhau/experiment/point_table.hpp>
#include <cuakhau/experiment/regression.hpp>

namespace cuakhau::experiment {

struct ControlledMean {
  double value = 0.0;
  double error = 0.0;  // standard
  Interval interval;
  std::vector<Coefficient> controls;  // what the result has more for 1 more of each
  double residual_sd = 0.0;
  double variance_left = 1.0;  // of the error of the plain mean; above 1 where controls lose
};

/// @param deviations a row a replication: each control less its known mean; at least two more rows
/// than controls. Controls that others determine are dropped.
[[nodiscard]] ControlledMean controlled_mean(std::span<const double> values,
                                             const PointTable& deviations, double confidence);

/// By how much estimating the slopes from the same n replications multiplies the variance that is
/// left, under normality: (n − 2) / (n − q − 2). @param n above q + 2
[[nodiscard]] double loss_factor(std::uint32_t n, std::uint32_t controls);

}  // namespace cuakhau::experiment
