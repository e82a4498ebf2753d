#pragma once

// Laws of random quantities as words: "exponential(12 min)", "gamma(shape 2.5, mean 6 min)", "5
// min" for a constant. Parameters stand in order or carry their names.

#include <string_view>

#include <cuakhau/model/units.hpp>

#include "scenario/detail/complaint.hpp"
#include "scenario/detail/root.hpp"

namespace cuakhau::scenario::detail {

/// @param files for the values of "empirical(FILE, column NAME, unit min)"
[[nodiscard]] Parsed<model::DurationLaw> law_of(std::string_view text, const Whereabouts& files);

/// "4" or "discrete(1: 50 %, 3: 50 %)".
[[nodiscard]] Parsed<model::CountLaw> count_law_of(std::string_view text);

}  // namespace cuakhau::scenario::detail
