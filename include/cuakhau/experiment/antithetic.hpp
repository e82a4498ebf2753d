#pragma once

// Antithetic pairs of replications: where the first draws u, the second draws 1 − u.
//
// A result that rises with all of its numbers is low in the second where it is high in the first,
// and the mean of the two varies less than that of two strangers (Law, section 11.3). The two of a
// pair are not independent: intervals rest on the means of pairs. Laws that are drawn by rejection
// keep their law but not their order, so that pairs gain little from them.

#include <optional>
#include <span>

#include <cuakhau/experiment/interval.hpp>

namespace cuakhau::experiment {

struct AntitheticMean {
  Spread mean;                        // over the means of pairs
  std::optional<double> correlation;  // within pairs; none where nothing varies
  std::optional<double> saving;       // how often the variance of a pair's mean is in that of the
                                      // mean of two strangers; below 1 where pairs lose
};

/// @param values of replications 0, 1, 2 …, of which 2 k and 2 k + 1 are a pair: at least two pairs
[[nodiscard]] AntitheticMean antithetic_mean(std::span<const double> values, double confidence);

}  // namespace cuakhau::experiment
