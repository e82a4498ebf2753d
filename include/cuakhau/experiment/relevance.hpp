#pragma once

// Whether a difference is large enough to matter, for whoever says from which size on.

#include <cstdint>
#include <string_view>

#include <cuakhau/experiment/interval.hpp>

namespace cuakhau::experiment {

enum class Relevance : std::uint8_t {
  not_asked,
  matters,    // as large, or larger
  too_small,  // smaller, whether it is shown or not
  open,       // the interval holds sizes that matter and sizes that do not
};
/// "" where it was not asked.
[[nodiscard]] std::string_view word(Relevance relevance);

/// @param interval of the difference @param size from which on it matters, in either direction
[[nodiscard]] Relevance relevance_of(const Interval& interval, double size);

}  // namespace cuakhau::experiment
