#pragma once

// One long run: its observations depend on each other, the means of long batches of them nearly
// not.
//
// The interval covers less often than it says until batches are long against the memory of the
// series; fewer, longer batches are safer than many short ones (Law & Carson 1979; Schmeiser 1982).
// The serial test shows batches that are too short, and cannot show that they are long enough.

#include <cstddef>
#include <span>
#include <vector>

#include <cuakhau/experiment/interval.hpp>

namespace cuakhau::experiment {

/// The mean of each whole batch of `length` neighbours; what fills none at the end is left out.
[[nodiscard]] std::vector<double> whole_batches(std::span<const double> series, std::size_t length);

/// Whether neighbours are like each other (von Neumann 1941).
struct SerialTest {
  double ratio = 2.0;    // of the squared steps to the squared deviations: 2 without dependence
  double lag_one = 0.0;  // correlation of neighbours
  double p = 1.0;  // one-sided, by the normal law that the ratio nears: small where they are alike
};
/// @param values at least three that are not all equal, else there is nothing to test and p is 1
[[nodiscard]] SerialTest serial_test(std::span<const double> values);

struct BatchMeans {
  Spread mean;
  std::size_t length = 0;  // of a batch
  SerialTest serial;       // of the batches
};

/// The mean of a stationary series by `batches` batches of equal length, with Student's interval.
/// @param batches at least 2, and at most as many as there are observations
[[nodiscard]] BatchMeans batch_means(std::span<const double> series, std::size_t batches,
                                     double confidence);

}  // namespace cuakhau::experiment
