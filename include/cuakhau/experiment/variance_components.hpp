#pragma once

// What varies between groups and what within them: one-way analysis of variance with random
// effects, for groups that have independent replications (Searle, Casella & McCulloch 1992, section
// 3.6).
//
// Groups are draws of what is not known, replications are the luck of each. The intervals within
// and of the share are exact where both are normal; the one between is that of Tukey (1951) and
// Williams (1962), which covers at least nearly as often as it says.

#include <cuakhau/experiment/interval.hpp>
#include <cuakhau/experiment/point_table.hpp>

namespace cuakhau::experiment {

struct Component {
  double value = 0.0;
  Interval interval;
};

struct VarianceComponents {
  Spread mean;        // over groups
  Component between;  // variance of the groups' expected values
  Component within;   // variance of one replication about its group's
  Component share;    // of `between` in the sum of both
};

/// @param cells a row a group and a column a replication, at least two of each; no number is shared
/// between rows
[[nodiscard]] VarianceComponents variance_components(const PointTable& cells, double confidence);

}  // namespace cuakhau::experiment
