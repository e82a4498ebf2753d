#pragma once

// The assumed values of a scenario as factors over their ranges.

#include <string>
#include <vector>

#include <cuakhau/experiment/factor.hpp>
#include <cuakhau/scenario/load.hpp>

namespace cuakhau::scenario {

struct AssumedFactors {
  std::vector<experiment::Factor> factors;  // in the order of the scenario
  std::vector<std::string> left_out;        // paths of ranges that are none of numbers
};

/// A law is stretched to a mean of its range.
/// @param loaded without errors
[[nodiscard]] AssumedFactors assumed_factors(const Loaded& loaded);

}  // namespace cuakhau::scenario
