#pragma once

// How many trucks a plan brings on average, as far as that is known before anything runs: what a
// replication has more of them is its luck, and explains much of its results.

#include <map>
#include <string>

#include <cuakhau/model/network.hpp>

namespace cuakhau::model {

/// Trucks a day of the measured window, those refused included: the expected value of the measure
/// `arrived`, by flow. A flow is left out where its mean is not known or leaves nothing to chance:
/// gaps that are no Poisson stream's, trucks that are always there, trucks held or at the start of
/// a run without warm-up, daily counts that are placed as they are, and flows whose arrivals some
/// policy changes.
[[nodiscard]] std::map<std::string, double> expected_arrivals(const Network& network);

}  // namespace cuakhau::model
