#pragma once

// What a law can give at least: a law of durations must not go below zero, and a service that never
// is shorter than the opening hours never fits.

#include <cuakhau/kernel/distribution.hpp>
#include <cuakhau/model/units.hpp>

namespace cuakhau::model::detail {

/// The smallest value, in the law's own unit. The law must have no problem.
[[nodiscard]] double lowest(const kernel::Distribution& distribution);

/// The smallest duration of any commodity's service, in ms.
[[nodiscard]] double lowest(const ServiceLaw& law);

/// Whether none of its laws has a problem.
[[nodiscard]] bool is_sound(const ServiceLaw& law);

/// Whether every value is a whole number from `least` to `most`.
[[nodiscard]] bool is_whole_between(const kernel::Distribution& distribution, double least,
                                    double most);

}  // namespace cuakhau::model::detail
