#pragma once

// How uncertain a result is because its inputs are, and which of them matters most (Barton 2012;
// Song & Nelson 2015).
//
// Inputs are drawn over their ranges, and each draw is run with replications of its own. What the
// draws' expected results differ by is the uncertainty of the inputs; what replications of one draw
// differ by is noise, which more replications take away. A regression on the inputs gives each its
// part; what a plane does not explain is the part of bends and of inputs together.

#include <vector>

#include <cuakhau/experiment/variance_components.hpp>

namespace cuakhau::experiment {

/// Of one input.
struct InputPart {
  double slope = 0.0;  // what the result has more at the top of the range than at its bottom
  Interval slope_interval;
  Component variance;  // of the expected result, by this input alone
  double share = 0.0;  // of the variance between draws; 0 where there is none
};

struct InputUncertainty {
  VarianceComponents components;  // between draws of the inputs, within a draw
  std::vector<InputPart> inputs;  // in the order of the coordinates
  double rest = 0.0;              // variance between draws that no input explains alone
  Interval draws;  // what the middle 95 % (or as `confidence` says) of the draws' means lie between
};

/// @param inputs a row a draw, uniform on the unit cube; at least two more draws than inputs
/// @param results a row a draw and a column a replication, at least two
[[nodiscard]] InputUncertainty input_uncertainty(const PointTable& inputs,
                                                 const PointTable& results, double confidence);

}  // namespace cuakhau::experiment
