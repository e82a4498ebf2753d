#pragma once

// A metamodel: what a simulator would find between the points at which it was run, with the error
// of saying so.
//
// The response is a trend plus a smooth Gaussian field of covariance s² exp(−Σ dⱼ² / 2 lⱼ²), seen
// through noise of known variance at each point. With noise that is the variance of the mean over
// replications this is stochastic kriging (Ankenman, Nelson & Staum 2010), without noise ordinary
// kriging. It holds among its points and knows nothing outside them.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include <cuakhau/base/expected.hpp>
#include <cuakhau/experiment/interval.hpp>
#include <cuakhau/experiment/point_table.hpp>

namespace cuakhau::experiment {

/// What was found at the points of a design.
struct Observations {
  PointTable points;
  std::vector<double> values;  // one a point
  std::vector<double> noise;   // the variance of each value about the true response, independent
};

struct Covariance {
  double variance = 1.0;        // s²
  std::vector<double> lengths;  // l of each coordinate
};

/// About what the field varies: 0, or a constant that is estimated (generalised least squares).
enum class Trend : std::uint8_t { zero, constant };

/// Of the expected response at a point, not of one replication there.
struct Prediction {
  double value = 0.0;
  double variance = 0.0;
};

/// A point that lies outside the range of the design in a coordinate.
struct Extrapolation {
  std::size_t coordinate = 0;
  double value = 0.0;
  Interval range;
};

/// Each value predicted from all others with the same covariance; the variance is that of the
/// observation, noise included.
struct LeaveOneOut {
  std::vector<Prediction> predictions;  // in the order of the points
  double q_squared = 0.0;  // 1 − squared errors / squared deviations from the mean; below 0 where
                           // the mean predicts better
};

class GaussianProcess {
 public:
  /// @param observations at least two points
  GaussianProcess(Observations observations, Covariance covariance, Trend trend);

  /// At a point within the range of the design in every coordinate.
  [[nodiscard]] Expected<Prediction, Extrapolation> predict(std::span<const double> point) const;
  /// Anywhere: far from all points it is the trend.
  [[nodiscard]] Prediction extrapolate(std::span<const double> point) const;

  [[nodiscard]] LeaveOneOut leave_one_out() const;
  /// Of the observations; a trend is set to its estimate.
  [[nodiscard]] double log_likelihood() const;
  [[nodiscard]] double trend() const;
  [[nodiscard]] const Covariance& covariance() const;
  /// What had to be added to each variance for the matrix to have a root: 0 but for points that
  /// lie too close together.
  [[nodiscard]] double jitter() const;

 private:
  struct Fit;
  std::shared_ptr<const Fit> fit_;  // of all copies
};

/// By how much a draw of the law of this prediction is expected to fall below `best`, as 0 where it
/// does not (Jones, Schonlau & Welch 1998).
[[nodiscard]] double expected_improvement(const Prediction& prediction, double best);

}  // namespace cuakhau::experiment
