#include <cuakhau/experiment/ocba.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include <cuakhau/base/contract.hpp>

namespace cuakhau::experiment {
namespace {

std::size_t best_of(std::span<const MeanSoFar> alternatives, Goal goal) {
  const auto worse = [goal](const MeanSoFar& one, const MeanSoFar& other) {
    return goal == Goal::largest ? one.mean < other.mean : one.mean > other.mean;
  };
  return static_cast<std::size_t>(std::ranges::max_element(alternatives, worse) -
                                  alternatives.begin());
}

/// The smallest distance to the best that is above 0; 1 where there is none.
double smallest_distance(std::span<const MeanSoFar> alternatives, double best) {
  double least = std::numeric_limits<double>::infinity();
  for (const auto& one : alternatives)
    if (one.mean != best) least = std::min(least, std::abs(one.mean - best));
  return std::isinf(least) ? 1.0 : least;
}

}  // namespace

std::vector<double> ocba_allocation(std::span<const MeanSoFar> alternatives, Goal goal,
                                    double total) {
  CUAKHAU_CHECK(alternatives.size() >= 2, "a choice of {}", alternatives.size());
  const std::size_t best = best_of(alternatives, goal);
  const double least = smallest_distance(alternatives, alternatives[best].mean);
  std::vector<double> shares(alternatives.size(), 0.0);
  double squares = 0.0;
  for (std::size_t i = 0; i < shares.size(); ++i) {
    const auto& [mean, sd] = alternatives[i];
    if (i == best || sd == 0.0) continue;
    const double distance = std::max(least, std::abs(mean - alternatives[best].mean));
    shares[i] = sd * sd / (distance * distance);
    squares += shares[i] * shares[i] / (sd * sd);
  }
  shares[best] = alternatives[best].sd * std::sqrt(squares);
  const double sum = std::accumulate(shares.begin(), shares.end(), 0.0);
  for (double& share : shares)
    share = sum > 0.0 ? share / sum * total : total / static_cast<double>(shares.size());
  return shares;
}

std::vector<std::uint32_t> ocba_step(std::span<const MeanSoFar> alternatives,
                                     std::span<const std::uint32_t> spent, Goal goal,
                                     std::uint32_t step) {
  const std::uint32_t sum = std::accumulate(spent.begin(), spent.end(), step);
  auto lacking = ocba_allocation(alternatives, goal, sum);
  for (std::size_t i = 0; i < lacking.size(); ++i) lacking[i] -= spent[i];
  std::vector<std::uint32_t> more(alternatives.size(), 0);
  for (; step > 0; --step) {
    const auto most = std::ranges::max_element(lacking);
    *most -= 1.0;
    ++more[static_cast<std::size_t>(most - lacking.begin())];
  }
  return more;
}

}  // namespace cuakhau::experiment
