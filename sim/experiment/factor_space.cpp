#include <cuakhau/experiment/factor_space.hpp>

#include <algorithm>
#include <limits>
#include <numeric>
#include <utility>

namespace cuakhau::experiment {
namespace {

constexpr double k_bearable = 0.05;

}  // namespace

FactorSpace::FactorSpace(std::vector<Factor> factors, const PointTable& points)
    : factors_(std::move(factors)) {
  for (std::size_t k = 0; k < factors_.size(); ++k) {
    const auto& factor = factors_[k];
    const auto range = range_of(points, k);
    start_.push_back(points[0][k]);
    const auto values = factor.is_range() ? 2 : factor.choices.size();
    const std::size_t width = values == 2 ? 1 : values;
    width_of_.push_back(range.low == range.high ? 0 : width);
    const bool has_share = varies(k) && factor.is_range();
    seen_.push_back(has_share ? Interval{share_of(factor, range.low), share_of(factor, range.high)}
                              : Interval{0.0, 1.0});
    auto& seen = seen_choices_.emplace_back(factor.choices.size());
    for (std::size_t row = 0; !factor.is_range() && row < points.size(); ++row)
      seen[static_cast<std::size_t>(points[row][k])] = true;
    if (width_of_[k] == 1) names_.push_back(factor.name());
    for (std::size_t value = 0; width_of_[k] > 1 && value < values; ++value)
      names_.push_back(factor.name() + " = " + factor.choices[value]);
  }
}

std::vector<double> FactorSpace::coordinates(std::span<const double> point) const {
  std::vector<double> found;
  for (std::size_t k = 0; k < factors_.size(); ++k) {
    if (width_of_[k] == 1)
      found.push_back(factors_[k].is_range() ? share_of(factors_[k], point[k]) : point[k]);
    for (std::size_t value = 0; width_of_[k] > 1 && value < width_of_[k]; ++value)
      found.push_back(static_cast<double>(value) == point[k] ? 1.0 : 0.0);
  }
  return found;
}

std::vector<std::size_t> FactorSpace::beyond(std::span<const double> point) const {
  std::vector<std::size_t> found;
  for (std::size_t k = 0; k < factors_.size(); ++k) {
    if (!varies(k)) continue;
    if (!factors_[k].is_range()) {
      if (!seen_choices_[k][static_cast<std::size_t>(point[k])]) found.push_back(k);
      continue;
    }
    const double share = share_of(factors_[k], point[k]);
    if (share < seen_[k].low - k_bearable || share > seen_[k].high + k_bearable) found.push_back(k);
  }
  return found;
}

std::vector<std::size_t> spread_points(const PointTable& points, std::size_t most) {
  std::vector<std::size_t> chosen(points.size());
  std::iota(chosen.begin(), chosen.end(), std::size_t{0});
  if (points.size() <= most) return chosen;
  chosen.clear();
  std::vector<double> apart(points.size(), std::numeric_limits<double>::infinity());
  for (std::size_t next = 0; chosen.size() < most;
       next = static_cast<std::size_t>(std::ranges::max_element(apart) - apart.begin())) {
    chosen.push_back(next);
    for (std::size_t row = 0; row < points.size(); ++row)
      apart[row] = std::min(apart[row], squared_distance(points[row], points[next]));
  }
  std::ranges::sort(chosen);
  return chosen;
}

}  // namespace cuakhau::experiment
