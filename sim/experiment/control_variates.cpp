#include <cuakhau/experiment/control_variates.hpp>

#include <cmath>

#include <cuakhau/base/contract.hpp>

namespace cuakhau::experiment {

ControlledMean controlled_mean(std::span<const double> values, const PointTable& deviations,
                               double confidence) {
  const auto fit = regress(values, deviations);
  ControlledMean found;
  found.value = fit.intercept.value;
  found.error = fit.intercept.error;
  const double half = student_factor(fit.freedom + 1, confidence) * found.error;
  found.interval = {found.value - half, found.value + half};
  found.controls = fit.slopes;
  found.residual_sd = fit.residual_sd;
  const double plain =
      *mean_of(values, confidence).sd / std::sqrt(static_cast<double>(values.size()));
  if (plain > 0.0) found.variance_left = found.error * found.error / (plain * plain);
  return found;
}

double loss_factor(std::uint32_t n, std::uint32_t controls) {
  CUAKHAU_CHECK(n > controls + 2, "{} controls of {} replications", controls, n);
  return (n - 2.0) / (n - controls - 2.0);
}

}  // namespace cuakhau::experiment
