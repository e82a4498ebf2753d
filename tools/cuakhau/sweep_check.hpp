#pragma once

// What can be known of a sweep's factors before anything runs.

#include <optional>

#include <cuakhau/base/hash.hpp>
#include <cuakhau/experiment/design.hpp>

#include "sweep_plans.hpp"

namespace cuakhau::tool {

/// Looks at each factor alone, at the ends of its range or at each of its choices: a path that is
/// none, or a value that the scenario does not take, is printed, and nothing comes back. Of points
/// from a file a value may be wrong at some of them.
/// @return a digest of what the choices stand for, such as the policies in files
[[nodiscard]] std::optional<Hash128> check_factors(const experiment::Design& design,
                                                   SweepPlans& plans);

/// Says of which factors each value makes a constant of a law that varies in the scenario, and how
/// to keep the law: once for each, on standard error.
void warn_of_lost_spread(const experiment::Design& design, SweepPlans& plans,
                         const model::Plan& base);

}  // namespace cuakhau::tool
