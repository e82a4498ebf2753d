#include <cuakhau/experiment/relevance.hpp>

#include <array>

namespace cuakhau::experiment {

std::string_view word(Relevance relevance) {
  constexpr std::array<std::string_view, 4> words{"", "matters", "too_small", "open"};
  return words[static_cast<std::size_t>(relevance)];
}

Relevance relevance_of(const Interval& interval, double size) {
  if (interval.low > -size && interval.high < size) return Relevance::too_small;
  if (interval.low >= size || interval.high <= -size) return Relevance::matters;
  return Relevance::open;
}

}  // namespace cuakhau::experiment
