#include <cuakhau/experiment/warm_up.hpp>

#include <vector>

#include <cuakhau/experiment/batch_means.hpp>

namespace cuakhau::experiment {
namespace {

/// MSER(d) for every d below k: from the back, by Welford's update, so that nothing cancels.
std::vector<double> statistics(std::span<const double> means) {
  std::vector<double> statistics(means.size());
  double mean = 0.0;
  double squares = 0.0;
  for (std::size_t kept = 1; kept <= means.size(); ++kept) {
    const auto d = means.size() - kept;
    const auto count = static_cast<double>(kept);
    const double step = means[d] - mean;
    mean += step / count;
    squares += step * (means[d] - mean);
    statistics[d] = squares / (count * count);
  }
  return statistics;
}

}  // namespace

WarmUpCut mser(std::span<const double> series, std::size_t batch) {
  const auto means = whole_batches(series, batch);
  const auto bound = means.size() / 2;
  if (bound == 0) return {0, 0.0, true};
  const auto value = statistics(means);
  std::size_t best = 0;
  for (std::size_t d = 1; d < bound; ++d)
    if (value[d] < value[best]) best = d;
  return {best * batch, value[best], best + 1 == bound};
}

}  // namespace cuakhau::experiment
