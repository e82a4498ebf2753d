#include <cuakhau/experiment/batch_means.hpp>

#include <cmath>
#include <numeric>

#include <cuakhau/base/contract.hpp>
#include <cuakhau/base/normal.hpp>

namespace cuakhau::experiment {

std::vector<double> whole_batches(std::span<const double> series, std::size_t length) {
  std::vector<double> means(series.size() / length);
  for (std::size_t j = 0; j < means.size(); ++j) {
    const auto part = series.subspan(j * length, length);
    means[j] = std::accumulate(part.begin(), part.end(), 0.0) / static_cast<double>(length);
  }
  return means;
}

SerialTest serial_test(std::span<const double> values) {
  if (values.size() < 3) return {};
  const auto n = static_cast<double>(values.size());
  const double mean = std::accumulate(values.begin(), values.end(), 0.0) / n;
  double squares = 0.0;
  double steps = 0.0;
  double products = 0.0;
  for (std::size_t k = 0; k < values.size(); ++k) {
    squares += (values[k] - mean) * (values[k] - mean);
    if (k == 0) continue;
    steps += (values[k] - values[k - 1]) * (values[k] - values[k - 1]);
    products += (values[k] - mean) * (values[k - 1] - mean);
  }
  if (squares == 0.0) return {};
  SerialTest found{steps / squares, products / squares, 1.0};
  // Of independent normal values the ratio has mean 2 and this variance.
  const double variance = 4.0 * (n - 2.0) / ((n - 1.0) * (n + 1.0));
  found.p = det::normal_cdf((found.ratio - 2.0) / std::sqrt(variance));
  return found;
}

BatchMeans batch_means(std::span<const double> series, std::size_t batches, double confidence) {
  CUAKHAU_CHECK(batches >= 2 && batches <= series.size(), "{} batches of {} observations", batches,
                series.size());
  const std::size_t length = series.size() / batches;
  const auto means = whole_batches(series.first(length * batches), length);
  return {mean_of(means, confidence), length, serial_test(means)};
}

}  // namespace cuakhau::experiment
