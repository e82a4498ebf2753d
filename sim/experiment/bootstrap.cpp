#include "experiment/detail/bootstrap.hpp"

#include <algorithm>
#include <cmath>

#include <cuakhau/base/contract.hpp>

namespace cuakhau::experiment::detail {
namespace {

double quantile_of_sorted(const std::vector<double>& values, double order) {
  const double place = order * static_cast<double>(values.size() - 1);
  const double below = std::floor(place);
  const auto left = static_cast<std::size_t>(below);
  if (left + 1 >= values.size()) return values.back();
  return values[left] + (place - below) * (values[left + 1] - values[left]);
}

}  // namespace

Interval percentile_interval(std::vector<double> values, double confidence) {
  CUAKHAU_CHECK(!values.empty(), "an interval of nothing");
  std::ranges::sort(values);
  const double tail = (1.0 - confidence) / 2.0;
  return {quantile_of_sorted(values, tail), quantile_of_sorted(values, 1.0 - tail)};
}

}  // namespace cuakhau::experiment::detail
