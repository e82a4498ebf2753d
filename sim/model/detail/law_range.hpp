#pragma once

// What a law can give at least and at most: a law of durations must not go below zero, a service
// that never is shorter than the opening hours never fits, and one that never lasts a tick is none.

#include <cuakhau/kernel/distribution.hpp>
#include <cuakhau/model/units.hpp>

namespace cuakhau::model::detail {

/// The smallest value, in the law's own unit. The law must have no problem.
[[nodiscard]] double lowest(const kernel::Distribution& distribution);

/// The greatest value, in the law's own unit; infinite where there is none. The law must have no
/// problem.
[[nodiscard]] double highest(const kernel::Distribution& distribution);

/// Whether each of its durations is rounded to none: time has whole ticks.
[[nodiscard]] bool takes_no_time(const DurationLaw& law);

/// The mean in ms of what lasts a tick at times; of what never does, 0.
[[nodiscard]] double mean_ms(const DurationLaw& law);

/// The smallest duration of any commodity's service, in ms.
[[nodiscard]] double lowest(const ServiceLaw& law);

/// Whether none of its laws has a problem.
[[nodiscard]] bool is_sound(const ServiceLaw& law);

/// Whether every value is a whole number from `least` to `most`.
[[nodiscard]] bool is_whole_between(const kernel::Distribution& distribution, double least,
                                    double most);

}  // namespace cuakhau::model::detail
