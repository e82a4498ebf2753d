#include <cuakhau/experiment/input_uncertainty.hpp>

#include <algorithm>
#include <cmath>

#include <cuakhau/base/contract.hpp>
#include <cuakhau/experiment/regression.hpp>

namespace cuakhau::experiment {
namespace {

// Of a number that is uniform on (0, 1).
constexpr double k_unit_variance = 1.0 / 12.0;

/// The squares of an interval's numbers.
Interval squared(const Interval& interval) {
  const double low = std::abs(interval.low);
  const double high = std::abs(interval.high);
  const bool has_zero = interval.low <= 0.0 && interval.high >= 0.0;
  const double least = has_zero ? 0.0 : std::min(low, high);
  return {least * least, std::max(low, high) * std::max(low, high)};
}

InputPart part_of(const Coefficient& slope, double factor) {
  const double half = factor * slope.error;
  InputPart part{slope.value, {slope.value - half, slope.value + half}, {}, 0.0};
  // The square of an estimate is too large by the square of its error.
  const double square = slope.value * slope.value - slope.error * slope.error;
  const auto range = squared(part.slope_interval);
  part.variance = {std::max(0.0, square) * k_unit_variance,
                   {range.low * k_unit_variance, range.high * k_unit_variance}};
  return part;
}

/// Between which the middle part of the values lies; between the extremes where they are few.
/// Empirical quantiles, linear between the values (Hyndman & Fan 1996, type 7).
Interval middle_of(std::vector<double> values, double share) {
  std::ranges::sort(values);
  const auto quantile = [&](double probability) {
    const double place = probability * static_cast<double>(values.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    const auto above = std::min(below + 1, values.size() - 1);
    return values[below] + (place - static_cast<double>(below)) * (values[above] - values[below]);
  };
  return {quantile((1.0 - share) / 2.0), quantile((1.0 + share) / 2.0)};
}

}  // namespace

InputUncertainty input_uncertainty(const PointTable& inputs, const PointTable& results,
                                   double confidence) {
  CUAKHAU_CHECK(inputs.size() == results.size(), "{} draws and {} results", inputs.size(),
                results.size());
  const auto means = row_means(results);
  InputUncertainty found{
      variance_components(results, confidence), {}, 0.0, middle_of(means, confidence)};
  const auto fit = regress(means, inputs);
  const double between = found.components.between.value;
  double explained = 0.0;
  for (const auto& slope : fit.slopes) {
    auto part = part_of(slope, student_factor(fit.freedom + 1, confidence));
    if (between > 0.0) part.share = std::min(1.0, part.variance.value / between);
    explained += part.variance.value;
    found.inputs.push_back(part);
  }
  found.rest = std::max(0.0, between - explained);
  return found;
}

}  // namespace cuakhau::experiment
