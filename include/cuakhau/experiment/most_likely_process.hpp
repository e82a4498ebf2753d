#pragma once

// The covariance of a Gaussian process, found from the observations themselves.

#include <cuakhau/experiment/gaussian_process.hpp>

namespace cuakhau::experiment {

/// The process whose covariance makes the observations most likely: the best point that searches
/// from several starts find (BOBYQA, Powell 2009), with lengths between 1/50 and 10 times the range
/// of their coordinate. The same observations give the same process.
[[nodiscard]] GaussianProcess most_likely_process(const Observations& observations, Trend trend);

}  // namespace cuakhau::experiment
