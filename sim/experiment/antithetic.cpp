#include <cuakhau/experiment/antithetic.hpp>

#include <algorithm>
#include <cmath>
#include <vector>

#include <cuakhau/base/contract.hpp>

namespace cuakhau::experiment {

AntitheticMean antithetic_mean(std::span<const double> values, double confidence) {
  CUAKHAU_CHECK(values.size() >= 4 && values.size() % 2 == 0, "{} values are no pairs",
                values.size());
  std::vector<double> firsts;
  std::vector<double> seconds;
  std::vector<double> means;
  for (std::size_t k = 0; k < values.size(); k += 2) {
    firsts.push_back(values[k]);
    seconds.push_back(values[k + 1]);
    means.push_back((values[k] + values[k + 1]) / 2.0);
  }
  AntitheticMean found{mean_of(means, confidence), std::nullopt, std::nullopt};
  const double first = *mean_of(firsts, confidence).sd;
  const double second = *mean_of(seconds, confidence).sd;
  const double strangers = (first * first + second * second) / 4.0;
  const double pair = *found.mean.sd * *found.mean.sd;
  // The variance of a mean of two is that of strangers and half the covariance.
  if (first > 0.0 && second > 0.0)
    found.correlation = std::clamp(2.0 * (pair - strangers) / (first * second), -1.0, 1.0);
  if (pair > 0.0) found.saving = strangers / pair;
  return found;
}

}  // namespace cuakhau::experiment
