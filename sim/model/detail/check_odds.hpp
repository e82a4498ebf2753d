#pragma once

// What a check is expected to find, from the plan alone: for the load of what its outcomes lead to.

#include <string>
#include <vector>

#include <cuakhau/model/plan.hpp>

namespace cuakhau::model::detail {

/// Of trucks that come to a check.
struct CheckOdds {
  std::vector<double> outcomes;  // as outcomes_of(); of a test, of those whom nothing excuses
  double excused = 0.0;          // by a certificate that is valid when they arrive
  double positive_again = 0.0;   // of those of a positive pool, in their retest
};

/// A test counts with its highest prevalence; a pool as large as turns of the exchange may be.
[[nodiscard]] CheckOdds odds_of(const Plan& plan, const Check& check);

}  // namespace cuakhau::model::detail
