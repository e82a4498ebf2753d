#pragma once

// Laws of durations by their mean.

#include <cuakhau/model/units.hpp>

namespace cuakhau::model {

/// The law of the same shape with that mean: each of its variates longer or shorter by one factor.
/// @param law with a mean above 0
/// @param mean_ms above 0
[[nodiscard]] DurationLaw with_mean(const DurationLaw& law, double mean_ms);

}  // namespace cuakhau::model
