#include <cuakhau/experiment/multiplicity.hpp>

#include <algorithm>
#include <cstddef>
#include <numeric>

namespace cuakhau::experiment {

std::vector<AdjustedP> holm(std::span<const double> values) {
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {}, [&](std::size_t index) { return values[index]; });
  std::vector<AdjustedP> adjusted(values.size());
  double largest = 0.0;
  for (std::size_t rank = 0; rank < order.size(); ++rank) {
    const auto factor = static_cast<double>(order.size() - rank);
    largest = std::max(largest, std::min(1.0, factor * values[order[rank]]));
    adjusted[order[rank]] = {largest, factor};
  }
  return adjusted;
}

}  // namespace cuakhau::experiment
