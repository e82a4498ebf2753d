#pragma once

// How much of the variance of a result each factor explains, alone and with all that it takes part
// in: Sobol' indices from a Saltelli design, by the estimators of Jansen (1999; Saltelli et al.
// 2010, table 2, (b) and (f)).
//
// Results of a simulator are noisy. Noise between replications is kept apart: of every mean square
// of row means the part is taken off that replications say is their own, so that a factor that does
// nothing has indices about 0 with any number of replications from two on. Replications may share
// their numbers from row to row (better) or not.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include <cuakhau/experiment/interval.hpp>
#include <cuakhau/experiment/point_table.hpp>
#include <cuakhau/kernel/stream.hpp>

namespace cuakhau::experiment {

/// The points to run, (d + 2) n of them: n rows A, n rows B, and for each factor n rows A with its
/// column from B.
/// @param base n points of 2 d coordinates, independent or of low discrepancy
[[nodiscard]] PointTable saltelli_points(const PointTable& base);

/// How intervals are made: by drawing rows of the base anew.
struct Bootstrap {
  kernel::StreamKey key = kernel::StreamKey::root(1);
  std::uint32_t samples = 1'000;
  double confidence = 0.95;
};

struct Index {
  double value = 0.0;
  Interval interval;
};

struct SobolIndex {
  Index first;  // share of the variance that knowing this factor alone would take away
  Index total;  // share that would be left if all others were known
};

/// What replications at one point differ by.
struct NoiseShare {
  double variance = 0.0;  // of one replication
  double share = 0.0;     // of the variance of one replication at a random point
};

struct SobolIndices {
  std::vector<SobolIndex> factors;
  double mean = 0.0;
  double variance = 0.0;            // of the expected result over the factors; 0: nothing to share
  std::optional<NoiseShare> noise;  // none with one replication a row
};

/// @param results a row for each of saltelli_points(), a column a replication
/// @param factors d
[[nodiscard]] SobolIndices sobol_indices(const PointTable& results, std::size_t factors,
                                         const Bootstrap& bootstrap);

}  // namespace cuakhau::experiment
